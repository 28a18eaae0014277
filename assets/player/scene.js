import { element } from "../shared/dom.js";
import { ArrowKey } from "./arrows/arrow_key.js";
import { Charts } from "./chart/charts.js";
import { Fit } from "./chart/fit.js";
import { heightBudget } from "./map/grid.js";
import { Surface } from "./map/surface.js";
import { Footer } from "./panels/footer.js";
import { Maps } from "./panels/maps.js";
import { Transport } from "./playback/transport.js";
import { followZoom } from "./relief/zooming.js";
import { makeDraggable } from "./starts/dragging.js";
import { Starts } from "./starts/starts.js";

const NARROW = 640; // px
const FIT = { narrowHeight: 190, maxWidth: 400, widthShare: 0.36, extraHeight: 70 }; // px, and a share of the width

/** Returns the surface of a stage: that of the `earlier` scene if it is the same. */
function surfaceOf({ header, arrays }, earlier) {
  const { landscape, levels } = header;
  if (earlier?.surface.matches(landscape, arrays.surface, levels)) return earlier.surface;
  const [, , shape] = header.arrays.find(([name]) => name === "surface");
  return new Surface(landscape, arrays.surface, shape, levels, arrays.computed);
}

/** Returns { width, height, taken } (px) of the panel with the samples; `taken` is what the charts lose in width. */
function fitSize(width, chartHeight) {
  if (width < NARROW) return { width, height: FIT.narrowHeight, taken: 0 };
  const fitWidth = Math.round(Math.min(FIT.maxWidth, FIT.widthShare * width));
  return { width: fitWidth, height: chartHeight + FIT.extraHeight, taken: fitWidth };
}

/** Everything that a stage message puts on the screen: maps, colour scale, transport and charts. */
export class Scene {
  /** @type {Runs | null} */
  runs = null;

  /**
   * `actions` are those of the transport and changed(), moveStart(field, point), release(). `camera` looks at 3-D maps.
   * What stays the same is taken over from the `earlier` scene, so that the transport keeps the focus.
   *
   * @param {Camera} camera
   */
  constructor(root, stage, actions, camera, earlier) {
    const { header } = stage;
    this.header = header;
    this.surface = surfaceOf(stage, earlier);
    this.starts = new Starts(header);
    const above = element("div", "");
    const below = element("div", "");
    this.maps = new Maps(above, header, this.surface, camera, stage.arrays.samples);
    this.key = new ArrowKey(above, header.words);
    this.footer = new Footer(above, header, this.surface, camera);
    const { samples } = stage.arrays;
    const lower = samples ? element("div", "ll-lower", below) : below;
    this.charts = new Charts(samples ? element("div", "", lower) : below, header, actions.scrub);
    this.fit = samples ? new Fit(lower, header, samples) : null;
    const sameWords = JSON.stringify(header.words) === JSON.stringify(earlier?.header.words);
    this.transport = sameWords ? earlier.transport : new Transport(header.words, actions);
    if (sameWords) {
      root.firstChild.replaceWith(above);
      root.lastChild.replaceWith(below);
    } else root.replaceChildren(above, this.transport.root, below);
    for (const panel of this.maps.panels) this.#connect(panel, actions, camera);
  }

  #connect(panel, actions, camera) {
    if (this.maps.raised) followZoom(panel.canvas, this.maps.root, camera);
    makeDraggable(panel, {
      rings: () => (this.starts.fixed ? [] : this.starts.rings(panel.members, this.runs)),
      hover: (point) => {
        this.pointer = point;
        actions.changed();
      },
      move: (member, point) => {
        const field = this.starts.fieldOf(member);
        this.starts.move(field, point);
        for (const other of this.maps.panels) other.redraw = true;
        actions.moveStart(field, point);
      },
      release: () => actions.release(),
      turn: (across, up) => camera.turn(across, up),
      changed: () => actions.changed(),
    });
  }

  /** Fits everything to the width of the page and the height of the window (px). */
  layout({ width, windowHeight, ratio }) {
    const chartHeight = windowHeight < 800 ? 90 : 122;
    this.maps.layout(width, heightBudget(width, windowHeight), ratio);
    if (!this.fit) return this.charts.resize(width, chartHeight, ratio);
    const fit = fitSize(width, chartHeight);
    this.charts.resize(width - fit.taken, fit.taken ? fit.height : chartHeight, ratio);
    this.fit.resize(fit.width, fit.height, ratio);
  }

  /**
   * Takes over new paths (null: none yet) or colours.
   *
   * @param {Runs | null} runs
   * @param {Theme} theme
   */
  load(runs, theme) {
    this.runs = runs;
    this.maps.load(runs, theme);
    this.key.load(this.maps.layers.arrows.scales, theme, this.maps.overlay);
    this.footer.colour(theme);
    if (runs) this.charts.load(runs, theme);
    this.fit?.load(runs, theme);
  }

  /** Follows the camera. */
  turn(theme) {
    this.maps.turn();
    this.maps.load(this.runs, theme);
    this.footer.showCamera();
  }

  /** True while something has still to be drawn, without new data. */
  get unfinished() {
    const { charts, maps } = this;
    const isAnimated = Object.values(maps.layers).some((layer) => layer.moving);
    return charts.unfinished || isAnimated || maps.panels.some((panel) => panel.unfinished);
  }

  /** Shows the step of `clock`; `isUpdating` if newer paths are on their way. */
  paint(clock, isUpdating) {
    this.maps.paint(this.runs, clock, this.starts);
    this.footer.showPoint(this.pointer ?? null);
    const countAt = (step) => this.runs?.countAt(step) ?? step;
    this.transport.show(clock, countAt);
    this.charts.show(clock.step, isUpdating);
    this.fit?.show(clock.step);
    this.maps.describe(clock, countAt(clock.step));
  }
}
