import { formatDecade, formatShort } from "../../shared/numbers.js";
import { decadeTicks, roundTicks } from "../../shared/ticks.js";

const MOST_DECADES = 45; // losses come as float32, whose least number is 1e-45
const ROUNDING = 2 ** -23; // of a number as float32: what differs by less than this share of it differs by rounding

/** @returns {[number, number]} */
function lossRange(losses, above, ceiling) {
  let low = Infinity;
  let high = -Infinity;
  for (const row of losses) {
    for (const loss of row) {
      if (!(loss > above && loss <= ceiling)) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }
  return high >= low ? [low, high] : [Math.max(above, 0) + 0.1, Math.max(above, 0) + 1];
}

function linearScale(losses, map, count) {
  const [low, high] = lossRange(losses, map.low - (map.high - map.low), map.high + Math.abs(map.high));
  const margin = (high - low || 1) * 0.06;
  const share = (loss) => (loss - low + margin) / (high - low + 2 * margin || 1);
  const { values } = roundTicks(low - margin, high + margin, count);
  return { share, ticks: values.map((value) => ({ text: formatShort(value), at: share(value) })) };
}

function logScale([low, high], floor, count, rounding = 0) {
  const top = Math.ceil(Math.log10(high - floor) + 0.05);
  const finest = Math.max(top - MOST_DECADES, Math.ceil(Math.log10(Math.max(Math.abs(floor) * ROUNDING, rounding))));
  const bottom = Math.min(top - 1, Math.max(finest, Math.floor(Math.log10(low - floor))));
  const place = (exponent) => (exponent - bottom) / (top - bottom);
  const share = (value) => (value > floor ? Math.max(0, place(Math.log10(value - floor))) : 0);
  const exponents = decadeTicks(bottom, top, count);
  return { share, ticks: exponents.map((exponent) => ({ text: formatDecade(exponent), at: place(exponent) })) };
}

/**
 * Returns `{ share, ticks }` for a loss axis `height` px high: share(loss) is 0 at the bottom and 1 at the top.
 * Logarithmic above the `floor` of `map`, as far down as its `rounding` and float32's let losses be told apart; linear
 * when that is null. Losses far from all on the map, between its `low` and `high`, do not stretch it.
 */
export function lossScale(losses, map, height) {
  const count = Math.max(2, Math.floor(height / 18));
  const { floor, rounding } = map;
  if (floor === null) return linearScale(losses, map, count);
  return logScale(lossRange(losses, floor, floor + 10 * (map.high - floor)), floor, count, rounding);
}

function median(row) {
  const sorted = row.filter((value) => value > 0 && Number.isFinite(value)).sort();
  const half = sorted.length / 2;
  return sorted.length ? (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2 : Infinity;
}

/**
 * Returns `{ share, ticks, isLog }` for an axis of learning rates: linear from 0; logarithmic where one of `rows` (typed
 * arrays) is mostly below a hundredth of the highest rate. Every fall to zero ends there, so the ends do not count, and
 * what is far below a row's usual rates lies on the bottom line.
 */
export function rateScale(rows, height) {
  const count = Math.max(2, Math.floor(height / 18));
  const highest = rows.reduce((top, row) => row.reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), top), 0);
  const usual = Math.min(...rows.map(median));
  if (usual < highest / 100) return { ...logScale([usual / 10, highest], 0, count), isLog: true };
  const top = (highest || 1) * 1.06;
  const ticks = roundTicks(0, top, count).values.map((value) => ({ text: formatShort(value), at: value / top }));
  return { share: (rate) => rate / top, ticks, isLog: false };
}
