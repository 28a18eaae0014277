import { element, setText } from "../shared/dom.js";
import { formatNumber } from "../shared/numbers.js";

const percent = (value) => (Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : "–");

const DISTANCE = 12; // px from the cursor

/** The values of all methods at the epoch under the pointer, beside the cursor. */
export class Readout {
  constructor() {
    this.root = element("div", "ld-readout", null);
    this.title = element("div", "ld-readout-title", this.root);
    this.rows = element("div", "ld-readout-rows", this.root);
  }

  /** Shows the values of `plot` at its epoch, losses or accuracies, and returns them as text. */
  show(plot, { cast, axis, per_epoch: perEpoch }, isLoss) {
    if (this.root.parentNode !== plot.plot) plot.plot.append(this.root);
    const title = `${axis}: ${(plot.epoch * perEpoch).toLocaleString("en")}`;
    setText(this.title, title);
    this.rows.replaceChildren();
    const format = isLoss ? formatNumber : percent;
    const values = plot.lines.map((line, i) => this.#addRow(line, cast[i].title, plot.epoch, format));
    this.root.hidden = false;
    this.#place((plot.epoch / plot.epochs) * plot.width, plot.width, plot.epoch > plot.epochs / 2);
    return `${title}. ${values.join(", ")}`;
  }

  #addRow({ middle, low, high, colour }, title, epoch, format) {
    const isBand = high[epoch] > low[epoch];
    const value = format(middle[epoch]);
    const spread = isBand ? `${format(low[epoch])} – ${format(high[epoch])}` : "";
    element("span", "ld-swatch", this.rows).style.background = colour;
    element("span", "ld-readout-name", this.rows).textContent = title;
    element("span", "ld-value", this.rows).textContent = value;
    element("span", "ld-spread", this.rows).textContent = spread;
    return `${title} ${value}${spread && ` (${spread})`}`;
  }

  /** Places it to the left or right of the cursor at `x`, inside the plot of `width` (px). */
  #place(x, width, isLeft) {
    const { offsetWidth } = this.root;
    const left = isLeft ? x - DISTANCE - offsetWidth : x + DISTANCE;
    this.root.style.transform = `translateX(${Math.max(0, Math.min(width - offsetWidth, left)).toFixed(1)}px)`;
  }

  hide() {
    this.root.hidden = true;
  }
}
