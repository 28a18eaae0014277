import { element, setText } from "../player/dom.js";
import { formatNumber } from "../player/numbers.js";

const percent = (value) => (Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : "–");

/** What all methods have at the epoch pointed at, beside the cursor; a screen reader is told it too. */
export class Readout {
  constructor() {
    this.root = element("div", "ld-readout", null);
    this.root.setAttribute("role", "status");
    this.title = element("div", "ld-readout-title", this.root);
    this.rows = element("div", "ld-readout-rows", this.root);
  }

  /** Shows the values of `plot` at its epoch; `titles` are the lines', `isLoss` says how to write a value. */
  show(plot, { titles, axis, perEpoch, isLoss }) {
    if (this.root.parentNode !== plot.plot) plot.plot.append(this.root);
    setText(this.title, `${(plot.epoch * perEpoch).toLocaleString("en")} ${axis}`);
    const write = isLoss ? formatNumber : percent;
    this.rows.replaceChildren();
    plot.lines.forEach(({ middle, low, high, colour }, i) => {
      element("span", "ld-swatch", this.rows).style.background = colour;
      element("span", "ld-readout-name", this.rows).textContent = titles[i];
      element("span", "ld-value", this.rows).textContent = write(middle[plot.epoch]);
      const isBand = high[plot.epoch] > low[plot.epoch];
      const spread = isBand ? `${write(low[plot.epoch])} to ${write(high[plot.epoch])}` : "";
      element("span", "ld-spread", this.rows).textContent = spread;
    });
    const isRight = plot.epoch > plot.epochs / 2;
    const left = (plot.epoch / plot.epochs) * plot.width;
    this.root.style.left = isRight ? "auto" : `${left + 12}px`;
    this.root.style.right = isRight ? `${plot.width - left + 12}px` : "auto";
    this.root.hidden = false;
  }

  hide() {
    this.root.hidden = true;
  }
}
