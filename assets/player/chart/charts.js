import { fillWords, formatShort } from "../../shared/numbers.js";
import { Chart } from "./chart.js";
import { lossScale, rateScale } from "./scales.js";

const RATES_HEIGHT = 66; // px
const DOTTED = [2, 3]; // px

/** Adds to the curves of projected paths, below them, their losses on the plane: dotted, in the same colours. */
function withPlaneLosses(curves, planeLosses) {
  return {
    ...curves,
    series: [...planeLosses, ...curves.series],
    entries: [...curves.entries, ...curves.entries],
    colours: [...curves.colours, ...curves.colours],
    dashes: [...planeLosses.map(() => DOTTED), ...curves.dashes],
  };
}

/** The charts of the loss of all entries and, below it, of the learning rate of those that have a schedule. */
export class Charts {
  /**
   * `header` is that of the stage message; `scrub` is called with the step under a press or a drag.
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

  /** Sets the size of the charts (px); `height` is that of the chart of losses. */
  resize(width, height, ratio) {
    this.losses.resize(width, height, ratio);
    this.rates.resize(width, RATES_HEIGHT, ratio);
  }

  /**
   * Takes over the curves of `runs`, which are drawn by the next show().
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
    const hasBands = runs.layers.clouds.size > 0;
    const scale = (height) => this.#lossScale([...planeLosses, ...losses, ...edges], height, hasBands);
    const curves = { ...this.#curves(runs, theme, entries, losses, scale), bands };
    this.losses.load(planeLosses.length ? withPlaneLosses(curves, planeLosses) : curves);
    const scheduled = [...(runs.series.rates?.keys() ?? [])].filter((entry) => entry < this.header.cast.length);
    this.rates.root.hidden = scheduled.length === 0;
    this.losses.root.classList.toggle("ll-upper", scheduled.length > 0);
    if (scheduled.length === 0) return;
    const rates = scheduled.map((entry) => runs.series.rates.get(entry));
    this.rates.load(this.#curves(runs, theme, scheduled, rates, (height) => this.#rateScale(rates, height)));
  }

  #curves({ axis }, theme, entries, series, scale) {
    const colours = entries.map((entry) => theme.paths[entry]);
    const dashes = entries.map((entry) => this.header.dashes[entry]);
    return { axis, entries, series, colours, dashes, scale, theme };
  }

  #lossScale(losses, height, hasBands) {
    const { landscape, words } = this.header;
    const { floor } = landscape;
    const log = floor === 0 ? words.chart_log : fillWords(words.chart_above, { floor: formatShort(floor ?? 0) });
    const name = floor === null ? words.chart_linear : log;
    return { ...lossScale(losses, landscape, height), name: hasBands ? fillWords(words.chart_bands, { name }) : name };
  }

  #rateScale(rates, height) {
    const { words } = this.header;
    const scale = rateScale(rates, height);
    return { ...scale, name: scale.isLog ? words.rates_log : words.rates_linear };
  }

  /** True while curves wait to be drawn. */
  get unfinished() {
    return this.losses.waiting !== null || (this.rates.waiting !== null && !this.rates.root.hidden);
  }

  /** Moves the cursors to `step`; `isUpdating` if newer curves are on their way. */
  show(step, isUpdating) {
    this.losses.show(step, isUpdating);
    if (!this.rates.root.hidden) this.rates.show(step, isUpdating);
  }
}
