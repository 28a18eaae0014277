const SPLITTER = 2 ** 27 + 1;

function split(value) {
  const moved = SPLITTER * value;
  const high = moved - (moved - value);
  return [high, value - high];
}

/** Returns [product, its rounding error] (Dekker, 1971). */
function exactProduct(one, other) {
  const [high, low] = split(one);
  const [otherHigh, otherLow] = split(other);
  const rounded = one * other;
  return [rounded, low * otherLow - (rounded - high * otherHigh - low * otherHigh - high * otherLow)];
}

/** Returns ax * by - bx * ay, as if rounded once. */
function cross(ax, ay, bx, by) {
  const [first, firstError] = exactProduct(ax, by);
  const [second, secondError] = exactProduct(bx, ay);
  return first - second + (firstError - secondError);
}

const clamp = (value, [low, high]) => Math.max(low, Math.min(high, value));
const isWithin = (value, [low, high]) => value >= low && value <= high;

/** Returns the last point in the box of the move from (bx, by) to (ax, ay), its end or on a side; null if none. */
function lastPointInside(ax, ay, bx, by, box) {
  const [sideX, sideY] = [clamp(ax, box[0]), clamp(ay, box[1])];
  if (ax === sideX && ay === sideY) return [ax, ay];
  const scale = 2 ** -Math.ceil(Math.log2(Math.max(Math.abs(ax), Math.abs(ay), Math.abs(bx), Math.abs(by))));
  const [moveX, moveY] = [bx * scale - ax * scale, by * scale - ay * scale];
  const turn = cross(bx * scale, by * scale, ax * scale, ay * scale);
  const y = (turn + sideX * scale * moveY) / moveX / scale;
  if (ax !== sideX && isWithin(y, box[1])) return [sideX, y];
  const x = (sideY * scale * moveX - turn) / moveY / scale;
  return ay !== sideY && isWithin(x, box[0]) ? [x, sideY] : null;
}

const isBeside = (a, b, [low, high]) => (a < low && b < low) || (a > high && b > high);

/**
 * Returns the part of the move from (ax, ay) to (bx, by) in `box` ([[x low, x high], [y low, y high]]) as [x, y, x, y],
 * or null if there is none. It is accurate however far away the ends are: see playground/exports/drawing/clipping.py.
 */
export function clipMove(ax, ay, bx, by, box) {
  if (isBeside(ax, bx, box[0]) || isBeside(ay, by, box[1])) return null;
  const start = lastPointInside(ax, ay, bx, by, box);
  const end = start && lastPointInside(bx, by, ax, ay, box);
  return end && [...start, ...end];
}

const WHOLE = [0, 1];

/**
 * Clips the segment a-b to the rectangle 0..width, 0..height extended by `margin` (Liang and Barsky, 1984).
 * Returns [start, end] as fractions of the segment, or null if no part of it is inside.
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
  for (const [direction, distance] of sides) {
    if (direction === 0 && distance < 0) return null;
    if (direction < 0) start = Math.max(start, distance / direction);
    if (direction > 0) end = Math.min(end, distance / direction);
  }
  return start <= end ? [start, end] : null;
}
