import { element, setText } from "../../shared/dom.js";
import { formatNumber, formatPlace } from "../../shared/numbers.js";

/** Returns an SVG line with the pattern `dash` (px), the swatch of a path. */
function makeSwatch(dash) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS(svg.namespaceURI, "line");
  svg.setAttribute("class", "ll-swatch");
  svg.setAttribute("viewBox", "0 0 28 8");
  svg.setAttribute("aria-hidden", "true");
  const attributes = { x1: 1.5, y1: 4, x2: 26.5, y2: 4, "stroke-width": 3, "stroke-dasharray": dash.join(" ") };
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value);
  line.setAttribute("stroke-linecap", dash.length ? "butt" : "round");
  svg.append(line);
  return svg;
}

/** Shows a title in `element`, and in full when it is hovered. */
function showTitle(element, title) {
  setText(element, title);
  if (element.title !== title) element.title = title;
}

/**
 * Adds the name and the swatch of an entry to `parent`; returns both.
 *
 * @param {HTMLElement} parent
 * @param {StageHeader} header
 */
export function makeTitle(parent, header, index) {
  const title = element("div", "ll-title", parent);
  const swatch = makeSwatch(header.dashes[index]);
  title.append(swatch);
  const name = element("span", "ll-name", title);
  showTitle(name, header.cast[index].title);
  return { swatch, name };
}

/** The caption of one entry: its name, its current loss and position, and its outcome. */
export class Caption {
  /**
   * The name goes into `titleParent`, figures and outcome go into `parent`; both may be the same.
   *
   * @param {HTMLElement} parent
   * @param {StageHeader} header
   */
  constructor(titleParent, parent, header, index) {
    this.header = header;
    this.index = index;
    const { swatch, name } = makeTitle(titleParent, header, index);
    this.swatch = swatch;
    this.name = name;
    this.title = header.cast[index].title;
    const figures = element("div", "ll-figures", parent);
    setText(element("span", "ll-word", figures), header.words.loss);
    this.loss = element("span", "ll-loss", figures);
    this.place = element("span", "ll-place", figures);
    this.outcome = element("div", "ll-outcome", parent);
    this.sentence = "";
  }

  /** Colours the swatch for `theme`. */
  colour(theme) {
    this.swatch.style.stroke = theme.paths[this.index];
  }

  /** Shows the figures of `runs` at `step`. */
  update(runs, step) {
    const { header, index } = this;
    const { travelling } = header.words;
    if (index >= runs.count) return;
    this.title = runs.titles?.[index] ?? this.title;
    showTitle(this.name, this.title);
    const [x, y] = runs.points[index].subarray(2 * step, 2 * step + 2);
    this.lossText = formatNumber(runs.losses[index][step]);
    setText(this.loss, this.lossText);
    setText(this.place, formatPlace(x, y, header.landscape.domain));
    const settled = runs.settled(index, step);
    const outcome = settled ? runs.outcomes[index] : travelling;
    const short = settled ? runs.shortOutcomes[index] : travelling;
    const cloud = runs.layers.clouds.get(index);
    const batchSize = runs.batchSizes[index];
    const sentence = [...(batchSize ? [batchSize] : []), outcome, ...(cloud ? [cloud.sentence] : [])].join(". ");
    if (sentence === this.sentence) return;
    this.sentence = sentence;
    const summary = cloud ? [cloud.counts, ...(settled ? [short] : [])].join(". ") : short;
    setText(this.outcome, batchSize ? `${batchSize} · ${summary}` : summary);
    this.outcome.title = sentence;
    this.outcome.classList.toggle("ll-clouded", Boolean(cloud));
    this.outcome.dataset.kind = settled ? runs.ended[index][0] : "";
  }
}
