import { formatDecade, formatShort } from "../shared/numbers.js";
import { decadeTicks, roundTicks } from "../shared/ticks.js";

const MARGIN = 0.06; // of the range, above and below
const DIGITS = [[1, 2, 5], [1, 3], [1]];
const PLAIN = [-3, 4]; // range of the powers of ten that are written as decimal numbers

function rangeOf(series, above) {
  let [low, high] = [Infinity, -Infinity];
  for (const values of series) {
    for (const value of values) {
      if (!(value > above && value < Infinity)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : [0.1, 1];
}

function logTicks(low, high, count) {
  const first = Math.floor(low);
  const powers = Array.from({ length: Math.ceil(high) - first + 1 }, (_, i) => first + i);
  const within = (value) => Math.log10(value) >= low && Math.log10(value) <= high;
  for (const digits of DIGITS) {
    const values = powers.flatMap((power) => digits.map((digit) => digit * 10 ** power)).filter(within);
    if (values.length <= count) return values;
  }
  return decadeTicks(Math.ceil(low), high, count).map((power) => 10 ** power);
}

function formatLogTick(value) {
  const power = Math.log10(value);
  return power >= PLAIN[0] && power <= PLAIN[1] ? formatShort(value) : formatDecade(Math.round(power));
}

function logScale(series, count) {
  const [least, most] = rangeOf(series, 0);
  const [bottom, top] = [Math.log10(least), Math.log10(most)];
  const margin = MARGIN * (top - bottom) || 0.5;
  const [low, high] = [bottom - margin, top + margin];
  const share = (value) => (value > 0 ? (Math.log10(value) - low) / (high - low) : 0);
  const ticks = logTicks(low, high, count);
  const values = ticks.length > 1 ? ticks : roundTicks(10 ** low, 10 ** high, count).values;
  return { share, ticks: values.map((value) => ({ text: formatLogTick(value), at: share(value) })) };
}

/** Returns `{ share, ticks }` for losses: share(value) is 0 at the bottom and 1 at the top of an axis for `series`. */
export function lossScale(series, isLog, height) {
  const count = Math.max(2, Math.floor(height / 22));
  if (isLog) return logScale(series, count);
  const [low, high] = rangeOf(series, -Infinity);
  const margin = MARGIN * (high - low) || 0.5 * Math.abs(high) || 0.5;
  const share = (value) => (value - low + margin) / (high - low + 2 * margin);
  const { values } = roundTicks(low - margin, high + margin, count);
  return { share, ticks: values.map((value) => ({ text: formatShort(value), at: share(value) })) };
}

/** Returns `{ share, ticks }` for accuracies, always from 0 to 100 %. */
export function accuracyScale() {
  const share = (value) => (value + MARGIN / 2) / (1 + MARGIN);
  const percent = [0, 20, 40, 60, 80, 100];
  return { share, ticks: percent.map((value) => ({ text: `${value} %`, at: share(value / 100) })) };
}
