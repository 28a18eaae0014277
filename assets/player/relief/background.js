import { sizeCanvas } from "../../shared/dom.js";
import { drawCriticalPoints } from "../map/critical_points.js";
import { drawFrame } from "./frame.js";
import { paintTerrain } from "./terrain.js";

/** The picture of a relief, drawn once for each view and theme: the counterpart of FlatBackground. */
export class ReliefBackground {
  #canvas = document.createElement("canvas");
  #view = null;
  #dark = null;

  /** @param {LandscapeHeader} landscape */
  constructor(landscape) {
    this.landscape = landscape;
  }

  /** Returns a canvas with the surface, its axes and its marks for `view`, at `ratio` device pixels per px. */
  canvas(view, ratio, theme) {
    if (view !== this.#view || theme.dark !== this.#dark) this.#draw(view, ratio, theme);
    this.#view = view;
    this.#dark = theme.dark;
    return this.#canvas;
  }

  #draw(view, ratio, theme) {
    const { width, height } = view;
    const context = sizeCanvas(this.#canvas, width, height, ratio);
    context.fillStyle = theme.background;
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(paintTerrain(view.raster, theme), 0, 0, width, height);
    drawFrame(context, view, theme, this.landscape.axes);
    drawCriticalPoints(context, this.landscape, view, theme);
  }
}
