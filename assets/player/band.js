/** Fills between the curves `low` and `high` faintly; `place(k, value)` is the px place of a value at step k. */
export function drawBand(context, { low, high }, place, colour) {
  let last = low.findIndex((value) => !Number.isFinite(value));
  if (last < 0) last = low.length;
  context.beginPath();
  for (let k = 0; k < last; k++) context.lineTo(...place(k, high[k]));
  for (let k = last - 1; k >= 0; k--) context.lineTo(...place(k, low[k]));
  context.globalAlpha = 0.2;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
}
