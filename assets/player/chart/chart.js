import { fillCountAxis, fillLeftAxis } from "../../shared/axes.js";
import { drawBand } from "../../shared/band.js";
import { drawCurve, drawGrid } from "../../shared/curve.js";
import { element, setText, sizeCanvas } from "../../shared/dom.js";
import { Dots } from "../../shared/dots.js";
import { followPointer } from "../../shared/pointer.js";
import { SPACE } from "../map/grid.js";
import { CountAxis } from "./count_axis.js";

const UNHURRIED = 100; // ms
const HEAD_HEIGHT = 16;
const AXIS_HEIGHT = 18;
const RIGHT_MARGIN = 8;

/** Curves over the steps of the race, or what these have seen; they are drawn once, only the cursor or the dots move. */
export class Chart {
  /** `label` says it to a screen reader, `names` the axis, by its unit; `scrub` gets the step under a press or drag. */
  constructor(parent, label, names, scrub) {
    this.names = names;
    this.axis = new CountAxis({ steps: 1 });
    this.root = element("div", "ll-chart", parent);
    this.name = element("div", "ll-chart-name", this.root);
    this.left = element("div", "ll-left-axis", this.root);
    this.plot = element("div", "ll-plot", this.root);
    this.waiting = null;
    this.drawn = 0;
    this.canvas = element("canvas", "ll-canvas", this.plot);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", label);
    this.cursor = element("div", "ll-cursor", this.plot);
    this.dots = new Dots(this.plot);
    this.bottom = element("div", "ll-bottom-axis", this.root);
    const follow = ([x]) => scrub(this.axis.stepAt((x / this.width) * this.axis.end));
    followPointer(this.canvas, { press: follow, drag: follow, hover() {}, release() {}, sideways: true });
  }

  /** Sizes the chart (px), axis labels included. */
  resize(width, height, ratio) {
    this.width = width - SPACE.gutter - RIGHT_MARGIN;
    this.height = height - HEAD_HEIGHT - AXIS_HEIGHT;
    this.plot.style.height = `${this.height}px`;
    this.plot.style.width = `${this.width}px`;
    this.sheet = sizeCanvas(this.canvas, this.width, this.height, ratio);
  }

  /**
   * Takes over `{ axis, entries, rows, bands, colours, dashes, scale, theme }`, drawn when next shown. Value k of a row,
   * and of its band ({ low, high }, undefined where there is none), belongs to step k of its entry; `scale` takes the
   * height (px) and returns `{ share, ticks, name }`.
   */
  load(curves) {
    this.waiting = curves;
  }

  #draw(curves) {
    const { axis, rows, bands = [], colours, dashes, scale, theme } = curves;
    const { share, ticks, name } = scale(this.height);
    this.axis = axis;
    this.curves = curves;
    this.share = share;
    setText(this.name, name);
    this.sheet.clearRect(0, 0, this.width, this.height);
    drawGrid(this.sheet, ticks, theme, this.width, this.height);
    bands.forEach((band, i) => band && drawBand(this.sheet, band, this.#placesOf(i), colours[i]));
    rows.forEach((row, i) => drawCurve(this.sheet, row, this.#placesOf(i), colours[i], dashes[i]));
    fillLeftAxis(this.left, ticks.map(({ text, at }) => ({ text, at: (1 - at) * this.height })));
    this.#fillBottomAxis();
  }

  /** Returns the function from a step and a value of row `i` to their px place. */
  #placesOf(i) {
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
    const { entries, rows, colours } = this.curves;
    const dots = rows.map((row, i) => ({ at: [this.#x(step, entries[i]), this.#y(row[step])], colour: colours[i] }));
    return dots.filter(({ at }, i) => Number.isFinite(rows[i][step]) && at[1] >= 0 && at[1] <= this.height);
  }

  /**
   * Moves the cursor to `step`, or a dot on each curve where these have no place in common, and draws new curves;
   * `hurried` by a drag, ten times a second at most.
   */
  show(step, hurried) {
    const now = performance.now();
    if (this.waiting && (!hurried || now - this.drawn > UNHURRIED)) {
      this.#draw(this.waiting);
      this.waiting = null;
      this.drawn = now;
    }
    this.cursor.hidden = !this.axis.isCommon;
    this.cursor.style.transform = `translateX(${this.#x(step).toFixed(1)}px)`;
    this.dots.show(this.axis.isCommon ? [] : this.#dotsAt(step));
  }
}
