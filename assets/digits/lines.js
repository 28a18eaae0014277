import { drawBand } from "../shared/band.js";
import { drawCurve, drawGrid } from "../shared/curve.js";

/**
 * Draws lines over epochs on `context`, which is `width` x `height` px. Each is `{ middle, low, high, colour, dash }`
 * with `epochs` + 1 values; share(value) is its height, 0 at the bottom and 1 at the top. A line ends before its first
 * value that is not finite.
 */
export function drawLines(context, lines, { epochs, share, width, height, theme, ticks }) {
  const x = (epoch) => (epoch / epochs) * width;
  const y = (value) => 1.5 + (1 - Math.max(-0.5, Math.min(1.5, share(value)))) * (height - 3);
  context.clearRect(0, 0, width, height);
  drawGrid(context, ticks, theme, width, height);
  const place = (epoch, value) => [x(epoch), y(value)];
  for (const line of lines) drawBand(context, line, place, line.colour);
  for (const { middle, colour, dash } of lines) drawCurve(context, middle, place, colour, dash);
}
