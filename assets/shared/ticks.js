/** Returns `{ values, step }`: about `count` round values from `low` to `high`, `step` apart. */
export function roundTicks(low, high, count) {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const values = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) values.push(i * step);
  return { values, step };
}

/** Returns about `count` whole exponents of ten from `low` to `high`, evenly spaced. */
export function decadeTicks(low, high, count) {
  const step = Math.max(1, Math.ceil((high - low) / count));
  const exponents = [];
  for (let i = Math.ceil(low / step) * step; i <= high; i += step) exponents.push(i);
  return exponents;
}
