import { element, setText } from "../shared/dom.js";
import { fillWords } from "../shared/numbers.js";
import { readTheme } from "../shared/palette.js";
import { Requests } from "../shared/requests.js";
import { SizeWatch } from "../shared/size.js";
import { SliderWatch } from "../shared/sliders.js";
import { Plot } from "./plot.js";
import { Progress } from "./progress.js";
import { CurvesQuery } from "./query.js";
import { Readout } from "./readout.js";
import { accuracyScale, lossScale } from "./scales.js";
import { CurveStream } from "./stream.js";

const PLOTS = 4;
const TWO_COLUMNS = 640; // px
const GAP = 20;
const curvesOf = new WeakMap(); // element of the component -> its curves

/** The curves of the digits page: asks the server for what the settings and the sliders say, and draws the answer. */
class Curves {
  #attached = false;
  #updates = 0;
  #announce = () => {
    const detail = this.results?.header.table;
    if (detail) document.dispatchEvent(new CustomEvent("digits-results", { detail }));
  };

  constructor() {
    this.root = element("div", "ll-player ld-curves");
    this.grid = element("div", "ld-grid", this.root);
    this.plots = Array.from({ length: PLOTS }, (_, i) => new Plot(this.grid, (epoch) => this.#point(i, epoch)));
    this.progress = new Progress(this.root, { stop: () => this.#stop(), goOn: () => this.#askAgain() });
    this.readout = new Readout();
    this.stream = new CurveStream();
    this.requests = new Requests(({ seq }) => this.#ask(seq));
    this.query = new CurvesQuery(() => this.requests.preview({}));
    this.sliders = new SliderWatch((fields) => this.query.slide(fields));
    this.size = new SizeWatch(this.root, () => this.#layout());
    this.api = { state: () => this.#state() };
  }

  /** Puts the curves into the component's element and takes over the data from Python. */
  attach({ parentElement, data }) {
    if (this.root.parentNode !== parentElement) parentElement.append(this.root);
    this.data = data;
    if (!this.#attached) this.#listen();
    this.query.settle(data.images === null ? data.query : `${data.query}&images=${data.images}`);
    this.#refresh();
    requestAnimationFrame(() => this.#refresh()); // the theme's variables may come after the data
  }

  /** Redraws if the theme or the scale has changed. */
  #refresh() {
    const [theme, isLog] = this.drawnWith ?? [];
    const { id } = readTheme(this.root, this.data.palette);
    if (id !== theme || this.data.log !== isLog) this.#draw();
  }

  #listen() {
    this.#attached = true;
    globalThis.lossCurves = this.api;
    document.addEventListener("digits-results-wanted", this.#announce);
    this.size.start();
    if (this.results) this.sliders.start(this.results.header.fields);
  }

  detach() {
    if (!this.#attached) return;
    this.#attached = false;
    document.removeEventListener("digits-results-wanted", this.#announce);
    this.size.stop();
    this.sliders.stop();
    this.requests.cancel();
    this.query.forget();
    this.stream.stop();
    if (globalThis.lossCurves === this.api) delete globalThis.lossCurves;
  }

  async #ask(seq) {
    this.progress.begin(this.data.words);
    try {
      await this.stream.ask(this.query.ask(), (message) => {
        this.#take(message);
        this.requests.answer(seq);
      });
    } catch (error) {
      this.#fail(/** @type {any} */ (error));
    }
    this.requests.answer(seq);
  }

  #take(message) {
    const { header, arrays } = message;
    this.query.answered(header.query, this.data.images);
    if (this.results && !arrays.curves.some(Number.isFinite)) return this.progress.show(header.share, this.data.words);
    const fields = this.results?.header.fields.join();
    this.results = message;
    if (header.fields.join() !== fields) this.sliders.start(header.fields);
    setText(this.progress.note, header.note);
    if (header.done) this.progress.end();
    else this.progress.show(header.share, this.data.words);
    this.#updates += 1;
    this.#draw();
    this.#announce();
  }

  #fail({ status, message }) {
    const { words } = this.data;
    if (status === 404) this.progress.break(words.gone, "");
    else if (status === 400) this.progress.break(message, "");
    else this.progress.break(words.away, words.again);
  }

  #stop() {
    this.stream.stop();
    this.progress.break(this.data.words.stopped, this.data.words.go_on);
  }

  #askAgain() {
    this.requests.preview({});
  }

  #layout() {
    const { width, ratio } = this.size;
    const columns = width >= TWO_COLUMNS ? 2 : 1;
    this.grid.style.setProperty("--ld-columns", columns);
    const height = innerHeight < 800 ? 172 : 196;
    for (const plot of this.plots) plot.resize(Math.floor((width - (columns - 1) * GAP) / columns), height, ratio);
    this.#draw();
  }

  #draw() {
    if (!this.results || !this.size.width || !this.#attached) return;
    const { header } = this.results;
    const theme = readTheme(this.root, this.data.palette);
    this.drawnWith = [theme.id, this.data.log];
    this.root.dataset.theme = theme.dark ? "dark" : "light";
    const { epochs, per_epoch: perEpoch, axis } = header;
    const common = { words: this.data.words, epochs, perEpoch, axis, theme };
    Object.entries(header.quantities).forEach(([quantity, title], i) => {
      const lines = this.#lines(i, theme);
      const isLoss = quantity.endsWith("losses");
      const isLog = isLoss && this.data.log;
      const name = isLog ? fillWords(this.data.words.log_scale, { title }) : title;
      const series = lines.flatMap((line, j) => this.#seriesToShow(line, header.cast[j].diverged));
      const scale = (height) => (isLoss ? lossScale(series, isLog, height) : accuracyScale());
      this.plots[i].draw({ name, alt: header.alts[i], lines, scale, ...common });
    });
    if (this.pointed !== undefined) this.#point(this.pointed, this.plots[this.pointed].epoch);
  }

  /** Returns the series that a scale has to show: the upper edge of a band is left out if some seeds have diverged. */
  #seriesToShow({ middle, low, high }, diverged) {
    if (diverged === 0) return [middle, low, high];
    return 2 * diverged < this.results.header.seeds ? [middle, low] : [];
  }

  #lines(quantity, theme) {
    const { header, arrays } = this.results;
    const size = header.epochs + 1;
    return header.cast.map((_, method) => {
      const first = 3 * size * (quantity * header.cast.length + method);
      const seriesAt = (i) => arrays.curves.subarray(first + i * size, first + (i + 1) * size);
      const [middle, low, high] = [0, 1, 2].map(seriesAt);
      return { middle, low, high, colour: theme.paths[method], dash: this.data.dashes[method] };
    });
  }

  /** Moves the cursor of all plots to `epoch` (null: none) and shows the values of plot `i` there. */
  #point(i, epoch) {
    if (!this.results) return;
    const { header } = this.results;
    const shown = epoch === null ? null : Math.max(0, Math.min(header.epochs, epoch));
    this.pointed = shown === null ? undefined : i;
    for (const plot of this.plots) plot.mark(shown);
    if (shown === null) return this.readout.hide();
    const isLoss = Object.keys(header.quantities)[i].endsWith("losses");
    this.plots[i].describe(this.readout.show(this.plots[i], header, isLoss));
  }

  /** A plain record of what is shown, for tests and measurements. */
  #state() {
    const { header, arrays } = this.results ?? {};
    const { query = null, done = false, share = 0, epochs = 0 } = header ?? {};
    const curves = arrays ? Array.from(arrays.curves) : [];
    return { updates: this.#updates, query, done, share, epochs, epoch: this.plots[0].epoch, curves };
  }
}

/** Streamlit's entry: called on every change of data or theme; returns the clean-up for unmounting. */
export default function mount(component) {
  const { parentElement } = component;
  if (!curvesOf.has(parentElement)) curvesOf.set(parentElement, new Curves());
  const curves = curvesOf.get(parentElement);
  const mountNumber = (curves.mountNumber = (curves.mountNumber ?? 0) + 1);
  curves.attach(component);
  return () => {
    if (curves.mountNumber === mountNumber || !parentElement.isConnected) curves.detach();
  };
}
