const FAINT = 0.2; // opacity

/**
 * Fills between the curves `low` and `high` faintly; `place(k, value)` is the px place of a value at step k. The band
 * ends where it is not known; an upper edge beyond all numbers is at the top.
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
