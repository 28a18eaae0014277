import { contourPath } from "./contours.js";

const FINEST = 33; // points an axis
const COARSEST = 9;
const MOST_TERMS = 50_000; // samples times points, for each new batch

const half = (residual) => (residual * residual) / 2;

/** The loss of one sample (x, y) at a point (u, v) of the plane, by its name; the last are the parameters' values. */
export const SAMPLE_LOSSES = {
  squared_line: (u, v, x, y) => half(u * x + v - y),
  cross_entropy(u, v, x, y) {
    const z = u * x + v;
    return Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - y * z;
  },
  huber_line(u, v, x, y, [delta]) {
    const miss = Math.abs(u * x + v - y);
    const bounded = Math.min(miss, delta);
    return bounded * (miss - bounded / 2);
  },
  squared_tanh: (u, v, x, y) => half(v * Math.tanh(u * x) - y),
};

/**
 * Returns the mean loss over the samples of `batch` (indices) at `points` x `points` places of the domain.
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

/** Contour lines of the loss over the batch that the next update sees, at the same losses as those of the whole. */
export class BatchContours {
  #drawn = new Map(); // indices of all batches -> { step, points, path }
  #step = null;
  /** True when the maps must be drawn again. */
  dirty = false;

  /** @param {Surface} surface */
  constructor(surface, samples) {
    this.surface = surface;
    this.samples = samples;
  }

  /**
   * Takes over new paths (null: none yet), a view like that of all maps, and colours.
   *
   * @param {Runs} runs
   * @param {MapView} view
   * @param {Theme} theme
   */
  load(runs, view, theme) {
    if (runs !== this.runs) this.#drawn.clear();
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

  /** Draws those of the entries `members`; where these see different batches, in the colours of their paths. */
  draw(context, members) {
    if (!this.runs || !this.view.flat) return;
    const batches = this.runs.layers.batch_surface;
    const seen = new Map(members.filter((member) => batches[member]).map((member) => [batches[member].indices, member]));
    for (const member of seen.values()) {
      context.strokeStyle = seen.size > 1 ? this.theme.paths[member] : this.theme.mark;
      this.#stroke(context, this.#contours(batches[member]));
    }
  }

  #contours({ indices, starts }) {
    const step = Math.min(this.#step, starts.length - 2);
    const known = this.#drawn.get(indices);
    if (known?.step === step) return known;
    const batch = indices.subarray(starts[step], starts[step + 1]);
    const points = Math.max(COARSEST, Math.min(FINEST, Math.floor(Math.sqrt(MOST_TERMS / batch.length))));
    const { surface, samples } = this;
    const levels = batchLosses(surface.landscape, samples, batch, points).map((loss) => Math.min(1, surface.levelOf(loss)));
    const made = { step, points, path: contourPath(levels, points, points, surface.levels, 1) };
    this.#drawn.set(indices, made);
    return made;
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
