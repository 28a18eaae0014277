import { element, setText } from "../../shared/dom.js";
import { fillWords, formatNumber, formatPlace, formatShort } from "../../shared/numbers.js";
import { criticalPoints } from "../map/critical_points.js";

const LABELLED_LEVELS = [0, 1 / 3, 2 / 3, 1];

/** Returns the hint for the maps' dimensions and the visitor's pointer, followed by the key to the marks. */
function hintText({ words, landscape, dimensions }) {
  const marked = Object.entries(criticalPoints(landscape)).filter(([, points]) => points.length > 0);
  const marks = marked.map(([kind]) => words[`mark_${kind}`]).join(" ");
  const hasTouch = matchMedia("(pointer: coarse)").matches;
  const hint = words[`hint${dimensions === "3" ? "_3d" : ""}${hasTouch ? "_touch" : ""}`];
  return `${hint}${marks && ` · ${marks}`}`;
}

/** The line under the maps: the point under the pointer or a hint, the reset button of the camera, the colour scale. */
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
    setText(this.hint, hintText(header));
    this.reading = element("div", "ll-reading", this.root);
    this.place = element("span", "ll-at", this.reading);
    setText(element("span", "ll-word", this.reading), header.words.loss);
    this.loss = element("span", "", this.reading);
    this.hint.title = raised ? header.words.maps_3d : this.hint.textContent;
    if (raised) this.#addReset();
    this.#addScale();
    this.showPoint(null);
    if (!header.landscape.to_scale) setText(element("div", "ll-unequal", parent), header.words.unequal);
  }

  #addScale() {
    const { words } = this.header;
    const scale = element("div", "ll-scale", this.root);
    setText(element("span", "ll-word", scale), words.loss);
    scale.setAttribute("role", "img");
    const values = LABELLED_LEVELS.map((level) => formatShort(this.surface.lossOf(level)));
    scale.setAttribute("aria-label", fillWords(words.scale, { low: values[0], high: values[values.length - 1] }));
    const ruler = element("div", "ll-ruler", scale);
    this.bar = element("div", "ll-bar", ruler);
    const labels = element("div", "ll-bar-labels", ruler);
    values.forEach((value, i) => {
      const label = element("span", "", labels);
      label.style.left = `${100 * LABELLED_LEVELS[i]}%`;
      setText(label, value);
    });
  }

  #addReset() {
    this.reset = element("button", "ll-home", this.root);
    this.reset.type = "button";
    setText(this.reset, this.header.words.reset_camera);
    this.reset.addEventListener("click", () => this.camera.reset());
    this.showCamera();
  }

  /** Shows the reset button unless the camera is at its default position. */
  showCamera() {
    if (this.reset) this.reset.style.visibility = this.camera.atHome ? "hidden" : "";
  }

  /** Colours the scale for `theme`. */
  colour(theme) {
    this.bar.style.background = `linear-gradient(to right, ${theme.map.join(", ")})`;
  }

  /** Shows `point` (data units) and the loss there, or the hint for null. */
  showPoint(point) {
    this.hint.hidden = point !== null;
    this.reading.hidden = point === null;
    if (!point) return;
    const reading = this.surface.reading(...point);
    const [x, y] = reading.point;
    setText(this.place, formatPlace(x, y, this.header.landscape.domain));
    setText(this.loss, formatNumber(reading.loss));
  }
}
