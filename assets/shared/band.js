const FAINT = 0.2; // opacity

/**
 * Fills the area between the curves `low` and `high` faintly. `place(k, value)` returns the position (px) of a value at
 * step k. The band ends before the first step at which `low` is not finite or `high` is NaN; `high` may be infinite.
 */
export function drawBand(context, { low, high }, place, colour) {
  let end = 0;
  while (end < low.length && Number.isFinite(low[end]) && !Number.isNaN(high[end])) end++;
  context.beginPath();
  for (let k = 0; k < end; k++) context.lineTo(...place(k, high[k]));
  for (let k = end - 1; k >= 0; k--) context.lineTo(...place(k, low[k]));
  context.globalAlpha = FAINT;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
}
