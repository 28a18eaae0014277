import { drawAxisX, drawAxisY } from "../../shared/axes.js";
import { element } from "../../shared/dom.js";
import { fillWords } from "../../shared/numbers.js";
import { LAYERS } from "../layers/index.js";
import { FlatBackground } from "../map/background.js";
import { criticalPoints } from "../map/critical_points.js";
import { chooseGrid, chooseOverlay } from "../map/grid.js";
import { View } from "../map/view.js";
import { ReliefBackground } from "../relief/background.js";
import { reliefOf } from "../relief/relief.js";
import { View3D } from "../relief/view3d.js";
import { Caption } from "./caption.js";
import { Panel } from "./panel.js";
import { ProjectedCaption } from "./projected_caption.js";

const SOLID = [];
const MIN_DENSITY = 2; // pixels per px of a relief while the camera is at rest, which smooths its edges

/** All maps of the stage with their axes and captions: a panel for each entry, or one overlay. */
export class Maps {
  /** @type {Span} Width and height of a map (px). */
  size;
  /** @type {MapView} */
  view;

  /**
   * `camera` looks at maps in 3 dimensions; `samples` are those behind the loss, if there are any.
   *
   * @param {HTMLElement} parent
   * @param {StageHeader} header
   * @param {Surface} surface
   * @param {Camera} camera
   */
  constructor(parent, header, surface, camera, samples) {
    this.header = header;
    this.surface = surface;
    this.camera = camera;
    this.raised = header.dimensions === "3";
    this.background = this.raised ? new ReliefBackground(header.landscape) : new FlatBackground(surface);
    this.overlay = header.layout === "overlay";
    this.root = element("div", this.overlay ? "ll-overlay" : "ll-grid", parent);
    this.root.setAttribute("role", "group");
    const counts = Object.entries(criticalPoints(header.landscape)).map(([kind, points]) => [kind, points.length]);
    const marks = fillWords(header.words.marked, Object.fromEntries(counts));
    this.root.setAttribute("aria-label", `${this.raised ? header.words.maps_3d : header.words.maps} ${marks}`);
    if (this.raised) this.root.tabIndex = 0; // so that the maps get the keys and the wheel
    this.root.classList.toggle("ll-raised", this.raised);
    this.root.classList.toggle("ll-fixed", !header.movable);
    const kinds = Object.entries(LAYERS).filter(([, kind]) => kind.createMapLayer);
    this.layers = Object.fromEntries(kinds.map(([name, kind]) => [name, kind.createMapLayer(surface, samples)]));
    this.cells = [];
    this.captions = [];
    const members = header.cast.map((_, index) => index);
    if (this.overlay) this.#addOverlay(members);
    else for (const index of members) this.#addPanel(index);
    this.describe({ playing: true }, 0);
  }

  get panels() {
    return this.cells.map((cell) => cell.panel);
  }

  #addCell(parent, members, dashes) {
    const axisY = element("div", "ll-left-axis", parent);
    const panel = new Panel(parent, members, dashes);
    const axisX = element("div", "ll-bottom-axis", parent);
    this.cells.push({ root: parent, panel, axisX, axisY });
  }

  #addPanel(index) {
    const root = element("div", "ll-panel", this.root);
    const head = element("div", "ll-head", root);
    const frame = element("div", "ll-frame", root);
    this.#addCell(frame, [index], this.header.cast.map(() => SOLID));
    const foot = element("div", "ll-caption", root);
    this.captions.push(this.#caption(head, foot, index));
  }

  #addOverlay(members) {
    this.#addCell(element("div", "ll-frame", this.root), members, this.header.dashes);
    this.legend = element("div", "ll-legend", this.root);
    this.legend.setAttribute("role", "list");
    for (const index of members) {
      const row = element("div", "ll-row", this.legend);
      row.setAttribute("role", "listitem");
      this.captions.push(this.#caption(row, row, index));
    }
  }

  #caption(head, body, index) {
    const Kind = this.header.projected ? ProjectedCaption : Caption;
    return new Kind(head, body, this.header, index);
  }

  /** Fits everything into `width` x `height` px at `ratio` device pixels per px. */
  layout(width, height, ratio) {
    this.ratio = ratio;
    if (this.overlay) this.#layoutOverlay(width, height);
    else this.#layoutGrid(width, height);
    for (const { panel } of this.cells) panel.resize(this.view, ratio);
  }

  #layoutOverlay(width, height) {
    const { mapWidth, mapHeight, beside, legendWidth } = chooseOverlay(width, height, this.header.landscape.aspect);
    this.size = [mapWidth, mapHeight];
    this.#makeView();
    this.root.classList.toggle("ll-beside", beside);
    this.legend.style.width = `${legendWidth}px`;
    this.#placeAxes(1, 1);
  }

  #layoutGrid(width, height) {
    const { cast, landscape } = this.header;
    const grid = chooseGrid(cast.length, width, height, landscape.aspect);
    this.size = [grid.mapWidth, grid.mapHeight];
    this.#makeView();
    this.root.style.setProperty("--ll-columns", String(grid.columns));
    this.root.style.setProperty("--ll-column", `${grid.columnWidth}px`);
    this.root.style.setProperty("--ll-map-width", `${grid.mapWidth}px`);
    this.root.classList.toggle("ll-narrow", grid.narrow);
    this.#placeAxes(grid.columns, grid.rows);
  }

  #makeView() {
    const { header, surface, camera, ratio } = this;
    const [width, height] = this.size;
    const density = camera.moving ? 1 : Math.max(MIN_DENSITY, ratio);
    this.view = this.raised
      ? new View3D(reliefOf(surface, header.log_height), camera, width, height, density)
      : new View(header.landscape.domain, width, height);
  }

  /** Follows the camera; must be followed by load(). */
  turn() {
    this.#makeView();
    for (const { panel } of this.cells) panel.view = this.view;
  }

  #placeAxes(columns, rows) {
    const { axes } = this.header.landscape;
    const count = this.cells.length;
    this.cells.forEach(({ axisX, axisY }, index) => {
      const row = Math.floor(index / columns);
      const isAboveGap = row === rows - 2 && count % columns > 0; // the last row is not full
      axisX.classList.toggle("ll-absent", row < rows - 1 && !isAboveGap);
      axisX.replaceChildren();
      axisY.replaceChildren();
      if (this.raised) return;
      if (index + columns >= count) drawAxisX(axisX, this.view, axes[0]);
      if (index % columns === 0) drawAxisY(axisY, this.view, axes[1]);
    });
  }

  /**
   * Takes over new paths (null: none yet) or colours.
   *
   * @param {Runs | null} runs
   * @param {Theme} theme
   */
  load(runs, theme) {
    const background = this.background.canvas(this.view, this.ratio, theme);
    for (const { panel } of this.cells) panel.load(runs, background, theme, !this.camera.moving);
    for (const layer of Object.values(this.layers)) layer.load(runs, this.view, theme, this.overlay);
    for (const caption of this.captions) caption.colour(theme);
  }

  /** Shows the step of `clock` on every map, with the `starts` as they are now. */
  paint(runs, { step, playing }, starts) {
    const layers = Object.values(this.layers);
    for (const layer of layers) layer.show(step, playing, performance.now());
    for (const { panel } of this.cells) panel.paint(step, starts.rings(panel.members, runs), panel.hovered, layers);
    if (runs) for (const caption of this.captions) caption.update(runs, step);
  }

  /** Describes every map for screen readers: whose paths it shows and, unless playing, their outcomes. */
  describe({ playing }, count) {
    const sentences = this.captions.map(({ title, sentence, lossText }) =>
      playing || !sentence
        ? `${title}.`
        : fillWords(this.header.words.map_label, { title, outcome: sentence, loss: lossText ?? "", step: count }),
    );
    for (const { panel } of this.cells) panel.describe(panel.members.map((member) => sentences[member]).join(" "));
  }
}
