import { element, setText } from "./dom.js";
import { fillWords, formatNumber, formatPlace, formatShort } from "./numbers.js";

const SCALE_PLACES = [0, 1 / 3, 2 / 3, 1];

/** The line under the maps: what is under the pointer (or a hint), and the colour scale of the loss. */
export class Footer {
  constructor(parent, scene, surface) {
    Object.assign(this, { scene, surface });
    this.root = element("div", "ll-footer", parent);
    this.hint = element("div", "ll-hint", this.root);
    setText(this.hint, scene.words.hint);
    this.reading = element("div", "ll-reading", this.root);
    this.place = element("span", "ll-at", this.reading);
    setText(element("span", "ll-word", this.reading), scene.words.loss);
    this.loss = element("span", "", this.reading);
    const scale = element("div", "ll-scale", this.root);
    setText(element("span", "ll-word", scale), scene.words.loss);
    scale.setAttribute("role", "img");
    const values = SCALE_PLACES.map((u) => formatShort(surface.lossOf(u)));
    scale.setAttribute("aria-label", fillWords(scene.words.scale, { low: values[0], high: values.at(-1) }));
    const ruler = element("div", "ll-ruler", scale);
    this.bar = element("div", "ll-bar", ruler);
    const labels = element("div", "ll-bar-labels", ruler);
    values.forEach((value, i) => {
      const label = element("span", "", labels);
      label.style.left = `${100 * SCALE_PLACES[i]}%`;
      setText(label, value);
    });
    this.read(null);
  }

  /** Colours the scale for `look`. */
  colour(look) {
    this.bar.style.background = `linear-gradient(to right, ${look.map.join(", ")})`;
  }

  /** Shows place and loss at `point` (data units), or the hint for null. */
  read(point) {
    this.hint.hidden = point !== null;
    this.reading.hidden = point === null;
    if (!point) return;
    setText(this.place, formatPlace(...point, this.scene.landscape.domain));
    setText(this.loss, formatNumber(this.surface.lossAt(...point)));
  }
}
