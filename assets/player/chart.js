import { fillBottomAxis, fillLeftAxis, nameAxis } from "./axes.js";
import { drawBand } from "./band.js";
import { element, setText, sizeCanvas } from "./dom.js";
import { SPACE } from "./grid.js";
import { followPointer } from "./pointer.js";
import { roundTicks } from "./ticks.js";

const UNHURRIED = 100; // ms
const AXIS_HEIGHT = 18;
const RIGHT_ROOM = 8;

/** Curves over the steps of the race; they are drawn once, only the cursor moves. */
export class Chart {
  /** `label` says it to a screen reader; `scrub` gets the step (a number, not yet whole) under a press or drag. */
  constructor(parent, label, axisName, scrub) {
    this.axisName = axisName;
    this.steps = 1;
    this.root = element("div", "ll-chart", parent);
    this.left = element("div", "ll-left-axis", this.root);
    this.plot = element("div", "ll-plot", this.root);
    this.waiting = null;
    this.drawn = 0;
    this.canvas = element("canvas", "ll-canvas", this.plot);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", label);
    this.cursor = element("div", "ll-cursor", this.plot);
    this.name = element("div", "ll-chart-name", this.plot);
    this.bottom = element("div", "ll-bottom-axis", this.root);
    const follow = ([x]) => scrub((x / this.width) * this.steps);
    followPointer(this.canvas, { press: follow, drag: follow, hover() {}, release() {} });
  }

  /** Sizes the chart (px), axis labels included. */
  resize(width, height, ratio) {
    this.width = width - SPACE.gutter - RIGHT_ROOM;
    this.height = height - AXIS_HEIGHT;
    this.plot.style.height = `${this.height}px`;
    this.plot.style.width = `${this.width}px`;
    this.sheet = sizeCanvas(this.canvas, this.width, this.height, ratio);
  }

  /**
   * Takes over `{ steps, every, rows, bands, colours, dashes, scale, look }`, drawn when next shown. Value k of a row, and
   * of its band ({ low, high }, undefined where there is none), belongs to step k, which counts `every`; `scale` takes
   * the height (px) and returns `{ share, ticks, name, corner }`, corner being the name's.
   */
  load(curves) {
    this.steps = curves.steps;
    this.waiting = curves;
  }

  #draw({ every, rows, bands = [], colours, dashes, scale, look }) {
    const { share, ticks, name, corner } = scale(this.height);
    setText(this.name, name);
    this.name.dataset.corner = corner;
    this.sheet.clearRect(0, 0, this.width, this.height);
    this.#drawGrid(ticks, look);
    const place = (k, value) => [(k / this.steps) * this.width, 1.5 + (1 - Math.min(1.5, share(value))) * (this.height - 3)];
    bands.forEach((band, i) => band && drawBand(this.sheet, band, place, colours[i]));
    rows.forEach((row, i) => this.#drawCurve(row, share, colours[i], dashes[i]));
    fillLeftAxis(this.left, ticks.map(({ text, at }) => ({ text, at: (1 - at) * this.height })));
    const last = this.steps * every;
    const { values } = roundTicks(0, last, Math.max(2, Math.min(6, this.width / 90)));
    const labels = values.map((value) => ({ text: String(value), at: (value / last) * this.width }));
    fillBottomAxis(this.bottom, labels.filter(({ at }) => at < this.width - 40));
    nameAxis(this.bottom, this.axisName);
  }

  #drawGrid(ticks, look) {
    this.sheet.strokeStyle = look.border;
    this.sheet.lineWidth = 1;
    this.sheet.globalAlpha = 0.6;
    this.sheet.beginPath();
    for (const { at } of ticks) {
      const y = Math.round((1 - at) * (this.height - 1)) + 0.5;
      this.sheet.moveTo(0, y);
      this.sheet.lineTo(this.width, y);
    }
    this.sheet.stroke();
    this.sheet.globalAlpha = 1;
  }

  #drawCurve(row, share, colour, dash) {
    const { sheet, width, height } = this;
    sheet.beginPath();
    for (let k = 0; k < row.length && Number.isFinite(row[k]); k++) {
      const y = 1.5 + (1 - Math.min(1.5, share(row[k]))) * (height - 3);
      sheet.lineTo((k / this.steps) * width, y);
    }
    sheet.setLineDash(dash);
    sheet.lineJoin = "round";
    sheet.strokeStyle = colour;
    sheet.lineWidth = 1.75;
    sheet.stroke();
    sheet.setLineDash([]);
  }

  /** Moves the cursor to `step` and draws new curves; `hurried` by a drag, ten times a second at most. */
  show(step, hurried) {
    const now = performance.now();
    if (this.waiting && (!hurried || now - this.drawn > UNHURRIED)) {
      this.#draw(this.waiting);
      this.waiting = null;
      this.drawn = now;
    }
    const left = (step / Math.max(1, this.steps)) * this.width;
    this.cursor.style.transform = `translateX(${left.toFixed(1)}px)`;
  }
}
