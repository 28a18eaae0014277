import { element } from "../../shared/dom.js";
import { Dots } from "../../shared/dots.js";
import { CountAxis } from "./count_axis.js";
import { dotsOn, strideOf } from "./plotly_dots.js";

const STUDY_PLOT = ".st-key-charts-figure .js-plotly-plot";
const ROOT = { position: "absolute", left: "0", top: "0", pointerEvents: "none" };
const CURSOR_LINE = { position: "absolute", left: "-0.75px", width: "1.5px" };
const CURSOR_COLOUR = { background: "currentColor", opacity: "0.7" };

/**
 * Links the study charts with the stage, in both directions. It relies on Streamlit, which puts Plotly's element into
 * the page itself and may replace it, and on Plotly, whose layout holds the positions of its axes.
 */
export class PlotLink {
  /** @type {PlotlyElement | null} */
  #plot = null;
  #axis = new CountAxis({ steps: 0 });
  #step = 0;
  #frame = 0;
  #page = new MutationObserver(() => {
    this.#frame ||= requestAnimationFrame(() => this.#attach());
  });

  /** `preview` gets the step under the pointer, null when the pointer has left; `goTo` gets the step of a click. */
  constructor(preview, goTo) {
    this.preview = preview;
    this.root = element("div", "ll-plot-over", null);
    Object.assign(this.root.style, ROOT);
    this.line = element("div", "ll-plot-cursor", this.root);
    Object.assign(this.line.style, CURSOR_LINE, CURSOR_COLOUR, { display: "none" });
    this.dots = new Dots(this.root);
    this.events = {
      plotly_hover: (data) => this.#plot && preview(this.#stepAt(this.#plot, data)),
      plotly_unhover: () => preview(null),
      plotly_click: (data) => this.#plot && goTo(this.#stepAt(this.#plot, data)),
      plotly_afterplot: () => this.#place(),
    };
  }

  /** Starts watching the page for the charts. */
  start() {
    this.#page.observe(document.body, { childList: true, subtree: true });
    this.#attach();
  }

  stop() {
    this.#page.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#detach();
  }

  /** Moves the cursor to `step` of `axis`, the axis of the charts. */
  show(step, axis) {
    if (step === this.#step && axis === this.#axis) return;
    this.#step = step;
    this.#axis = axis;
    this.#place();
  }

  #attach() {
    this.#frame = 0;
    /** @type {PlotlyElement | null} */
    const plot = document.querySelector(STUDY_PLOT);
    if (plot === this.#plot && (!plot || plot.contains(this.root))) return;
    this.#detach();
    if (!plot?.on) return; // not set up by Plotly yet; the observer calls again when it is
    this.#plot = plot;
    for (const [name, handler] of Object.entries(this.events)) plot.on(name, handler);
    plot.style.position = "relative";
    plot.append(this.root);
    this.#place();
  }

  #detach() {
    for (const [name, handler] of Object.entries(this.events)) this.#plot?.removeListener?.(name, handler);
    this.root.remove();
    if (this.#plot) this.preview(null); // a plot that is removed does not report that the pointer has left
    this.#plot = null;
  }

  /**
   * Returns the step under the pointer. For a touch, whose event has no position, and for curves that differ in the
   * position of a step, it is the step of the nearest point.
   */
  #stepAt(plot, { event, points }) {
    const [{ x, pointNumber }] = points;
    if (!this.#axis.isCommon) return pointNumber * strideOf(plot);
    const axis = plot._fullLayout.xaxis;
    const pixel = event?.clientX - plot.getBoundingClientRect().left - axis._offset;
    return this.#axis.stepAt(Number.isFinite(pixel) ? axis.p2l(pixel) : x);
  }

  /** Puts the cursor at its step in the plot; hides it if the plot is not ready or the step is outside. */
  #place() {
    const { xaxis, _size } = this.#plot?._fullLayout ?? {};
    const { isCommon } = this.#axis;
    this.dots.show(isCommon || !this.#plot || !xaxis?.c2p ? [] : dotsOn(this.#plot, this.#step, strideOf(this.#plot)));
    const at = isCommon ? xaxis?.l2p?.(this.#axis.place(this.#step)) : NaN;
    const isInside = at >= -0.5 && at <= xaxis._length + 0.5;
    this.line.style.display = isInside ? "" : "none";
    if (!isInside) return;
    this.line.style.top = `${_size.t}px`;
    this.line.style.height = `${_size.h}px`;
    this.line.style.transform = `translateX(${(xaxis._offset + at).toFixed(1)}px)`;
  }
}
