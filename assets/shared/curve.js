/** Strokes the finite beginning of `row` in the pattern `dash` (px); `place(k, value)` is the px place of value k. */
export function drawCurve(context, row, place, colour, dash) {
  context.beginPath();
  for (let k = 0; k < row.length && Number.isFinite(row[k]); k++) context.lineTo(...place(k, row[k]));
  context.setLineDash(dash);
  context.lineJoin = "round";
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  context.stroke();
  context.setLineDash([]);
}

/**
 * Draws a faint line across `width` x `height` px at each of `ticks`, whose `at` is a share of the height.
 *
 * @param {Theme} theme
 */
export function drawGrid(sheet, ticks, theme, width, height) {
  sheet.strokeStyle = theme.border;
  sheet.lineWidth = 1;
  sheet.globalAlpha = 0.6;
  sheet.beginPath();
  for (const { at } of ticks) {
    const y = Math.round((1 - at) * (height - 1)) + 0.5;
    sheet.moveTo(0, y);
    sheet.lineTo(width, y);
  }
  sheet.stroke();
  sheet.globalAlpha = 1;
}
