import { contourPath } from "./contours.js";

const MAX_POINTS = 33; // points of the grid along an axis
const MIN_POINTS = 9;
const MAX_TERMS = 50_000; // samples times points, for each new batch

const halfSquare = (residual) => (residual * residual) / 2;

/** Name -> loss of a sample (x, y) at a point (u, v) of the plane, given the values of the landscape's parameters. */
export const SAMPLE_LOSSES = {
  squared_line: (u, v, x, y) => halfSquare(u * x + v - y),
  cross_entropy(u, v, x, y) {
    const z = u * x + v;
    return Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - y * z;
  },
  huber_line(u, v, x, y, [delta]) {
    const error = Math.abs(u * x + v - y);
    const bounded = Math.min(error, delta);
    return bounded * (error - bounded / 2);
  },
  squared_tanh: (u, v, x, y) => halfSquare(v * Math.tanh(u * x) - y),
};

/**
 * Returns the mean loss over the samples of `batch` (indices) on a grid of `points` x `points` over the domain.
 *
 * @param {LandscapeHeader} landscape
 */
export function batchLosses({ sample_loss: name, values, domain }, samples, batch, points) {
  const loss = SAMPLE_LOSSES[name];
  const [[left, right], [bottom, top]] = domain;
  const losses = new Float64Array(points * points);
  for (let row = 0; row < points; row++) {
    const v = bottom + (row / (points - 1)) * (top - bottom);
    for (let column = 0; column < points; column++) {
      const u = left + (column / (points - 1)) * (right - left);
      let total = 0;
      for (const i of batch) total += loss(u, v, samples[2 * i], samples[2 * i + 1], values);
      losses[row * points + column] = total / batch.length;
    }
  }
  return losses;
}

/** Contour lines of the loss over the batch of the next update, at the same levels as those of the whole loss. */
export class BatchContours {
  #cache = new Map(); // indices of all batches -> { step, points, path }
  /** @type {number | null} */
  #step = null;
  /** @type {Runs | null} */
  runs = null;
  /** @type {MapView} */
  view;
  /** @type {Theme} */
  theme;
  /** True if the maps must be redrawn. */
  dirty = false;

  /** @param {Surface} surface */
  constructor(surface, samples) {
    this.surface = surface;
    this.samples = samples;
  }

  /**
   * Takes over new paths (null: none yet), the view that all maps share, and colours.
   *
   * @param {Runs | null} runs
   * @param {MapView} view
   * @param {Theme} theme
   */
  load(runs, view, theme) {
    if (runs !== this.runs) this.#cache.clear();
    this.runs = runs;
    this.view = view;
    this.theme = theme;
    this.#step = null;
  }

  /** Goes to `step`. */
  show(step) {
    this.dirty = step !== this.#step && this.view.flat && Boolean(this.runs?.layers.batch_surface.length);
    this.#step = step;
  }

  /** Draws the contours of the entries `members`, in the colours of their paths if their batches differ. */
  draw(context, members) {
    if (!this.runs || !this.view.flat) return;
    const batches = this.runs.layers.batch_surface;
    const withBatch = members.filter((member) => batches[member]);
    const distinct = new Map(withBatch.map((member) => [batches[member].indices, member]));
    for (const member of distinct.values()) {
      context.strokeStyle = distinct.size > 1 ? this.theme.paths[member] : this.theme.mark;
      this.#stroke(context, this.#contours(batches[member]));
    }
  }

  #contours({ indices, starts }) {
    const step = Math.min(this.#step ?? 0, starts.length - 2);
    const cached = this.#cache.get(indices);
    if (cached?.step === step) return cached;
    const batch = indices.subarray(starts[step], starts[step + 1]);
    const points = Math.max(MIN_POINTS, Math.min(MAX_POINTS, Math.floor(Math.sqrt(MAX_TERMS / batch.length))));
    const { surface, samples } = this;
    const losses = batchLosses(surface.landscape, samples, batch, points);
    const levels = losses.map((loss) => Math.min(1, surface.levelOf(loss)));
    const contours = { step, points, path: contourPath(levels, points, points, surface.levels, 1) };
    this.#cache.set(indices, contours);
    return contours;
  }

  #stroke(context, { points, path }) {
    const { width, height } = this.view;
    const lines = new Path2D();
    lines.addPath(path, new DOMMatrix([width / (points - 1), 0, 0, -height / (points - 1), 0, height]));
    context.lineWidth = 1;
    context.globalAlpha = 0.6;
    context.stroke(lines);
    context.globalAlpha = 1;
  }
}
