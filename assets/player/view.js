/** Maps data units of `domain` to px of a `width` x `height` map, y upwards. */
export class View {
  constructor(domain, width, height) {
    Object.assign(this, { domain, width, height });
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

  /** Returns the point (data units) under a px position, held inside the domain, with no more digits than px tell. */
  pointAt(pixelX, pixelY) {
    const [[left, right], [bottom, top]] = this.domain;
    const x = rounded(left + pixelX / this.scaleX, this.scaleX);
    const y = rounded(top - pixelY / this.scaleY, this.scaleY);
    return [Math.max(left, Math.min(right, x)), Math.max(bottom, Math.min(top, y))];
  }

  /** Returns how far (data units) a point lies outside the domain; 0 inside. */
  distanceOutside(x, y) {
    const [[left, right], [bottom, top]] = this.domain;
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(bottom - y, 0, y - top));
  }
}

function rounded(value, pixelsPerUnit) {
  return Number(value.toFixed(Math.max(0, Math.ceil(Math.log10(pixelsPerUnit)) + 1)));
}

const WHOLE = [0, 1];

/**
 * Cuts the segment a-b to the rectangle 0..width, 0..height grown by `margin` (Liang and Barsky, 1984).
 * Returns [start, end] as fractions of the segment, or null when no part of it is inside.
 */
export function clipSegment(ax, ay, bx, by, width, height, margin) {
  const insideX = Math.min(ax, bx) >= -margin && Math.max(ax, bx) <= width + margin;
  if (insideX && Math.min(ay, by) >= -margin && Math.max(ay, by) <= height + margin) return WHOLE;
  const sides = [
    [ax - bx, ax + margin],
    [bx - ax, width + margin - ax],
    [ay - by, ay + margin],
    [by - ay, height + margin - ay],
  ];
  let start = 0;
  let end = 1;
  for (const [run, room] of sides) {
    if (run === 0 && room < 0) return null;
    if (run < 0) start = Math.max(start, room / run);
    if (run > 0) end = Math.min(end, room / run);
  }
  return start <= end ? [start, end] : null;
}
