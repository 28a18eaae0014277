import { fillBottomAxis, fillLeftAxis, nameAxis } from "../../shared/axes.js";
import { copyCanvas, element, setText, sizeCanvas } from "../../shared/dom.js";
import { formatTick } from "../../shared/numbers.js";
import { roundTicks } from "../../shared/ticks.js";
import { SPACE } from "../map/grid.js";

const HEAD_HEIGHT = 16; // px
const AXIS_HEIGHT = 18;
const RIGHT_MARGIN = 8;
const MARGIN = 0.06; // of the range of the samples, on each side
const PIECE = 4; // px, the length of a piece of a curve
const FEW = 300; // samples; if there are more, they are drawn smaller

/** Name of a curve -> the prediction at x of a point (u, v) of the plane. */
export const CURVES = {
  line: (u, v, x) => u * x + v,
  logistic: (u, v, x) => 1 / (1 + Math.exp(-(u * x + v))),
  tanh: (u, v, x) => v * Math.tanh(u * x),
};

function rangeOf(samples, column) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = column; i < samples.length; i += 2) {
    low = Math.min(low, samples[i]);
    high = Math.max(high, samples[i]);
  }
  const margin = MARGIN * (high - low) || 1;
  return [low - margin, high + margin];
}

/** The samples behind a loss, with the curve that each path predicts at the current step. */
export class Fit {
  /** @type {number} */
  width;
  /** @type {number} */
  height;
  /** @type {CanvasRenderingContext2D} */
  context;
  /** @type {CanvasRenderingContext2D} */
  samplesContext;
  /** @type {Runs | null} */
  runs = null;
  #step = null;
  #samplesCanvas = document.createElement("canvas");

  /**
   * `header` is that of the stage message, `samples` holds x, y of each sample.
   *
   * @param {HTMLElement} parent
   * @param {StageHeader} header
   */
  constructor(parent, header, samples) {
    this.header = header;
    this.samples = samples;
    this.curve = CURVES[header.landscape.curve];
    this.across = rangeOf(samples, 0);
    this.up = rangeOf(samples, 1);
    this.root = element("div", "ll-chart ll-fit", parent);
    setText(element("div", "ll-chart-name", this.root), header.words.fit_name);
    this.left = element("div", "ll-left-axis", this.root);
    this.plot = element("div", "ll-plot", this.root);
    this.canvas = element("canvas", "ll-canvas", this.plot);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", header.words.fit);
    this.bottom = element("div", "ll-bottom-axis", this.root);
  }

  /** Sets the size of the panel (px), including the labels of the axes. */
  resize(width, height, ratio) {
    this.width = width - SPACE.gutter - RIGHT_MARGIN;
    this.height = height - HEAD_HEIGHT - AXIS_HEIGHT;
    this.plot.style.width = `${this.width}px`;
    this.plot.style.height = `${this.height}px`;
    this.context = sizeCanvas(this.canvas, this.width, this.height, ratio);
    this.samplesContext = sizeCanvas(this.#samplesCanvas, this.width, this.height, ratio);
    this.#fillAxes();
    this.theme = null;
  }

  #fillAxes() {
    const { words } = this.header;
    const labels = (range, count, toPixel) => {
      const { values, step } = roundTicks(...range, count);
      return values.map((value) => ({ text: formatTick(value, step), at: toPixel(value) }));
    };
    const across = labels(this.across, Math.max(2, Math.min(6, this.width / 60)), (x) => this.#pixelX(x));
    fillBottomAxis(this.bottom, across.filter(({ at }) => at < this.width - 24));
    nameAxis(this.bottom, words.x);
    const up = labels(this.up, Math.max(2, Math.floor(this.height / 20)), (y) => this.#pixelY(y));
    fillLeftAxis(this.left, up.filter(({ at }) => at > 18));
    nameAxis(this.left, words.y);
  }

  #pixelX(x) {
    return ((x - this.across[0]) / (this.across[1] - this.across[0])) * this.width;
  }

  #pixelY(y) {
    return ((this.up[1] - y) / (this.up[1] - this.up[0])) * this.height;
  }

  /**
   * Takes over new paths (null: none yet) or colours, which are drawn by the next show().
   *
   * @param {Runs | null} runs
   * @param {Theme} theme
   */
  load(runs, theme) {
    this.runs = runs;
    this.#step = null;
    if (theme !== this.theme) this.#drawSamples(theme);
    this.theme = theme;
  }

  #drawSamples(theme) {
    const { samplesContext: context, samples } = this;
    const radius = samples.length > 2 * FEW ? 1.25 : 2.25;
    context.clearRect(0, 0, this.width, this.height);
    context.fillStyle = theme.text;
    context.globalAlpha = samples.length > 2 * FEW ? 0.3 : 0.45;
    for (let i = 0; i < samples.length; i += 2) {
      context.beginPath();
      context.arc(this.#pixelX(samples[i]), this.#pixelY(samples[i + 1]), radius, 0, 2 * Math.PI);
      context.fill();
    }
    context.globalAlpha = 1;
  }

  /** Shows the curves at `step`. */
  show(step) {
    if (step === this.#step) return;
    this.#step = step;
    this.context.clearRect(0, 0, this.width, this.height);
    copyCanvas(this.context, this.#samplesCanvas);
    this.runs?.points.forEach((points, entry) => this.#drawCurve(points, entry, step));
    this.context.setLineDash([]);
  }

  #drawCurve(points, entry, step) {
    const { context, theme, width, height } = this;
    const [u, v] = points.subarray(2 * step, 2 * step + 2);
    if (!Number.isFinite(u + v)) return;
    const [low, high] = this.across;
    const pieces = this.curve === CURVES.line ? 1 : Math.ceil(width / PIECE);
    context.beginPath();
    for (let i = 0; i <= pieces; i++) {
      const y = this.#pixelY(this.curve(u, v, low + (i / pieces) * (high - low)));
      context.lineTo((i / pieces) * width, pieces === 1 ? y : Math.max(-height, Math.min(2 * height, y)));
    }
    context.setLineDash(this.header.dashes[entry] ?? []);
    context.strokeStyle = theme.paths[entry];
    context.lineWidth = 2;
    context.stroke();
  }
}
