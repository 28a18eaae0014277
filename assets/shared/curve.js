/**
 * Draws `values` up to the first that is not finite, in the pattern `dash` (px). `place(k, value)` returns the position
 * (px) of a value at step k.
 */
export function drawCurve(context, values, place, colour, dash) {
  context.beginPath();
  for (let k = 0; k < values.length && Number.isFinite(values[k]); k++) context.lineTo(...place(k, values[k]));
  context.setLineDash(dash);
  context.lineJoin = "round";
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  context.stroke();
  context.setLineDash([]);
}

/**
 * Draws a faint line across `width` x `height` px at each of `ticks`, whose `at` is a fraction of the height from the
 * bottom.
 *
 * @param {Theme} theme
 */
export function drawGrid(context, ticks, theme, width, height) {
  context.strokeStyle = theme.border;
  context.lineWidth = 1;
  context.globalAlpha = 0.6;
  context.beginPath();
  for (const { at } of ticks) {
    const y = Math.round((1 - at) * (height - 1)) + 0.5;
    context.moveTo(0, y);
    context.lineTo(width, y);
  }
  context.stroke();
  context.globalAlpha = 1;
}
