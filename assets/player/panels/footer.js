import { element, setText } from "../../shared/dom.js";
import { fillWords, formatNumber, formatPlace, formatShort } from "../../shared/numbers.js";
import { criticalPoints } from "../map/critical_points.js";

const SCALE_PLACES = [0, 1 / 3, 2 / 3, 1];

/** The line under the maps: what is under the pointer (or a hint), the way back of the camera, the colour scale. */
export class Footer {
  /**
   * @param {HTMLElement} parent
   * @param {StageHeader} header
   * @param {Surface} surface
   * @param {Camera} camera
   */
  constructor(parent, header, surface, camera) {
    this.header = header;
    this.surface = surface;
    this.camera = camera;
    const raised = header.dimensions === "3";
    this.root = element("div", "ll-footer", parent);
    this.hint = element("div", "ll-hint", this.root);
    const known = Object.entries(criticalPoints(header.landscape)).filter(([, points]) => points.length > 0);
    const marks = known.map(([kind]) => header.words[`mark_${kind}`]).join(" ");
    const touch = matchMedia("(pointer: coarse)").matches;
    const hint = header.words[`hint${raised ? "_3d" : ""}${touch ? "_touch" : ""}`];
    setText(this.hint, `${hint}${marks && ` · ${marks}`}`);
    this.reading = element("div", "ll-reading", this.root);
    this.place = element("span", "ll-at", this.reading);
    setText(element("span", "ll-word", this.reading), header.words.loss);
    this.loss = element("span", "", this.reading);
    this.hint.title = raised ? header.words.maps_3d : this.hint.textContent;
    if (raised) this.#addReset();
    const scale = element("div", "ll-scale", this.root);
    setText(element("span", "ll-word", scale), header.words.loss);
    scale.setAttribute("role", "img");
    const values = SCALE_PLACES.map((u) => formatShort(surface.lossOf(u)));
    scale.setAttribute("aria-label", fillWords(header.words.scale, { low: values[0], high: values.at(-1) }));
    const ruler = element("div", "ll-ruler", scale);
    this.bar = element("div", "ll-bar", ruler);
    const labels = element("div", "ll-bar-labels", ruler);
    values.forEach((value, i) => {
      const label = element("span", "", labels);
      label.style.left = `${100 * SCALE_PLACES[i]}%`;
      setText(label, value);
    });
    this.read(null);
    if (!header.landscape.to_scale) setText(element("div", "ll-unequal", parent), header.words.unequal);
  }

  #addReset() {
    this.home = element("button", "ll-home", this.root);
    this.home.type = "button";
    setText(this.home, this.header.words.reset_camera);
    this.home.addEventListener("click", () => this.camera.reset());
    this.showCamera();
  }

  /** Offers the way back when there is one. */
  showCamera() {
    if (this.home) this.home.style.visibility = this.camera.atHome ? "hidden" : "";
  }

  /** Colours the scale for `theme`. */
  colour(theme) {
    this.bar.style.background = `linear-gradient(to right, ${theme.map.join(", ")})`;
  }

  /** Shows place and loss at `point` (data units), or the hint for null. */
  read(point) {
    this.hint.hidden = point !== null;
    this.reading.hidden = point === null;
    if (!point) return;
    const read = this.surface.reading(...point);
    const [x, y] = read.point;
    setText(this.place, formatPlace(x, y, this.header.landscape.domain));
    setText(this.loss, formatNumber(read.loss));
  }
}
