import { sizeCanvas } from "../../shared/dom.js";
import { drawKnownPoints } from "../map/critical_points.js";
import { drawFrame } from "./frame.js";
import { paintTerrain } from "./terrain.js";

/** Draws a relief once for a view and a theme and keeps the picture: what FlatBackground is to a flat map. */
export class ReliefBackground {
  #canvas = document.createElement("canvas");
  #view = null;
  #dark = null;

  constructor(landscape) {
    this.landscape = landscape;
  }

  /** Returns the canvas with surface, axes and marks for `view` (a View3D) at `ratio` device pixels per px. */
  canvas(view, ratio, look) {
    if (view !== this.#view || look.dark !== this.#dark) this.#draw(view, ratio, look);
    this.#view = view;
    this.#dark = look.dark;
    return this.#canvas;
  }

  #draw(view, ratio, look) {
    const { width, height } = view;
    const context = sizeCanvas(this.#canvas, width, height, ratio);
    context.fillStyle = look.background;
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(paintTerrain(view.raster, look), 0, 0, width, height);
    drawFrame(context, view, look, this.landscape.axes);
    drawKnownPoints(context, this.landscape, view, look);
  }
}
