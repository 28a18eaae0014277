import { BEHIND, SEEN } from "../map/view.js";

const PATH_WIDTH = 2; // px
const BEHIND_WIDTH = 1.25;
const BEHIND_OPACITY = 0.4; // of a path's opacity, where it is behind a hill

/**
 * Draws `track` faintly from vertex `from` on: the part that is still to come. If `cased`, with a casing.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Track} track
 * @param {Theme} theme
 */
export function strokeFaint(context, track, from, cased, colour, theme) {
  context.lineCap = context.lineJoin = "round";
  context.beginPath();
  track.trace(context, from, track.last);
  if (cased) strokeAsCasing(context, theme);
  const opacity = theme.dark ? 0.55 : 0.4;
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineWidth = PATH_WIDTH - 0.5;
  context.stroke();
  if (track.hasHidden) strokeBehind(context, track, from, track.last, opacity * BEHIND_OPACITY);
  context.globalAlpha = 1;
}

function strokeAsCasing(context, theme) {
  context.strokeStyle = theme.casing;
  context.lineWidth = PATH_WIDTH + 2;
  context.stroke();
}

/**
 * Draws only the casing of `track`, from vertex `from` to `to`.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Track} track
 * @param {Theme} theme
 */
export function strokeCasing(context, track, from, to, theme) {
  context.lineCap = context.lineJoin = "round";
  context.beginPath();
  track.trace(context, from, to);
  strokeAsCasing(context, theme);
}

function strokeBehind(context, track, from, to, opacity) {
  context.globalAlpha = opacity;
  context.lineWidth = BEHIND_WIDTH;
  context.beginPath();
  track.trace(context, from, to, BEHIND);
  context.stroke();
  context.globalAlpha = 1;
}

/**
 * Draws `track` from vertex `from` to `to` in the pattern `dash` (px); parts behind a hill are thin and faint.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Track} track
 */
export function strokeTrack(context, track, from, to, dash, colour) {
  context.setLineDash(dash);
  context.lineDashOffset = track.lengths[from];
  context.lineCap = dash.length ? "butt" : "round";
  context.lineJoin = "round";
  context.lineWidth = PATH_WIDTH + (dash.length ? 0.5 : 0);
  context.strokeStyle = colour;
  context.beginPath();
  track.trace(context, from, to, SEEN);
  context.stroke();
  if (track.hasHidden) strokeBehind(context, track, from, to, BEHIND_OPACITY);
  context.setLineDash([]);
}
