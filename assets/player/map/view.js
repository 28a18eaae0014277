import { clipMove } from "./clipping.js";

/** What a piece of a path is: seen, behind a hill, or off the map and not drawn. */
export const SEEN = 0;
export const BEHIND = 1;
export const OFF_MAP = 2;

const EDGE_INSET = 10; // px

/**
 * Returns the point of `domain` that is nearest to (x, y).
 *
 * @param {Domain} domain
 * @returns {Point}
 */
export function heldIn([[left, right], [bottom, top]], x, y) {
  return [Math.max(left, Math.min(right, x)), Math.max(bottom, Math.min(top, y))];
}

/**
 * Returns the px place nearest to (pixelX, pixelY) at which a mark is seen whole on a map.
 *
 * @returns {Point}
 */
export function insetIn({ width, height }, pixelX, pixelY) {
  const hold = (value, size) => Math.max(EDGE_INSET, Math.min(size - EDGE_INSET, value));
  return [hold(pixelX, width), hold(pixelY, height)];
}

/** Returns `value` with no more digits than px tell. */
export function roundedFor(value, pixelsPerUnit) {
  return Number(value.toFixed(Math.max(0, Math.ceil(Math.log10(pixelsPerUnit)) + 1)));
}

/**
 * Maps data units of `domain` to px of a `width` x `height` map, y upwards.
 *
 * A View3D has the same methods. Whatever is drawn on a map asks place(x, y, loss) where, and visible(x, y, loss)
 * whether a hill is in front; only on a View are the two axes straight along its edges (`flat`).
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

  /** Returns the px place for the mark of a point that may lie off the map. */
  hold(x, y) {
    return insetIn(this, ...this.place(x, y));
  }

  /** Tells whether nothing hides a point. */
  visible() {
    return true;
  }

  /** Tells whether the map is at a px place. */
  covers() {
    return true;
  }

  /** Returns the point (data units) under a px position, held inside the domain, with no more digits than px tell. */
  pointAt(pixelX, pixelY) {
    const [[left], [, top]] = this.domain;
    const x = roundedFor(left + pixelX / this.scaleX, this.scaleX);
    return heldIn(this.domain, x, roundedFor(top - pixelY / this.scaleY, this.scaleY));
  }

  /** Returns how far (data units) a point lies outside the domain; 0 inside. */
  distanceOutside(x, y) {
    const [heldX, heldY] = heldIn(this.domain, x, y);
    return Math.hypot(x - heldX, y - heldY);
  }

  /**
   * Returns the line through `points` (x, y per step, up to step `last`) as { x, y, states, indices, parts }: px of its
   * vertices, the state of the piece that ends at each (null: all SEEN), the vertex of each step (null: its number), and
   * of each piece the part on the map grown by `margin` px, as x, y, x, y in px, NaN where there is none.
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
