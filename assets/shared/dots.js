import { element } from "./dom.js";

const DOT = { position: "absolute", left: "-4.5px", top: "-4.5px", width: "9px", height: "9px", borderRadius: "50%" };
const RIM = { boxShadow: "0 0 0 1.5px var(--st-background-color, Canvas)", pointerEvents: "none" };

/** Dots over `parent`, one per curve: they mark a step whose position differs from curve to curve. */
export class Dots {
  #dots = [];

  constructor(parent) {
    this.parent = parent;
  }

  /** Shows `dots`, each { at: [x, y], colour } in px, and no others. */
  show(dots) {
    while (this.#dots.length < dots.length) {
      const dot = element("div", "ll-dot", this.parent);
      Object.assign(dot.style, DOT, RIM);
      this.#dots.push(dot);
    }
    this.#dots.forEach((dot, i) => {
      dot.hidden = i >= dots.length;
      if (dot.hidden) return;
      const [x, y] = dots[i].at;
      dot.style.background = dots[i].colour;
      dot.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    });
  }
}
