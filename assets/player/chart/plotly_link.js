import { element } from "../../shared/dom.js";
import { Dots } from "../../shared/dots.js";
import { CountAxis } from "./count_axis.js";
import { dotsOn, strideOf } from "./plotly_dots.js";

const STUDY_PLOT = ".st-key-charts-figure .js-plotly-plot";
const OVER = { position: "absolute", left: "0", top: "0", pointerEvents: "none" };
const CURSOR_LINE = { position: "absolute", left: "-0.75px", width: "1.5px" };
const CURSOR_INK = { background: "currentColor", opacity: "0.7" };

/**
 * Links the page's charts for study with the stage, both ways. This leans on Streamlit, which draws Plotly's element in
 * the page itself and may draw it anew, and on Plotly, whose layout knows where its axes are.
 */
export class PlotLink {
  /** @type {PlotlyElement} */
  #plot = null;
  #axis = new CountAxis({ steps: 0 });
  #step = 0;
  #frame = 0;
  #page = new MutationObserver(() => {
    this.#frame ||= requestAnimationFrame(() => this.#attach());
  });

  /** `preview` gets the step under the pointer, null when there is none any more; `goTo` the one clicked on. */
  constructor(preview, goTo) {
    this.preview = preview;
    this.root = element("div", "ll-plot-over", null);
    Object.assign(this.root.style, OVER);
    this.line = element("div", "ll-plot-cursor", this.root);
    Object.assign(this.line.style, CURSOR_LINE, CURSOR_INK, { display: "none" });
    this.dots = new Dots(this.root);
    this.events = {
      plotly_hover: (data) => preview(this.#stepAt(data)),
      plotly_unhover: () => preview(null),
      plotly_click: (data) => goTo(this.#stepAt(data)),
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
    this.#leave();
  }

  /** Moves the cursor to `step`; the charts count along `axis`. */
  show(step, axis) {
    if (step === this.#step && axis === this.#axis) return;
    this.#step = step;
    this.#axis = axis;
    this.#place();
  }

  #attach() {
    this.#frame = 0;
    /** @type {PlotlyElement} */
    const plot = document.querySelector(STUDY_PLOT);
    if (plot === this.#plot && (!plot || plot.contains(this.root))) return;
    this.#leave();
    if (!plot?.on) return; // Plotly has not come to it yet, and will change it when it does
    this.#plot = plot;
    for (const [name, handler] of Object.entries(this.events)) plot.on(name, handler);
    plot.style.position = "relative";
    plot.append(this.root);
    this.#place();
  }

  #leave() {
    for (const [name, handler] of Object.entries(this.events)) this.#plot?.removeListener?.(name, handler);
    this.root.remove();
    if (this.#plot) this.preview(null); // a plot that goes does not say that the pointer has left it
    this.#plot = null;
  }

  /**
   * Returns the step under the pointer; of a touch, which is in no single place, and of curves without a place in
   * common, that of the nearest point.
   */
  #stepAt({ event, points }) {
    const [{ x, pointNumber }] = points;
    if (!this.#axis.isCommon) return pointNumber * strideOf(this.#plot);
    const axis = this.#plot._fullLayout.xaxis;
    const place = event?.clientX - this.#plot.getBoundingClientRect().left - axis._offset;
    return this.#axis.stepAt(Number.isFinite(place) ? axis.p2l(place) : x);
  }

  /** Puts the cursor where the plot has its step now; hides it while the plot does not say, or does not show it. */
  #place() {
    const { xaxis, _size } = this.#plot?._fullLayout ?? {};
    const { isCommon } = this.#axis;
    this.dots.show(isCommon || !xaxis?.c2p ? [] : dotsOn(this.#plot, this.#step, strideOf(this.#plot)));
    const at = isCommon ? xaxis?.l2p?.(this.#axis.place(this.#step)) : NaN;
    const seen = at >= -0.5 && at <= xaxis._length + 0.5;
    this.line.style.display = seen ? "" : "none";
    if (!seen) return;
    this.line.style.top = `${_size.t}px`;
    this.line.style.height = `${_size.h}px`;
    this.line.style.transform = `translateX(${(xaxis._offset + at).toFixed(1)}px)`;
  }
}
