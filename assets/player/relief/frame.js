import { formatTick } from "../../shared/numbers.js";
import { roundTicks } from "../../shared/ticks.js";
import { Track } from "../path/track.js";

const TICK = 4; // px
const LABEL_DISTANCE = 13; // px from the edge to the middle of a label
const NAME_DISTANCE = 26;

/** Returns the front edges of the ground as { from, to, out }, each [u, v]; `out` is the direction off the map. */
function frontEdges({ sin, cos }) {
  const v = cos >= 0 ? 0 : 1;
  const u = sin > 0 ? 1 : 0;
  return [
    { from: [0, v], to: [1, v], out: [0, 2 * v - 1] },
    { from: [u, 0], to: [u, 1], out: [2 * u - 1, 0] },
  ];
}

function drawAxis(context, { projection, width }, { from, to, out }, [low, high], name) {
  const project = ([u, v]) => [projection.pixelX(u, v), projection.pixelY(u, v, 0)];
  const [[ax, ay], [bx, by], origin, beyond] = [from, to, [0, 0], out].map(project);
  const length = Math.hypot(bx - ax, by - ay);
  const distance = Math.hypot(beyond[0] - origin[0], beyond[1] - origin[1]);
  const [outX, outY] = [(beyond[0] - origin[0]) / distance, (beyond[1] - origin[1]) / distance];
  const write = (text, x, y, offset) => {
    const half = context.measureText(text).width / 2 + 1;
    const middle = x + (offset + 0.6 * half * Math.abs(outX)) * outX;
    context.fillText(text, Math.max(half, Math.min(width - half, middle)), y + offset * outY);
  };
  context.beginPath();
  context.moveTo(ax, ay);
  context.lineTo(bx, by);
  const { values, step } = roundTicks(low, high, Math.max(2, Math.min(6, length / 34)));
  for (const value of values) {
    const fraction = (value - low) / (high - low);
    const [x, y] = [ax + fraction * (bx - ax), ay + fraction * (by - ay)];
    context.moveTo(x, y);
    context.lineTo(x + TICK * outX, y + TICK * outY);
    write(formatTick(value, step), x, y, LABEL_DISTANCE);
  }
  context.stroke();
  write(name, (ax + bx) / 2, (ay + by) / 2, NAME_DISTANCE);
}

/** Draws the visible part of the edge of the surface. */
function drawRim(context, view) {
  const [[left, right], [bottom, top]] = view.domain;
  const rim = new Track(Float64Array.of(left, bottom, right, bottom, right, top, left, top, left, bottom), view);
  context.beginPath();
  rim.trace(context, 0, rim.last);
  context.globalAlpha = 0.35;
  context.stroke();
}

/**
 * Draws the edge of the surface in `view` and the axes, along the front edges of the ground.
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
