import { element, setText } from "../../shared/dom.js";
import { fillWords, formatNumber, formatPlace, formatShort } from "../../shared/numbers.js";
import { pointsShown } from "../map/critical_points.js";

const SCALE_PLACES = [0, 1 / 3, 2 / 3, 1];

/** The line under the maps: what is under the pointer (or a hint), the way back of the camera, the colour scale. */
export class Footer {
  constructor(parent, scene, surface, camera) {
    Object.assign(this, { scene, surface, camera });
    const raised = scene.dimensions === "3";
    this.root = element("div", "ll-footer", parent);
    this.hint = element("div", "ll-hint", this.root);
    const known = Object.entries(pointsShown(scene.landscape)).filter(([, points]) => points.length > 0);
    const marks = known.map(([kind]) => scene.words[`mark_${kind}`]).join(" ");
    const touch = matchMedia("(pointer: coarse)").matches;
    const hint = scene.words[`hint${raised ? "_3d" : ""}${touch ? "_touch" : ""}`];
    setText(this.hint, `${hint}${marks && ` · ${marks}`}`);
    this.reading = element("div", "ll-reading", this.root);
    this.place = element("span", "ll-at", this.reading);
    setText(element("span", "ll-word", this.reading), scene.words.loss);
    this.loss = element("span", "", this.reading);
    this.hint.title = raised ? scene.words.maps_3d : this.hint.textContent;
    if (raised) this.#addReset();
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
    if (!scene.landscape.to_scale) setText(element("div", "ll-unequal", parent), scene.words.unequal);
  }

  #addReset() {
    this.home = element("button", "ll-home", this.root);
    this.home.type = "button";
    setText(this.home, this.scene.words.reset_camera);
    this.home.addEventListener("click", () => this.camera.reset());
    this.showCamera();
  }

  /** Offers the way back when there is one. */
  showCamera() {
    if (this.home) this.home.style.visibility = this.camera.atHome ? "hidden" : "";
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
    const read = this.surface.reading(...point);
    setText(this.place, formatPlace(...read.point, this.scene.landscape.domain));
    setText(this.loss, formatNumber(read.loss));
  }
}
