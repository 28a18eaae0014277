import { clipMove } from "../map/clipping.js";
import { heldIn, roundedFor, BEHIND, OFF_MAP, SEEN } from "../map/view.js";
import { Projection } from "./projection.js";
import { Raster, SKY } from "./raster.js";

const PIECE = 5; // px
const MOST_PIECES = 8000; // of a path

/**
 * A map of `width` x `height` px as a relief that the camera looks at; the same interface as View.
 *
 * @implements {MapView}
 */
export class View3D {
  flat = false;

  /**
   * `density` is the number of pixels per px at which it is found out what hides what.
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

  /** Returns the shares u, v of the domain, 0..1 inside it. */
  #shares(x, y) {
    const [[left, right], [bottom, top]] = this.domain;
    return [(x - left) / (right - left), (y - bottom) / (top - bottom)];
  }

  #height(u, v, loss) {
    return loss === undefined ? this.relief.heightAt(u, v) : this.relief.heightOf(loss);
  }

  /**
   * Returns [px from the left, px from the top] of a point; without a loss, of the surface there.
   *
   * @param {number} [loss]
   * @returns {Point}
   */
  place(x, y, loss) {
    const [u, v] = this.#shares(x, y);
    return [this.projection.pixelX(u, v), this.projection.pixelY(u, v, this.#height(u, v, loss))];
  }

  /** Returns the place of the nearest point on the map. */
  hold(x, y) {
    return this.place(...heldIn(this.domain, x, y));
  }

  /** Tells whether no hill hides a point; one beside the map is never hidden. */
  visible(x, y, loss) {
    const [u, v] = this.#shares(x, y);
    return this.#isSeen(u, v, this.#height(u, v, loss));
  }

  #isSeen(u, v, height) {
    const { projection } = this;
    return this.raster.shows(projection.pixelX(u, v), projection.pixelY(u, v, height), projection.depth(u, v));
  }

  /** Tells whether the surface is seen at a px place. */
  covers(pixelX, pixelY) {
    return this.raster.depthAt(pixelX, pixelY) !== SKY;
  }

  /** Returns the point that is seen at a px place, or the nearest on the map's edge. */
  pointAt(pixelX, pixelY) {
    const { projection } = this;
    const seen = this.raster.depthAt(pixelX, pixelY);
    const depth = seen === SKY ? this.#depthBeside(pixelX, pixelY) : seen;
    const [u, v] = projection.ground(pixelX, depth);
    const [[left, right], [bottom, top]] = this.domain;
    const pace = [projection.scale * projection.aspect / (right - left), projection.scale / (top - bottom)];
    const x = roundedFor(left + u * (right - left), pace[0]);
    return heldIn(this.domain, x, roundedFor(bottom + v * (top - bottom), pace[1]));
  }

  /** In the sky over the map the back edge is nearest, under it the front edge, beside it whatever is level with it. */
  #depthBeside(pixelX, pixelY) {
    const { projection } = this;
    const crossing = projection.crossing(pixelX);
    const level = (projection.middleY - pixelY) / (projection.scale * projection.rise);
    return crossing ? Math.max(crossing[0], Math.min(crossing[1], level)) : level;
  }

  /** Returns how far (data units) a point lies outside the domain; 0 inside. */
  distanceOutside(x, y) {
    const [heldX, heldY] = heldIn(this.domain, x, y);
    return Math.hypot(x - heldX, y - heldY);
  }

  /** Returns the line through `points` (x, y per step, up to step `last`), laid over the surface: see View.line. */
  line(points, last, margin) {
    const line = { x: [], y: [], states: [], indices: new Int32Array(last + 1) };
    const spacing = Math.max(PIECE, this.#length(points, last) / MOST_PIECES);
    this.#add(line, ...this.#shares(points[0], points[1]), OFF_MAP);
    for (let k = 1; k <= last; k++) {
      this.#addStep(line, points.subarray(2 * k - 2, 2 * k + 2), spacing);
      line.indices[k] = line.x.length - 1;
    }
    return { ...line, parts: this.#partsOf(line, margin) };
  }

  /** Lays one step, x, y to x, y in data units, over the surface, in pieces, as far as it is on the map. */
  #addStep(line, [ax, ay, bx, by], spacing) {
    const part = clipMove(ax, ay, bx, by, this.domain);
    if (!part) return this.#add(line, ...this.#shares(bx, by), OFF_MAP);
    const [fromX, fromY, toX, toY] = part;
    const [u0, v0] = this.#shares(fromX, fromY);
    const [u, v] = this.#shares(toX, toY);
    if (fromX !== ax || fromY !== ay) this.#add(line, u0, v0, OFF_MAP);
    const pieces = Math.max(1, Math.ceil(this.#span(u - u0, v - v0) / spacing));
    for (let i = 1; i <= pieces; i++) this.#add(line, u0 + (i / pieces) * (u - u0), v0 + (i / pieces) * (v - v0));
    if (toX !== bx || toY !== by) this.#add(line, ...this.#shares(bx, by), OFF_MAP);
  }

  /** Returns the parts, as in View.line, of the pieces that are on the map: px, cut to what is seen of it. */
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
    states.push(state ?? (this.#isSeen(u, v, height) ? SEEN : BEHIND));
  }

  /** Returns px along the ground, seen from above. */
  #span(du, dv) {
    return Math.hypot(du * this.relief.aspect, dv) * this.projection.scale;
  }

  #length(points, last) {
    const [[left, right], [bottom, top]] = this.domain;
    let length = 0;
    for (let k = 1; k <= last; k++) {
      const du = (points[2 * k] - points[2 * k - 2]) / (right - left);
      const dv = (points[2 * k + 1] - points[2 * k - 1]) / (top - bottom);
      length += Math.min(this.#span(1, 1), this.#span(du, dv));
    }
    return length;
  }
}
