const SPLITTER = 2 ** 27 + 1;

function split(value) {
  const moved = SPLITTER * value;
  const high = moved - (moved - value);
  return [high, value - high];
}

/** Returns [product, its rounding error]. */
function product(one, other) {
  const [high, low] = split(one);
  const [otherHigh, otherLow] = split(other);
  const whole = one * other;
  return [whole, low * otherLow - (whole - high * otherHigh - low * otherHigh - high * otherLow)];
}

/** Returns ax * by - bx * ay, as if rounded once. */
function cross(ax, ay, bx, by) {
  const [first, firstError] = product(ax, by);
  const [second, secondError] = product(bx, ay);
  return first - second + (firstError - secondError);
}

const hold = (value, [low, high]) => Math.max(low, Math.min(high, value));
const isWithin = (value, [low, high]) => value >= low && value <= high;

/** Returns where the move from (bx, by) to (ax, ay) is last in the box: its end or a place on a side; null for none. */
function seenEnd(ax, ay, bx, by, box) {
  const [sideX, sideY] = [hold(ax, box[0]), hold(ay, box[1])];
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
 * or null when there is none. It is true wherever in all of floats the ends are: see playground/exports/clipping.py.
 */
export function clipMove(ax, ay, bx, by, box) {
  if (isBeside(ax, bx, box[0]) || isBeside(ay, by, box[1])) return null;
  const start = seenEnd(ax, ay, bx, by, box);
  const end = start && seenEnd(bx, by, ax, ay, box);
  return end && [...start, ...end];
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
  for (const [run, distance] of sides) {
    if (run === 0 && distance < 0) return null;
    if (run < 0) start = Math.max(start, distance / run);
    if (run > 0) end = Math.min(end, distance / run);
  }
  return start <= end ? [start, end] : null;
}
