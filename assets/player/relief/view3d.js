import { clipMove } from "../map/clipping.js";
import { clampToDomain, roundedFor, BEHIND, OFF_MAP, SEEN } from "../map/view.js";
import { Projection } from "./projection.js";
import { Raster, SKY } from "./raster.js";

const PIECE = 5; // px, the length of a piece of a path
const MAX_PIECES = 8000; // of a path

/**
 * A map of `width` x `height` px that shows a relief from the camera; it has the methods of View.
 *
 * @implements {MapView}
 */
export class View3D {
  flat = false;

  /**
   * `density` is the number of pixels per px with which hidden parts are found.
   *
   * @param {Relief} relief
   * @param {Camera} camera
   */
  constructor(relief, camera, width, height, density) {
    const { domain } = relief.surface.landscape;
    this.relief = relief;
    this.domain = domain;
    this.width = width;
    this.height = height;
    this.projection = new Projection(camera, relief.aspect, width, height);
    this.raster = new Raster(relief, this.projection, width, height, density);
  }

  /** Returns u, v of a point, 0..1 over the domain. */
  #fractions(x, y) {
    const [[left, right], [bottom, top]] = this.domain;
    return [(x - left) / (right - left), (y - bottom) / (top - bottom)];
  }

  #height(u, v, loss) {
    return loss === undefined ? this.relief.heightAt(u, v) : this.relief.heightOf(loss);
  }

  /**
   * Returns [px from the left, px from the top] of a point at the height of `loss`, or on the surface without one.
   *
   * @param {number} [loss]
   * @returns {Point}
   */
  place(x, y, loss) {
    const [u, v] = this.#fractions(x, y);
    return [this.projection.pixelX(u, v), this.projection.pixelY(u, v, this.#height(u, v, loss))];
  }

  /** Returns the position (px) of the nearest point of the domain. */
  placeInside(x, y) {
    return this.place(...clampToDomain(this.domain, x, y));
  }

  /** Tells whether a point is visible, not behind a hill; a point off the map is never hidden. */
  visible(x, y, loss) {
    const [u, v] = this.#fractions(x, y);
    return this.#isVisible(u, v, this.#height(u, v, loss));
  }

  #isVisible(u, v, height) {
    const { projection } = this;
    return this.raster.shows(projection.pixelX(u, v), projection.pixelY(u, v, height), projection.depth(u, v));
  }

  /** Tells whether the surface is visible at a position (px). */
  covers(pixelX, pixelY) {
    return this.raster.depthAt(pixelX, pixelY) !== SKY;
  }

  /** Returns the point that is visible at a position (px), or the nearest on the edge of the map. */
  pointAt(pixelX, pixelY) {
    const { projection } = this;
    const visibleDepth = this.raster.depthAt(pixelX, pixelY);
    const depth = visibleDepth === SKY ? this.#depthBeside(pixelX, pixelY) : visibleDepth;
    const [u, v] = projection.ground(pixelX, depth);
    const [[left, right], [bottom, top]] = this.domain;
    const scaleX = (projection.scale * projection.aspect) / (right - left);
    const scaleY = projection.scale / (top - bottom);
    const x = roundedFor(left + u * (right - left), scaleX);
    return clampToDomain(this.domain, x, roundedFor(bottom + v * (top - bottom), scaleY));
  }

  /** Returns the depth for a position off the map: of its front or back edge in that column, if there is one. */
  #depthBeside(pixelX, pixelY) {
    const { projection } = this;
    const crossing = projection.crossing(pixelX);
    const depth = (projection.middleY - pixelY) / (projection.scale * projection.rise);
    return crossing ? Math.max(crossing[0], Math.min(crossing[1], depth)) : depth;
  }

  /** Returns how far (data units) a point lies outside the domain; 0 inside. */
  distanceOutside(x, y) {
    const [nearestX, nearestY] = clampToDomain(this.domain, x, y);
    return Math.hypot(x - nearestX, y - nearestY);
  }

  /** Returns the line through `points` (x, y per step, up to step `last`), draped over the surface: see View.line. */
  line(points, last, margin) {
    const line = { x: [], y: [], states: [], indices: new Int32Array(last + 1) };
    const spacing = Math.max(PIECE, this.#pathLength(points, last) / MAX_PIECES);
    this.#add(line, ...this.#fractions(points[0], points[1]), OFF_MAP);
    for (let k = 1; k <= last; k++) {
      this.#addStep(line, points.subarray(2 * k - 2, 2 * k + 2), spacing);
      line.indices[k] = line.x.length - 1;
    }
    return { ...line, parts: this.#partsOf(line, margin) };
  }

  /** Drapes one step, from ax, ay to bx, by (data units), over the surface, in pieces, as far as it is on the map. */
  #addStep(line, [ax, ay, bx, by], spacing) {
    const part = clipMove(ax, ay, bx, by, this.domain);
    if (!part) return this.#add(line, ...this.#fractions(bx, by), OFF_MAP);
    const [fromX, fromY, toX, toY] = part;
    const [u0, v0] = this.#fractions(fromX, fromY);
    const [u, v] = this.#fractions(toX, toY);
    if (fromX !== ax || fromY !== ay) this.#add(line, u0, v0, OFF_MAP);
    const pieces = Math.max(1, Math.ceil(this.#lengthOf(u - u0, v - v0) / spacing));
    for (let i = 1; i <= pieces; i++) this.#add(line, u0 + (i / pieces) * (u - u0), v0 + (i / pieces) * (v - v0));
    if (toX !== bx || toY !== by) this.#add(line, ...this.#fractions(bx, by), OFF_MAP);
  }

  /** Returns the parts of the pieces that are on the map, as in View.line, clipped to the canvas. */
  #partsOf({ x, y, states }, margin) {
    const parts = new Float64Array(4 * x.length).fill(NaN);
    const box = [[-margin, this.width + margin], [-margin, this.height + margin]];
    for (let k = 1; k < x.length; k++) {
      const part = states[k] === OFF_MAP ? null : clipMove(x[k - 1], y[k - 1], x[k], y[k], box);
      if (part) parts.set(part, 4 * k);
    }
    return parts;
  }

  #add({ x, y, states }, u, v, state) {
    const height = this.relief.heightAt(u, v);
    x.push(this.projection.pixelX(u, v));
    y.push(this.projection.pixelY(u, v, height));
    states.push(state ?? (this.#isVisible(u, v, height) ? SEEN : BEHIND));
  }

  /** Returns the length (px) of a move along the ground, seen from above. */
  #lengthOf(du, dv) {
    return Math.hypot(du * this.relief.aspect, dv) * this.projection.scale;
  }

  #pathLength(points, last) {
    const [[left, right], [bottom, top]] = this.domain;
    let length = 0;
    for (let k = 1; k <= last; k++) {
      const du = (points[2 * k] - points[2 * k - 2]) / (right - left);
      const dv = (points[2 * k + 1] - points[2 * k - 1]) / (top - bottom);
      length += Math.min(this.#lengthOf(1, 1), this.#lengthOf(du, dv));
    }
    return length;
  }
}
