import { fillCountAxis, fillLeftAxis } from "../shared/axes.js";
import { element, setText, sizeCanvas } from "../shared/dom.js";
import { Dots } from "../shared/dots.js";
import { fillWords } from "../shared/numbers.js";
import { followPointer } from "../shared/pointer.js";
import { drawLines } from "./lines.js";

const GUTTER = 40;
const AXIS_HEIGHT = 20;
const HEAD_HEIGHT = 22;
const RIGHT_MARGIN = 10;
const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** A plot of one quantity of all methods over the epochs, with a cursor. */
export class Plot {
  /** @type {number} */
  width;
  /** @type {number} */
  height;
  /** @type {number} */
  epochs;
  /** @type {{ middle: Float32Array, colour: string }[]} */
  lines;
  /** @type {Scale["share"]} */
  share;

  /** `point` is called with the epoch under the pointer, and with null when the pointer has left. */
  constructor(parent, point) {
    this.point = point;
    this.epoch = null;
    this.root = element("div", "ll-chart ld-plot", parent);
    this.name = element("div", "ld-name", this.root);
    this.left = element("div", "ll-left-axis", this.root);
    this.plot = element("div", "ll-plot", this.root);
    this.canvas = element("canvas", "ll-canvas", this.plot);
    this.canvas.setAttribute("role", "slider");
    this.canvas.setAttribute("aria-valuemin", 0);
    this.canvas.tabIndex = 0;
    this.canvas.hidden = true; // until it has an accessible name
    this.cursor = element("div", "ll-cursor", this.plot);
    this.cursor.hidden = true;
    this.dots = new Dots(this.plot);
    this.bottom = element("div", "ll-bottom-axis", this.root);
    const follow = ([x]) => point(Math.round((x / this.width) * this.epochs));
    const hover = (at, pointer) => {
      if (at) follow(at);
      else if (pointer === "mouse") point(null); // what a finger has touched stays visible
    };
    followPointer(this.canvas, { press: follow, drag: follow, hover, release() {}, sideways: true });
    this.canvas.addEventListener("keydown", (event) => this.#onKey(event));
    this.canvas.addEventListener("blur", () => point(null));
  }

  #onKey(event) {
    if (event.key === "Escape") this.point(null);
    const move = KEYS[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.point((this.epoch ?? (move > 0 ? -1 : this.epochs + 1)) + move);
  }

  /** Sets the size of the plot (px), including all labels. */
  resize(width, height, ratio) {
    this.width = width - GUTTER - RIGHT_MARGIN;
    this.height = height - AXIS_HEIGHT - HEAD_HEIGHT;
    this.plot.style.width = this.bottom.style.width = `${this.width}px`;
    this.plot.style.height = `${this.height}px`;
    this.left.style.top = `${HEAD_HEIGHT}px`;
    this.context = sizeCanvas(this.canvas, this.width, this.height, ratio);
  }

  /**
   * Draws `{ name, alt, words, lines, epochs, perEpoch, axis, scale, theme }`; scale(height in px) returns
   * `{ share, ticks }`.
   */
  draw({ name, alt, words, lines, epochs, perEpoch, axis, scale, theme }) {
    const { share, ticks } = scale(this.height);
    this.words = words;
    this.lines = lines;
    this.epochs = epochs;
    this.share = share;
    setText(this.name, name);
    this.canvas.setAttribute("aria-label", alt);
    this.canvas.setAttribute("aria-valuemax", epochs);
    this.canvas.hidden = false;
    drawLines(this.context, lines, { epochs, share, width: this.width, height: this.height, theme, ticks });
    fillLeftAxis(this.left, ticks.map(({ text, at }) => ({ text, at: (1 - at) * this.height })));
    const count = Math.max(2, Math.min(10, this.width / 45));
    fillCountAxis(this.bottom, { width: this.width, end: epochs * perEpoch, name: axis, count, whole: true });
    this.mark(this.epoch);
  }

  /** Moves the cursor and the dots on the lines to `epoch`; null hides them. */
  mark(epoch) {
    this.epoch = epoch;
    this.canvas.setAttribute("aria-valuenow", epoch ?? 0);
    this.describe(epoch === null ? this.words.unread : fillWords(this.words.epoch, { epoch }));
    this.cursor.hidden = epoch === null;
    const left = ((epoch ?? 0) / this.epochs) * this.width;
    this.cursor.style.transform = `translateX(${left.toFixed(1)}px)`;
    this.dots.show(epoch === null ? [] : this.#dotsAt(epoch, left));
  }

  #dotsAt(epoch, left) {
    const dots = this.lines.map(({ middle, colour }) => ({ share: this.share(middle[epoch]), colour }));
    const visible = dots.filter(({ share }) => share >= 0 && share <= 1);
    return visible.map(({ share, colour }) => ({ at: [left, 1.5 + (1 - share) * (this.height - 3)], colour }));
  }

  /** Sets the text that a screen reader reads for the marked epoch. */
  describe(text) {
    this.canvas.setAttribute("aria-valuetext", text);
  }
}
