import { clipSegment } from "../map/clipping.js";
import { HIDDEN_OPACITY } from "../map/marks.js";
import { drawArrowOf, drawOutline, SMALLEST_OUTLINE } from "./arrowheads.js";
import { scalesOf, shapesAt, spanOf } from "./internals.js";
import { Transition } from "./transition.js";

const LONGEST = 0.33; // of the map's diagonal, for arrows that are not to scale
const WIDEST = 0.22; // the same for a semi-axis
const DOT = 7; // px around a point that its own mark covers
const CORNERS = 32;

/** Returns how much of a reach from `from` is drawn, 0..1: at most `longest` px, and only on the map. */
function shareDrawn(view, from, reach, longest) {
  const [[left, right], [bottom, top]] = view.domain;
  const place = (x, y) => [(x - left) / (right - left), (y - bottom) / (top - bottom)];
  const part = clipSegment(...place(...from), ...place(from[0] + reach[0], from[1] + reach[1]), 1, 1, 0);
  return part && part[0] === 0 ? Math.min(part[1], longest / spanOf(view, reach)) : 0;
}

/** The internals of all entries at the step shown, as arrows over the maps. */
export class Arrows {
  #transition = new Transition();
  #reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
  #step = null;
  #runs = null;
  #moving = false;
  #playing = false;
  /** Name -> the factor at which an internal is drawn. */
  scales = {};
  /** @type {Shape[]} What is seen. */
  shapes = [];
  /** True when the maps must be drawn again. */
  dirty = false;

  /**
   * Takes over new paths (null: none yet), a view like that of all maps, and colours; `shared`: all are on one map.
   *
   * @param {Runs} runs
   * @param {MapView} view
   * @param {Theme} theme
   */
  load(runs, view, theme, shared) {
    this.view = view;
    this.theme = theme;
    this.shared = shared;
    if (!runs || runs === this.#runs) return;
    this.scales = scalesOf(runs, view, this.scales);
    this.#runs = runs;
    this.#step = null;
  }

  /** Goes to `step` at time `now` (ms); a single step is eased unless the race plays. */
  show(step, playing, now) {
    const stepped = step !== this.#step && this.#runs !== null;
    if (stepped) {
      const single = this.#step !== null && Math.abs(step - this.#step) === 1;
      this.#transition.follow(this.#shapesOf(step), single && !playing && !this.#reducedMotion, now);
      this.#step = step;
    }
    this.shapes = this.#transition.at(now);
    this.dirty = this.shapes.length > 0 && (stepped || this.#moving || playing !== this.#playing);
    this.#playing = playing;
    this.#moving = this.#transition.moves(now);
  }

  #shapesOf(step) {
    const entries = Array.from({ length: this.#runs.count }, (_, entry) => entry);
    return entries.flatMap((entry) => shapesAt(this.#runs, entry, step, this.scales));
  }

  /** True while arrows are on their way. */
  get moving() {
    return this.#moving;
  }

  /** Draws those of the entries `members`; only what rests has a rim, which costs as much as the arrow itself. */
  draw(context, members) {
    const { view, theme, shared } = this;
    const rim = this.#playing ? null : theme.casing;
    for (const { name, entry, from, reach } of this.shapes) {
      if (!members.includes(entry) || view.distanceOutside(...from) > 0) continue;
      const ink = { colour: shared ? theme.paths[entry] : theme.internals[name], rim, clear: DOT };
      context.globalAlpha = view.visible(...from) ? 1 : HIDDEN_OPACITY;
      if (name === "rates") this.#drawRates(context, from, reach, ink);
      else this.#drawArrow(context, { name, from, reach }, this.scales[name] === 1, ink);
      context.globalAlpha = 1;
    }
  }

  #drawArrow(context, { name, from: [x, y], reach }, toScale, ink) {
    const longest = toScale ? Infinity : LONGEST * Math.hypot(this.view.width, this.view.height);
    const share = shareDrawn(this.view, [x, y], reach, longest);
    const tip = this.view.place(x + share * reach[0], y + share * reach[1]);
    const clear = name === "look_ahead" ? 0 : ink.clear;
    if (share > 0) drawArrowOf(context, name, this.view.place(x, y), tip, { ...ink, clear, cut: share < 1 });
  }

  /** An ellipse along the axes; a semi-axis too long to draw ends in a cut, one too small to be seen is dotted. */
  #drawRates(context, [x, y], [rateX, rateY], ink) {
    const { view } = this;
    const widest = WIDEST * Math.hypot(view.width, view.height);
    const shares = [Math.min(1, widest / spanOf(view, [rateX, 0])), Math.min(1, widest / spanOf(view, [0, rateY]))];
    const larger = Math.max(spanOf(view, [rateX, 0]), spanOf(view, [0, rateY]));
    const grown = Math.max(1, SMALLEST_OUTLINE / larger);
    const [a, b] = [grown * shares[0] * rateX, grown * shares[1] * rateY];
    const corner = (angle) => view.place(x + a * Math.cos(angle), y + b * Math.sin(angle));
    const corners = Array.from({ length: CORNERS }, (_, i) => corner((2 * Math.PI * i) / CORNERS));
    const cuts = [0, 1, 2, 3].filter((i) => shares[i % 2] < 1).map((i) => [...corner((Math.PI * i) / 2), (Math.PI * i) / 2]);
    drawOutline(context, corners, cuts, { ...ink, grown: grown > 1 });
  }

  /** A plain record of what is seen, for tests. */
  get state() {
    return { scales: this.scales, shapes: this.shapes };
  }
}
