import { clipMove } from "./clipping.js";

/** State of a piece of a path: visible, behind a hill, or off the map and not drawn. */
export const SEEN = 0;
export const BEHIND = 1;
export const OFF_MAP = 2;

const EDGE_INSET = 10; // px

/**
 * Returns the point of `domain` nearest to (x, y).
 *
 * @param {Domain} domain
 * @returns {Point}
 */
export function clampToDomain([[left, right], [bottom, top]], x, y) {
  return [Math.max(left, Math.min(right, x)), Math.max(bottom, Math.min(top, y))];
}

/**
 * Returns the position nearest to (pixelX, pixelY), in px, at which a mark is not cut off by the edge of the map.
 *
 * @returns {Point}
 */
export function clampToInset({ width, height }, pixelX, pixelY) {
  const clamp = (value, size) => Math.max(EDGE_INSET, Math.min(size - EDGE_INSET, value));
  return [clamp(pixelX, width), clamp(pixelY, height)];
}

/** Returns `value` rounded to the precision of a pixel. */
export function roundedFor(value, pixelsPerUnit) {
  return Number(value.toFixed(Math.max(0, Math.ceil(Math.log10(pixelsPerUnit)) + 1)));
}

/**
 * Maps data units of `domain` to px of a `width` x `height` map, y upwards.
 *
 * View3D has the same methods. Whatever is drawn on a map gets its position from place(x, y, loss), and from
 * visible(x, y, loss) whether a hill is in front of it. Only on a View do the axes lie along the edges (`flat`).
 *
 * @implements {MapView}
 */
export class View {
  flat = true;

  /** @param {Domain} domain */
  constructor(domain, width, height) {
    this.domain = domain;
    this.width = width;
    this.height = height;
    const [[left, right], [bottom, top]] = domain;
    this.scaleX = width / (right - left);
    this.scaleY = height / (top - bottom);
  }

  /** Returns px from the left edge. */
  pixelX(x) {
    return (x - this.domain[0][0]) * this.scaleX;
  }

  /** Returns px from the top edge. */
  pixelY(y) {
    return (this.domain[1][1] - y) * this.scaleY;
  }

  /**
   * Returns [px from the left, px from the top] of a point (data units), whatever its loss.
   *
   * @returns {Point}
   */
  place(x, y) {
    return [this.pixelX(x), this.pixelY(y)];
  }

  /** Returns the position (px) for the mark of a point that may lie off the map. */
  placeInside(x, y) {
    return clampToInset(this, ...this.place(x, y));
  }

  /** Tells whether a point is visible: on a flat map every point is. */
  visible() {
    return true;
  }

  /** Tells whether a position (px) is on the map. */
  covers() {
    return true;
  }

  /** Returns the point (data units) at a position (px), inside the domain and rounded to the precision of a pixel. */
  pointAt(pixelX, pixelY) {
    const [[left], [, top]] = this.domain;
    const x = roundedFor(left + pixelX / this.scaleX, this.scaleX);
    return clampToDomain(this.domain, x, roundedFor(top - pixelY / this.scaleY, this.scaleY));
  }

  /** Returns how far (data units) a point lies outside the domain; 0 inside. */
  distanceOutside(x, y) {
    const [nearestX, nearestY] = clampToDomain(this.domain, x, y);
    return Math.hypot(x - nearestX, y - nearestY);
  }

  /**
   * Returns the line through `points` (x, y per step, up to step `last`) as { x, y, states, indices, parts }: its
   * vertices in px; the state of the piece that ends at each vertex (null: all are SEEN); the vertex of each step
   * (null: it has the number of the step); and the part of each piece that lies within `margin` px of the map, as
   * x, y, x, y in px, NaN if there is none.
   */
  line(points, last, margin) {
    const x = new Float64Array(last + 1);
    const y = new Float64Array(last + 1);
    const parts = new Float64Array(4 * last + 4).fill(NaN);
    const [across, up] = [margin / this.scaleX, margin / this.scaleY];
    const [[left, right], [bottom, top]] = this.domain;
    const box = [[left - across, right + across], [bottom - up, top + up]];
    let outside = true;
    for (let k = 0; k <= last; k++) {
      x[k] = this.pixelX(points[2 * k]);
      y[k] = this.pixelY(points[2 * k + 1]);
      const wasOutside = outside;
      outside = !(x[k] >= -margin && x[k] <= this.width + margin && y[k] >= -margin && y[k] <= this.height + margin);
      if (k === 0) continue;
      if (wasOutside || outside) this.#cut(parts, points, k, box);
      else [parts[4 * k], parts[4 * k + 1], parts[4 * k + 2], parts[4 * k + 3]] = [x[k - 1], y[k - 1], x[k], y[k]];
    }
    return { x, y, states: null, indices: null, parts };
  }

  #cut(parts, points, k, box) {
    const part = clipMove(points[2 * k - 2], points[2 * k - 1], points[2 * k], points[2 * k + 1], box);
    if (part) parts.set([...this.place(part[0], part[1]), ...this.place(part[2], part[3])], 4 * k);
  }
}
