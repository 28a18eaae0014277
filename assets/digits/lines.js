import { drawCurve, drawGrid } from "../player/curve.js";

const FAINT = 0.15; // opacity of a band

/**
 * Draws lines over epochs on `sheet`, sized to `width` x `height` px. Each is `{ middle, low, high, colour, dash }`,
 * a value for each of `epochs` + 1; `share` says how high a value is. A line ends where it has no finite value.
 */
export function drawLines(sheet, lines, { epochs, share, width, height, look, ticks }) {
  const x = (epoch) => (epoch / epochs) * width;
  const y = (value) => 1.5 + (1 - Math.max(-0.5, Math.min(1.5, share(value)))) * (height - 3);
  sheet.clearRect(0, 0, width, height);
  drawGrid(sheet, ticks, look, width, height);
  for (const line of lines) drawBand(sheet, line, x, y);
  const place = (epoch, value) => [x(epoch), y(value)];
  for (const { middle, colour, dash } of lines) drawCurve(sheet, middle, place, colour, dash);
}

function drawBand(sheet, { low, high, colour }, x, y) {
  let end = 0;
  while (end < low.length && Number.isFinite(low[end]) && !Number.isNaN(high[end])) end++;
  if (end < 2) return;
  sheet.beginPath();
  for (let k = 0; k < end; k++) sheet.lineTo(x(k), y(high[k]));
  for (let k = end - 1; k >= 0; k--) sheet.lineTo(x(k), y(low[k]));
  sheet.closePath();
  sheet.fillStyle = colour;
  sheet.globalAlpha = FAINT;
  sheet.fill();
  sheet.globalAlpha = 1;
}
