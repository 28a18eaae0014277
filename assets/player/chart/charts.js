import { fillWords, formatShort } from "../../shared/numbers.js";
import { Chart } from "./chart.js";
import { lossScale, rateScale } from "./scales.js";

const RATES_HEIGHT = 66;

const DOTTED = [2, 3]; // px

/** Adds, under the curves of projected paths, the `rows` of their losses on the plane: dotted, in the same colours. */
function withPlaneLosses(curves, rows) {
  return {
    ...curves,
    rows: [...rows, ...curves.rows],
    entries: [...curves.entries, ...curves.entries],
    colours: [...curves.colours, ...curves.colours],
    dashes: [...rows.map(() => DOTTED), ...curves.dashes],
  };
}

/** Loss against step for all entries and, under it, the learning rate of those that have a schedule. */
export class Charts {
  /**
   * `header` is that of the stage message; `scrub` gets the step under a press or drag.
   *
   * @param {HTMLElement} parent
   * @param {StageHeader} header
   */
  constructor(parent, header, scrub) {
    this.header = header;
    const { words } = header;
    this.losses = new Chart(parent, words.chart, words.axis, scrub);
    this.rates = new Chart(parent, words.rates_chart, words.axis, scrub);
    this.rates.root.hidden = true;
  }

  /** Sizes the charts (px): `height` is that of the losses. */
  resize(width, height, ratio) {
    this.losses.resize(width, height, ratio);
    this.rates.resize(width, RATES_HEIGHT, ratio);
  }

  /**
   * Takes over the curves of `runs`; they are drawn when next shown.
   *
   * @param {Runs} runs
   * @param {Theme} theme
   */
  load(runs, theme) {
    const entries = this.header.cast.map((_, entry) => entry).filter((entry) => entry < runs.count);
    const losses = entries.map((entry) => runs.losses[entry]);
    const bands = entries.map((entry) => runs.layers.clouds.get(entry));
    const planeLosses = entries.map((entry) => runs.series.shown?.get(entry)).filter(Boolean);
    const edges = bands.flatMap((band) => (band ? [band.low, band.high] : []));
    const banded = runs.layers.clouds.size > 0;
    const scale = (height) => this.#lossScale([...planeLosses, ...losses, ...edges], height, banded);
    const curves = { ...this.#curves(runs, theme, entries, losses, scale), bands };
    this.losses.load(planeLosses.length ? withPlaneLosses(curves, planeLosses) : curves);
    const scheduled = [...(runs.series.rates?.keys() ?? [])].filter((entry) => entry < this.header.cast.length);
    this.rates.root.hidden = scheduled.length === 0;
    this.losses.root.classList.toggle("ll-upper", scheduled.length > 0);
    if (scheduled.length === 0) return;
    const rates = scheduled.map((entry) => runs.series.rates.get(entry));
    this.rates.load(this.#curves(runs, theme, scheduled, rates, (height) => this.#rateScale(rates, height)));
  }

  #curves({ axis }, theme, entries, rows, scale) {
    const colours = entries.map((entry) => theme.paths[entry]);
    const dashes = entries.map((entry) => this.header.dashes[entry]);
    return { axis, entries, rows, colours, dashes, scale, theme };
  }

  #lossScale(losses, height, banded) {
    const { landscape, words } = this.header;
    const { floor } = landscape;
    const log = floor === 0 ? words.chart_log : fillWords(words.chart_above, { floor: formatShort(floor ?? 0) });
    const name = floor === null ? words.chart_linear : log;
    return { ...lossScale(losses, landscape, height), name: banded ? fillWords(words.chart_bands, { name }) : name };
  }

  #rateScale(rates, height) {
    const { words } = this.header;
    const scale = rateScale(rates, height);
    return { ...scale, name: scale.isLog ? words.rates_log : words.rates_linear };
  }

  /** True while something shown is not as it will be. */
  get unfinished() {
    return this.losses.waiting !== null || (this.rates.waiting !== null && !this.rates.root.hidden);
  }

  /** Moves the cursors to `step`; `hurried` when newer curves are on their way. */
  show(step, hurried) {
    this.losses.show(step, hurried);
    if (!this.rates.root.hidden) this.rates.show(step, hurried);
  }
}
