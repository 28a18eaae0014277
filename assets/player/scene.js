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
const FIT = { narrow: 190, widest: 400, share: 0.36, more: 70 }; // px, and a share of the width

function surfaceOf({ header, arrays }, earlier) {
  const { landscape, levels } = header;
  if (earlier?.surface.matches(landscape, arrays.surface, levels)) return earlier.surface;
  const [, , shape] = header.arrays.find(([name]) => name === "surface");
  return new Surface(landscape, arrays.surface, shape, levels, arrays.computed);
}

/** Returns { width, height, taken } (px) of the panel with the data; `taken` of the width of the charts beside it. */
function fitSize(width, chartHeight) {
  if (width < NARROW) return { width, height: FIT.narrow, taken: 0 };
  const wide = Math.round(Math.min(FIT.widest, FIT.share * width));
  return { width: wide, height: chartHeight + FIT.more, taken: wide };
}

/** All that one stage message puts on the screen: maps, colour scale, transport and charts. */
export class Scene {
  /**
   * `actions` are those of the transport, and changed(), moveStart(field, point), release(). `camera` sees it in 3-D.
   * Takes over from the `earlier` scene what stays the same, so that the transport keeps the focus.
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
    const beside = stage.arrays.samples ? element("div", "ll-lower", below) : below;
    this.charts = new Charts(stage.arrays.samples ? element("div", "", beside) : below, header, actions.scrub);
    this.fit = stage.arrays.samples ? new Fit(beside, header, stage.arrays.samples) : null;
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
      read: (point) => {
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

  /** Fits everything to the page's `width` and the window's height (px). */
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
   * @param {Runs} runs
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

  /** True while something shown is not as it will be. */
  get unfinished() {
    return this.charts.unfinished || Object.values(this.maps.layers).some((layer) => layer.moving) || this.maps.panels.some((panel) => panel.unfinished);
  }

  /** Shows the step of `clock`; `hurried` when newer paths are on their way. */
  paint(clock, hurried) {
    this.maps.paint(this.runs, clock, this.starts);
    this.footer.showPoint(this.pointer ?? null);
    const countAt = (step) => this.runs?.countAt(step) ?? step;
    this.transport.show(clock, countAt);
    this.charts.show(clock.step, hurried);
    this.fit?.show(clock.step);
    this.maps.describe(clock, countAt(clock.step));
  }
}
