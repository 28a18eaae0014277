import { fillCountAxis, fillLeftAxis } from "../../shared/axes.js";
import { drawBand } from "../../shared/band.js";
import { drawCurve, drawGrid } from "../../shared/curve.js";
import { element, setText, sizeCanvas } from "../../shared/dom.js";
import { Dots } from "../../shared/dots.js";
import { followPointer } from "../../shared/pointer.js";
import { SPACE } from "../map/grid.js";
import { CountAxis } from "./count_axis.js";

const INTERVAL = 100; // ms between two drawings of curves while newer ones are on their way
const HEAD_HEIGHT = 16;
const AXIS_HEIGHT = 18;
const RIGHT_MARGIN = 8;

/** Curves over the steps of the race; they are drawn once, and then only the cursor or the dots move. */
export class Chart {
  /** @type {number} */
  width;
  /** @type {number} */
  height;
  /** @type {Scale["share"]} */
  share;
  /** @type {CanvasRenderingContext2D} */
  context;
  /**
   * `label` is for screen readers, `names` holds the name of the axis by its unit, and `scrub` is called with the step
   * under a press or a drag.
   */
  constructor(parent, label, names, scrub) {
    this.names = names;
    this.axis = new CountAxis({ steps: 1 });
    this.root = element("div", "ll-chart", parent);
    this.name = element("div", "ll-chart-name", this.root);
    this.left = element("div", "ll-left-axis", this.root);
    this.plot = element("div", "ll-plot", this.root);
    this.waiting = null; // curves that are not drawn yet
    this.drawTime = 0; // ms
    this.canvas = element("canvas", "ll-canvas", this.plot);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", label);
    this.cursor = element("div", "ll-cursor", this.plot);
    this.dots = new Dots(this.plot);
    this.bottom = element("div", "ll-bottom-axis", this.root);
    const follow = ([x]) => scrub(this.axis.stepAt((x / this.width) * this.axis.end));
    followPointer(this.canvas, { press: follow, drag: follow, hover() {}, release() {}, sideways: true });
  }

  /** Sets the size of the chart (px), including the labels of the axes. */
  resize(width, height, ratio) {
    this.width = width - SPACE.gutter - RIGHT_MARGIN;
    this.height = height - HEAD_HEIGHT - AXIS_HEIGHT;
    this.plot.style.height = `${this.height}px`;
    this.plot.style.width = `${this.width}px`;
    this.context = sizeCanvas(this.canvas, this.width, this.height, ratio);
  }

  /**
   * Takes over `{ axis, entries, series, bands, colours, dashes, scale, theme }`, which is drawn by the next show().
   * Value k of a series, and of its band ({ low, high }; undefined: none), belongs to step k of its entry. `scale`
   * takes the height (px) and returns `{ share, ticks, name }`.
   */
  load(curves) {
    this.waiting = curves;
  }

  #draw(curves) {
    const { axis, series, bands = [], colours, dashes, scale, theme } = curves;
    const { share, ticks, name } = scale(this.height);
    this.axis = axis;
    this.curves = curves;
    this.share = share;
    setText(this.name, name);
    this.context.clearRect(0, 0, this.width, this.height);
    drawGrid(this.context, ticks, theme, this.width, this.height);
    bands.forEach((band, i) => band && drawBand(this.context, band, this.#projectionOf(i), colours[i]));
    series.forEach((values, i) => drawCurve(this.context, values, this.#projectionOf(i), colours[i], dashes[i]));
    fillLeftAxis(this.left, ticks.map(({ text, at }) => ({ text, at: (1 - at) * this.height })));
    this.#fillBottomAxis();
  }

  /** Returns the function from a step and a value of series `i` to their position (px). */
  #projectionOf(i) {
    const entry = this.curves.entries[i];
    return (step, value) => [this.#x(step, entry), this.#y(value)];
  }

  #fillBottomAxis() {
    const { unit, end } = this.axis;
    const count = Math.max(2, Math.min(6, this.width / 90));
    fillCountAxis(this.bottom, { width: this.width, end, name: this.names[unit], count, whole: unit !== "epochs" });
  }

  #x(step, entry) {
    return (this.axis.place(step, entry) / this.axis.end) * this.width;
  }

  #y(value) {
    return 1.5 + (1 - Math.max(-0.5, Math.min(1.5, this.share(value)))) * (this.height - 3);
  }

  #dotsAt(step) {
    const { entries, series, colours } = this.curves;
    const at = (i) => [this.#x(step, entries[i]), this.#y(series[i][step])];
    const dots = series.map((_, i) => ({ at: at(i), colour: colours[i] }));
    return dots.filter(({ at }, i) => Number.isFinite(series[i][step]) && at[1] >= 0 && at[1] <= this.height);
  }

  /**
   * Moves the cursor to `step`, or a dot on each curve if the step has no common position on them. Draws new curves at
   * once, or ten times a second at most if `isUpdating`: newer ones are on their way.
   */
  show(step, isUpdating) {
    const now = performance.now();
    if (this.waiting && (!isUpdating || now - this.drawTime > INTERVAL)) {
      this.#draw(this.waiting);
      this.waiting = null;
      this.drawTime = now;
    }
    this.cursor.hidden = !this.axis.isCommon;
    this.cursor.style.transform = `translateX(${this.#x(step).toFixed(1)}px)`;
    this.dots.show(this.axis.isCommon ? [] : this.#dotsAt(step));
  }
}
