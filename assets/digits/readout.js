import { element, setText } from "../shared/dom.js";
import { formatNumber } from "../shared/numbers.js";

const percent = (value) => (Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : "–");

const BESIDE = 12; // px from the cursor

/** What all methods have at the epoch pointed at, beside the cursor. */
export class Readout {
  constructor() {
    this.root = element("div", "ld-readout", null);
    this.title = element("div", "ld-readout-title", this.root);
    this.rows = element("div", "ld-readout-rows", this.root);
  }

  /** Shows the values of `plot` at its epoch, losses or shares of images, and returns the same as text. */
  show(plot, { cast, axis, per_epoch: perEpoch }, isLoss) {
    if (this.root.parentNode !== plot.plot) plot.plot.append(this.root);
    const title = `${axis}: ${(plot.epoch * perEpoch).toLocaleString("en")}`;
    setText(this.title, title);
    this.rows.replaceChildren();
    const write = isLoss ? formatNumber : percent;
    const values = plot.lines.map((line, i) => this.#addRow(line, cast[i].title, plot.epoch, write));
    this.root.hidden = false;
    this.#place((plot.epoch / plot.epochs) * plot.width, plot.width, plot.epoch > plot.epochs / 2);
    return `${title}. ${values.join(", ")}`;
  }

  #addRow({ middle, low, high, colour }, title, epoch, write) {
    const isBand = high[epoch] > low[epoch];
    const value = write(middle[epoch]);
    const spread = isBand ? `${write(low[epoch])} – ${write(high[epoch])}` : "";
    element("span", "ld-swatch", this.rows).style.background = colour;
    element("span", "ld-readout-name", this.rows).textContent = title;
    element("span", "ld-value", this.rows).textContent = value;
    element("span", "ld-spread", this.rows).textContent = spread;
    return `${title} ${value}${spread && ` (${spread})`}`;
  }

  /** Stands to the left or right of the cursor at `x`, but never outside the plot of `width` (px). */
  #place(x, width, isLeft) {
    const own = this.root.offsetWidth;
    const left = isLeft ? x - BESIDE - own : x + BESIDE;
    this.root.style.transform = `translateX(${Math.max(0, Math.min(width - own, left)).toFixed(1)}px)`;
  }

  hide() {
    this.root.hidden = true;
  }
}
