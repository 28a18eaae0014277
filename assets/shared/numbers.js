const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const withMinus = (text) => text.replaceAll("-", "−");

/** Returns `value` in three significant digits, with a true minus sign. */
export function formatNumber(value) {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 99950 || size < 1e-3) return withMinus(value.toExponential(2).replace("+", ""));
  return withMinus(size >= 999.5 ? String(Number(value.toPrecision(3))) : value.toPrecision(3));
}

/** Returns `value` as a label of a scale, without trailing zeros: 0.5, 240, 3.9e8. */
export function formatShort(value) {
  const rounded = Number(value.toPrecision(Math.abs(value) >= 1000 ? 2 : 3));
  const size = Math.abs(rounded);
  const isPlain = size === 0 || (size >= 1e-3 && size < 1e5);
  return withMinus(isPlain ? String(rounded) : value.toExponential(1).replace("+", "").replace(".0e", "e"));
}

/**
 * Returns the point as "(x, y)", with three significant digits relative to the size of `domain`.
 *
 * @param {Domain} domain
 */
export function formatPlace(x, y, domain) {
  const coordinate = (value, [low, high]) => {
    const largest = Math.max(Math.abs(low), Math.abs(high));
    if (!(Math.abs(value) <= 10 * largest)) return formatNumber(value);
    const decimals = Math.max(0, 2 - Math.floor(Math.log10(largest)));
    const text = value.toFixed(decimals);
    return withMinus(Number(text) === 0 ? text.replace("-", "") : text);
  };
  if (Number.isNaN(x + y)) return "–";
  return `(${coordinate(x, domain[0])}, ${coordinate(y, domain[1])})`;
}

/** Returns 10 to the power `exponent` as text: 10⁻³. */
export function formatDecade(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[digit]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

/** Returns `value` with as many decimals as ticks `step` apart need. */
export function formatTick(value, step) {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Math.abs(value) >= 1e5 ? formatShort(value) : withMinus(value.toFixed(Math.min(decimals, 6)));
}

/** Returns `template` with each `{name}` replaced by `values[name]`. */
export function fillWords(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
