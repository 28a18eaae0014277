import { formatTick } from "../../shared/numbers.js";
import { roundTicks } from "../../shared/ticks.js";
import { Track } from "../path/track.js";

const TICK = 4; // px
const LABEL_OUT = 13; // px from the edge to the middle of a label
const NAME_OUT = 26;

/** Returns the edges of the ground that are in front: { from, to, out }, shares [u, v]; out leads off the map. */
function frontEdges({ sin, cos }) {
  const v = cos >= 0 ? 0 : 1;
  const u = sin > 0 ? 1 : 0;
  return [
    { from: [0, v], to: [1, v], out: [0, 2 * v - 1] },
    { from: [u, 0], to: [u, 1], out: [2 * u - 1, 0] },
  ];
}

function drawAxis(context, { projection, width }, { from, to, out }, [low, high], name) {
  const spot = ([u, v]) => [projection.pixelX(u, v), projection.pixelY(u, v, 0)];
  const [[ax, ay], [bx, by], origin, beyond] = [from, to, [0, 0], out].map(spot);
  const length = Math.hypot(bx - ax, by - ay);
  const reach = Math.hypot(beyond[0] - origin[0], beyond[1] - origin[1]);
  const [outX, outY] = [(beyond[0] - origin[0]) / reach, (beyond[1] - origin[1]) / reach];
  const write = (text, x, y, distance) => {
    const half = context.measureText(text).width / 2 + 1;
    const middle = x + (distance + 0.6 * half * Math.abs(outX)) * outX;
    context.fillText(text, Math.max(half, Math.min(width - half, middle)), y + distance * outY);
  };
  context.beginPath();
  context.moveTo(ax, ay);
  context.lineTo(bx, by);
  const { values, step } = roundTicks(low, high, Math.max(2, Math.min(6, length / 34)));
  for (const value of values) {
    const share = (value - low) / (high - low);
    const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)];
    context.moveTo(x, y);
    context.lineTo(x + TICK * outX, y + TICK * outY);
    write(formatTick(value, step), x, y, LABEL_OUT);
  }
  context.stroke();
  write(name, (ax + bx) / 2, (ay + by) / 2, NAME_OUT);
}

/** Draws the edge of the surface where no hill hides it. */
function drawRim(context, view) {
  const [[left, right], [bottom, top]] = view.domain;
  const rim = new Track(Float64Array.of(left, bottom, right, bottom, right, top, left, top, left, bottom), view);
  context.beginPath();
  rim.trace(context, 0, rim.last);
  context.globalAlpha = 0.35;
  context.stroke();
}

/**
 * Draws the rim of `view` (a View3D), and the x and the y axis along those edges of the ground that are in front.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {View3D} view
 * @param {Theme} theme
 */
export function drawFrame(context, view, theme, axes) {
  const { domain } = view;
  const [x, y] = frontEdges(view.projection);
  context.save();
  context.font = `${view.width < 200 ? 10 : 11}px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.strokeStyle = context.fillStyle = theme.text;
  context.lineWidth = 1;
  drawRim(context, view);
  context.globalAlpha = 0.7;
  drawAxis(context, view, x, domain[0], axes[0]);
  drawAxis(context, view, y, domain[1], axes[1]);
  context.restore();
}
