import { fillBottomAxis, fillLeftAxis, nameAxis } from "./axes.js";
import { element, setText, sizeCanvas } from "./dom.js";
import { SPACE } from "./grid.js";
import { fillWords, formatShort } from "./numbers.js";
import { followPointer } from "./pointer.js";
import { lossScale } from "./scales.js";
import { roundTicks } from "./ticks.js";

const UNHURRIED = 100; // ms
const AXIS_HEIGHT = 18;
const RIGHT_ROOM = 8;

/** Loss against step for all entries; curves are drawn once, only the cursor moves. */
export class LossChart {
  /** `scrub` gets the step (a number, not yet whole) under a press or drag. */
  constructor(parent, scene, scrub) {
    this.scene = scene;
    this.steps = 1;
    this.root = element("div", "ll-chart", parent);
    this.left = element("div", "ll-left-axis", this.root);
    this.plot = element("div", "ll-plot", this.root);
    this.waiting = null;
    this.drawn = 0;
    this.canvas = element("canvas", "ll-canvas", this.plot);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", scene.words.chart);
    this.cursor = element("div", "ll-cursor", this.plot);
    this.bottom = element("div", "ll-bottom-axis", this.root);
    this.#nameLosses(scene.landscape.floor, scene.words);
    const follow = ([x]) => scrub((x / this.width) * this.steps);
    followPointer(this.canvas, { press: follow, drag: follow, hover() {}, release() {} });
  }

  #nameLosses(floor, words) {
    const linear = floor === null;
    const label = element("div", linear ? "ll-chart-name ll-above" : "ll-chart-name", this.plot);
    const log = floor === 0 ? words.chart_log : fillWords(words.chart_above, { floor: formatShort(floor ?? 0) });
    setText(label, linear ? words.chart_linear : log);
  }

  /** Sizes the chart (px), axis labels included. */
  resize(width, height, ratio) {
    this.width = width - SPACE.gutter - RIGHT_ROOM;
    this.height = height - AXIS_HEIGHT;
    this.plot.style.height = `${this.height}px`;
    this.plot.style.width = `${this.width}px`;
    this.sheet = sizeCanvas(this.canvas, this.width, this.height, ratio);
  }

  /** Takes over the curves of `runs`; they are drawn when next shown. */
  load(runs, look) {
    this.steps = runs.steps;
    this.waiting = { runs, look };
  }

  #draw({ runs, look }) {
    const { landscape, cast } = this.scene;
    const losses = runs.losses.slice(0, cast.length);
    const scale = lossScale(losses, landscape.floor, landscape.high, this.height);
    this.sheet.clearRect(0, 0, this.width, this.height);
    this.#drawGrid(scale, look);
    losses.forEach((row, i) => this.#drawCurve(row, scale, look.paths[i], this.scene.dashes[i]));
    fillLeftAxis(this.left, scale.ticks.map(({ text, at }) => ({ text, at: (1 - at) * this.height })));
    const { values } = roundTicks(0, runs.steps, Math.max(2, Math.min(6, this.width / 90)));
    const labels = values.map((value) => ({ text: String(value), at: (value / runs.steps) * this.width }));
    fillBottomAxis(this.bottom, labels.filter(({ at }) => at < this.width - 40));
    nameAxis(this.bottom, this.scene.words.step);
  }

  #drawGrid(scale, look) {
    this.sheet.strokeStyle = look.border;
    this.sheet.lineWidth = 1;
    this.sheet.globalAlpha = 0.6;
    this.sheet.beginPath();
    for (const { at } of scale.ticks) {
      const y = Math.round((1 - at) * (this.height - 1)) + 0.5;
      this.sheet.moveTo(0, y);
      this.sheet.lineTo(this.width, y);
    }
    this.sheet.stroke();
    this.sheet.globalAlpha = 1;
  }

  #drawCurve(losses, scale, colour, dash) {
    const { sheet, width, height } = this;
    sheet.beginPath();
    for (let k = 0; k < losses.length && Number.isFinite(losses[k]); k++) {
      const y = 1.5 + (1 - Math.min(1.5, scale.share(losses[k]))) * (height - 3);
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
