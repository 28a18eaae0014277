import { drawBand } from "../shared/band.js";
import { drawCurve, drawGrid } from "../shared/curve.js";

/**
 * Draws lines over epochs on `sheet`, sized to `width` x `height` px. Each is `{ middle, low, high, colour, dash }`,
 * a value for each of `epochs` + 1; `share` says how high a value is. A line ends where it has no finite value.
 */
export function drawLines(sheet, lines, { epochs, share, width, height, theme, ticks }) {
  const x = (epoch) => (epoch / epochs) * width;
  const y = (value) => 1.5 + (1 - Math.max(-0.5, Math.min(1.5, share(value)))) * (height - 3);
  sheet.clearRect(0, 0, width, height);
  drawGrid(sheet, ticks, theme, width, height);
  const place = (epoch, value) => [x(epoch), y(value)];
  for (const line of lines) drawBand(sheet, line, place, line.colour);
  for (const { middle, colour, dash } of lines) drawCurve(sheet, middle, place, colour, dash);
}
