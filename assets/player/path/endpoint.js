import { HIDDEN_OPACITY, drawArrow, drawBurst, drawHead } from "../map/marks.js";
import { clampToInset } from "../map/view.js";

/**
 * Returns the end of the path of `member` at `step`: { kind, x, y, behind } in px of `view`. The kind is "head",
 * "burst" (diverged) or "away" (off the map); the last also has an angle (radians, y downwards) and a distance (data
 * units).
 *
 * @param {Track} track
 * @param {MapView} view
 * @param {Runs} runs
 * @returns {PathEnd}
 */
export function pathEnd(track, view, runs, member, step) {
  const vertex = track.at(step);
  const behind = track.isBehind(vertex);
  if (runs.diverged(member, step)) {
    const [x, y] = clampToInset(view, ...track.edge);
    return { kind: "burst", x, y, behind };
  }
  const k = Math.min(step, track.lastStep);
  const [pointX, pointY] = runs.points[member].subarray(2 * k, 2 * k + 2);
  const distance = view.distanceOutside(pointX, pointY);
  if (distance === 0) return { kind: "head", x: track.x[vertex], y: track.y[vertex], behind };
  const [x, y] = view.placeInside(pointX, pointY);
  const [awayX, awayY] = view.place(pointX, pointY);
  return { kind: "away", x, y, behind: false, angle: Math.atan2(awayY - y, awayX - x), distance };
}

/**
 * Draws the mark of an end; it is faint behind a hill.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {PathEnd} end
 */
export function drawEnd(context, { kind, x, y, angle, behind }, colour, rim) {
  context.globalAlpha = behind ? HIDDEN_OPACITY : 1;
  if (kind === "head") drawHead(context, x, y, colour, rim);
  if (kind === "burst") drawBurst(context, x, y, colour, rim);
  if (kind === "away") drawArrow(context, x, y, angle, colour, rim);
  context.globalAlpha = 1;
}
