import { sizeCanvas } from "../../shared/dom.js";
import { drawCriticalPoints } from "./critical_points.js";

function drawContours(context, surface, view, colour) {
  const across = view.width / (surface.columns - 1);
  const down = view.height / (surface.rows - 1);
  const lines = new Path2D();
  lines.addPath(surface.contours, new DOMMatrix([across, 0, 0, -down, 0, view.height]));
  context.strokeStyle = colour;
  context.lineWidth = 0.8;
  context.stroke(lines);
}

/** The picture of a surface, drawn once for each size and theme. */
export class FlatBackground {
  #canvas = document.createElement("canvas");
  #key = "";

  /** @param {Surface} surface */
  constructor(surface) {
    this.surface = surface;
  }

  /** Returns a canvas with the map, its contour lines and its marks for `view`, at `ratio` device pixels per px. */
  canvas(view, ratio, theme) {
    const key = [view.width, view.height, ratio, theme.dark].join();
    if (key !== this.#key) this.#draw(view, ratio, theme);
    this.#key = key;
    return this.#canvas;
  }

  #draw(view, ratio, theme) {
    const { surface } = this;
    const context = sizeCanvas(this.#canvas, view.width, view.height, ratio);
    const across = view.width / (surface.columns - 1);
    const down = view.height / (surface.rows - 1);
    context.imageSmoothingQuality = "high";
    const picture = surface.picture(theme.map);
    context.drawImage(picture, -across / 2, -down / 2, surface.columns * across, surface.rows * down);
    drawContours(context, surface, view, theme.contour);
    drawCriticalPoints(context, surface.landscape, view, theme);
  }
}
