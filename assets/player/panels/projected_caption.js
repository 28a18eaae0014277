import { element, setText } from "../../shared/dom.js";
import { fillWords, formatNumber } from "../../shared/numbers.js";
import { makeTitle } from "./caption.js";

const ROUNDING = 1e-9; // of the loss: a smaller gap is a rounding error

function formatGap(gap, loss) {
  const shown = Math.abs(gap) < ROUNDING * loss ? 0 : gap;
  return `${shown > 0 ? "+" : ""}${formatNumber(shown)}`;
}

/** The caption of a path that is projected onto a plane: the number of updates, and what the projection leaves out. */
export class ProjectedCaption {
  #values = {};

  /**
   * The name goes into `titleParent`, the figures go into `parent`; both may be the same.
   *
   * @param {HTMLElement} parent
   * @param {StageHeader} header
   */
  constructor(titleParent, parent, header, index) {
    this.header = header;
    this.index = index;
    this.title = header.cast[index].title;
    this.sentence = "";
    this.swatch = makeTitle(titleParent, header, index).swatch;
    this.after = element("div", "ll-after", parent);
    const figures = element("div", "ll-projected", parent);
    for (const part of ["true", "shown", "gap", "explained"]) this.#addFigure(figures, part);
  }

  #addFigure(figures, part) {
    const { words } = this.header;
    const figure = element("div", "ll-figure", figures);
    const label = element("span", "ll-part", figure);
    setText(label, words[part]);
    label.title = words[`${part}_help`] ?? "";
    this.#values[part] = element("span", "ll-value", figure);
  }

  /** Colours the swatch for `theme`. */
  colour(theme) {
    this.swatch.style.stroke = theme.paths[this.index];
  }

  /** Shows the figures of `runs` at `step`. */
  update(runs, step) {
    const { header, index } = this;
    const { shown, gaps, explained } = runs.series;
    if (!shown?.has(index)) return;
    const loss = runs.losses[index][step];
    const texts = {
      true: formatNumber(loss),
      shown: formatNumber(shown.get(index)[step]),
      gap: formatGap(gaps.get(index)[step], loss),
      explained: `${(100 * explained.get(index)[step]).toFixed(1)} %`,
    };
    setText(this.after, fillWords(header.words.after, { count: runs.countAt(step) }));
    for (const [part, text] of Object.entries(texts)) setText(this.#values[part], text);
    this.sentence = Object.entries(texts).map(([part, text]) => `${header.words[part]} ${text}`).join(", ");
  }
}
