import { formatDecade, formatShort } from "../../shared/numbers.js";
import { decadeTicks, roundTicks } from "../../shared/ticks.js";

const MAX_DECADES = 45; // losses are float32, whose smallest number is 1e-45
const EPSILON = 2 ** -23; // relative precision of float32

/** @returns {[number, number]} */
function lossRange(losses, above, ceiling) {
  let low = Infinity;
  let high = -Infinity;
  for (const series of losses) {
    for (const loss of series) {
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
  const resolution = Math.max(Math.abs(floor) * EPSILON, rounding);
  const lowest = Math.max(top - MAX_DECADES, Math.ceil(Math.log10(resolution)));
  const bottom = Math.min(top - 1, Math.max(lowest, Math.floor(Math.log10(low - floor))));
  const shareOf = (exponent) => (exponent - bottom) / (top - bottom);
  const share = (value) => (value > floor ? Math.max(0, shareOf(Math.log10(value - floor))) : 0);
  const exponents = decadeTicks(bottom, top, count);
  return { share, ticks: exponents.map((exponent) => ({ text: formatDecade(exponent), at: shareOf(exponent) })) };
}

/**
 * Returns `{ share, ticks }` for a loss axis `height` px high: share(loss) is 0 at the bottom and 1 at the top. The
 * axis is logarithmic above the `floor` of `map`, down to where its `rounding` and the precision of float32 still tell
 * losses apart; it is linear if the floor is null. Losses far from those on the map (`low` to `high`) do not count.
 */
export function lossScale(losses, map, height) {
  const count = Math.max(2, Math.floor(height / 18));
  const { floor, rounding } = map;
  if (floor === null) return linearScale(losses, map, count);
  return logScale(lossRange(losses, floor, floor + 10 * (map.high - floor)), floor, count, rounding);
}

function medianRate(rates) {
  const sorted = rates.filter((value) => value > 0 && Number.isFinite(value)).sort();
  const half = sorted.length / 2;
  return sorted.length ? (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2 : Infinity;
}

/**
 * Returns `{ share, ticks, isLog }` for an axis of learning rates: linear from 0, or logarithmic if the median of one
 * of `series` (typed arrays) is below a hundredth of the highest rate. Many schedules end at zero: rates far below the
 * median of their series lie at the bottom.
 */
export function rateScale(series, height) {
  const count = Math.max(2, Math.floor(height / 18));
  const larger = (most, rate) => (Number.isFinite(rate) ? Math.max(most, rate) : most);
  const highest = series.reduce((most, rates) => rates.reduce(larger, most), 0);
  const lowestMedian = Math.min(...series.map(medianRate));
  if (lowestMedian < highest / 100) return { ...logScale([lowestMedian / 10, highest], 0, count), isLog: true };
  const top = (highest || 1) * 1.06;
  const ticks = roundTicks(0, top, count).values.map((value) => ({ text: formatShort(value), at: value / top }));
  return { share: (rate) => rate / top, ticks, isLog: false };
}
