import { clipSegment } from "../map/clipping.js";
import { HIDDEN_OPACITY } from "../map/marks.js";
import { drawArrowOf, drawOutline, SMALLEST_OUTLINE } from "./arrowheads.js";
import { pixelLength, scalesOf, shapesAt } from "./internals.js";
import { Transition } from "./transition.js";

const MAX_LENGTH = 0.33; // of the map's diagonal, for arrows that are not to scale
const MAX_SEMI_AXIS = 0.22; // of the map's diagonal
const MARK_RADIUS = 7; // px that the mark of a point covers
const CORNERS = 32; // of the polygon drawn for an ellipse

/** Returns the fraction of `reach`, from the point `from`, that is drawn: at most `longest` px, and only on the map. */
function drawnFraction(view, from, reach, longest) {
  const [[left, right], [bottom, top]] = view.domain;
  const place = (x, y) => [(x - left) / (right - left), (y - bottom) / (top - bottom)];
  const part = clipSegment(...place(...from), ...place(from[0] + reach[0], from[1] + reach[1]), 1, 1, 0);
  return part && part[0] === 0 ? Math.min(part[1], longest / pixelLength(view, reach)) : 0;
}

/** The internals of all entries at the current step, as arrows over the maps. */
export class Arrows {
  #transition = new Transition();
  #reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** @type {number | null} */
  #step = null;
  /** @type {Runs | null} */
  #runs = null;
  /** @type {MapView} */
  view;
  /** @type {Theme} */
  theme;
  #moving = false;
  #playing = false;
  /** Name of an internal -> the factor by which it is scaled. */
  scales = {};
  /** @type {Shape[]} The shapes at the current time. */
  shapes = [];
  /** True if the maps must be redrawn. */
  dirty = false;

  /**
   * Takes over new paths (null: none yet), the view of all maps, and colours; `shared`: all paths are on one map.
   *
   * @param {Runs | null} runs
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

  /** Goes to `step` at time `now` (ms); a single step is animated unless the race is playing. */
  show(step, playing, now) {
    const hasStepped = step !== this.#step && this.#runs !== null;
    if (this.#runs && hasStepped) {
      const isSingle = this.#step !== null && Math.abs(step - this.#step) === 1;
      this.#transition.follow(this.#shapesOf(this.#runs, step), isSingle && !playing && !this.#reducedMotion, now);
      this.#step = step;
    }
    this.shapes = this.#transition.at(now);
    this.dirty = this.shapes.length > 0 && (hasStepped || this.#moving || playing !== this.#playing);
    this.#playing = playing;
    this.#moving = this.#transition.moves(now);
  }

  #shapesOf(runs, step) {
    const entries = Array.from({ length: runs.count }, (_, entry) => entry);
    return entries.flatMap((entry) => shapesAt(runs, entry, step, this.scales));
  }

  /** True while arrows are animated. */
  get moving() {
    return this.#moving;
  }

  /** Draws the arrows of the entries `members`; while playing without the rim, which costs as much as the arrow. */
  draw(context, members) {
    const { view, theme, shared } = this;
    const rim = this.#playing ? null : theme.casing;
    for (const { name, entry, from, reach } of this.shapes) {
      if (!members.includes(entry) || view.distanceOutside(...from) > 0) continue;
      const style = { colour: shared ? theme.paths[entry] : theme.internals[name], rim, clear: MARK_RADIUS };
      context.globalAlpha = view.visible(...from) ? 1 : HIDDEN_OPACITY;
      if (name === "rates") this.#drawRates(context, from, reach, style);
      else this.#drawArrow(context, { name, from, reach }, this.scales[name] === 1, style);
      context.globalAlpha = 1;
    }
  }

  #drawArrow(context, { name, from: [x, y], reach }, toScale, style) {
    const longest = toScale ? Infinity : MAX_LENGTH * Math.hypot(this.view.width, this.view.height);
    const fraction = drawnFraction(this.view, [x, y], reach, longest);
    const tip = this.view.place(x + fraction * reach[0], y + fraction * reach[1]);
    const clear = name === "look_ahead" ? 0 : style.clear;
    if (fraction > 0) drawArrowOf(context, name, this.view.place(x, y), tip, { ...style, clear, cut: fraction < 1 });
  }

  /** Draws an ellipse along the axes; semi-axes that are too long end in a cut, tiny ellipses grow and are dotted. */
  #drawRates(context, [x, y], [rateX, rateY], style) {
    const { view } = this;
    const longest = MAX_SEMI_AXIS * Math.hypot(view.width, view.height);
    const lengths = [pixelLength(view, [rateX, 0]), pixelLength(view, [0, rateY])];
    const fractions = lengths.map((length) => Math.min(1, longest / length));
    const growth = Math.max(1, SMALLEST_OUTLINE / Math.max(...lengths));
    const [a, b] = [growth * fractions[0] * rateX, growth * fractions[1] * rateY];
    const corner = (angle) => view.place(x + a * Math.cos(angle), y + b * Math.sin(angle));
    const corners = Array.from({ length: CORNERS }, (_, i) => corner((2 * Math.PI * i) / CORNERS));
    const cutAt = (angle) => [...corner(angle), angle];
    const cuts = [0, 1, 2, 3].filter((i) => fractions[i % 2] < 1).map((i) => cutAt((Math.PI * i) / 2));
    drawOutline(context, corners, cuts, { ...style, grown: growth > 1 });
  }

  /** A plain record of what is drawn, for tests. */
  get state() {
    return { scales: this.scales, shapes: this.shapes };
  }
}
