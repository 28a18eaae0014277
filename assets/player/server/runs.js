import { CountAxis } from "../chart/count_axis.js";
import { LAYERS } from "../layers/index.js";

/** Puts the places that are too far away for float32, as `distant` tells them in full, into `points` (x, y per step). */
function withDistant(points, distant, far) {
  let next = 0;
  return points.map((rough) => {
    const isFar = (k) => Math.abs(rough[k]) > far || Math.abs(rough[k + 1]) > far;
    const full = Float64Array.from(rough);
    for (let k = 0; k < rough.length; k += 2) {
      if (!isFar(k)) continue;
      full.set(distant.subarray(next, next + 2), k);
      next += 2;
    }
    return full;
  });
}

/** The computed paths of all entries: places, losses, starts and outcomes, series and layers. */
export class Runs {
  /**
   * `header` and `arrays` of a paths message: points (entries, steps + 1, 2), losses (entries, steps + 1) and more
   * series of some of the entries; for the rest see their readers. A step counts `every`, the last one what is left.
   */
  constructor({ header, arrays }) {
    const { seq, stage, query, steps, step = null, camera = null, starts, said, ended, own = [], titles } = header;
    this.seq = seq;
    this.stage = stage;
    this.query = query;
    this.steps = steps;
    this.step = step;
    this.camera = camera;
    this.starts = starts;
    this.outcomes = said;
    this.titles = titles;
    this.ended = ended.map((end) => end ?? ["travelling", steps]);
    this.ownStarts = new Set(own);
    this.beyondLink = header.beyond_link ?? false;
    this.shortOutcomes = header.short ?? said;
    this.count = header.said.length;
    const rows = this.steps + 1;
    const rowsOf = (array, entry, size) => array.subarray(entry * rows * size, (entry + 1) * rows * size);
    const entries = Array.from({ length: this.count }, (_, entry) => entry);
    const points = entries.map((entry) => rowsOf(arrays.points, entry, 2));
    this.points = arrays.distant ? withDistant(points, arrays.distant, header.far) : points;
    this.losses = entries.map((entry) => rowsOf(arrays.losses, entry, 1));
    this.first = header.layers_from;
    this.layers = this.#readLayers(header.layers ?? {}, arrays);
    this.every = header.every ?? 1;
    this.last = header.last ?? this.steps * this.every;
    this.batchSizes = header.sees ?? [];
    this.axis = new CountAxis(header, arrays);
    const series = Object.entries(header.series ?? {});
    this.series = Object.fromEntries(
      series.map(([name, entries]) => [name, this.#readSeries(arrays[`series.${name}`], entries)]),
    );
  }

  /** Returns entry -> its row, as long as the path: a series that ends one step before keeps its last value. */
  #readSeries(array, entries) {
    const size = array.length / entries.length;
    const rowOf = (i) => {
      const row = new Float32Array(this.steps + 1).fill(array[(i + 1) * size - 1]);
      row.set(array.subarray(i * size, (i + 1) * size));
      return row;
    };
    return new Map(entries.map((entry, i) => [entry, rowOf(i)]));
  }

  #readLayers(headers, arrays) {
    const read = ([name, layer]) => {
      const own = Object.entries(arrays).filter(([array]) => array.startsWith(`${name}.`));
      const named = own.map(([array, values]) => [array.slice(name.length + 1), values]);
      return [name, layer.read(headers[name], Object.fromEntries(named), this)];
    };
    return Object.fromEntries(Object.entries(LAYERS).map(read));
  }

  /** True where of layers by step only some steps have been sent. */
  get isPartial() {
    return this.first !== undefined;
  }

  /** Takes over the clouds of `earlier` runs (null: none) of the same settings, where these have come without. */
  keepClouds(earlier) {
    if (this.layers.clouds.size === 0 && earlier?.query === this.query) this.layers.clouds = earlier.layers.clouds;
  }

  /** Returns how many are counted at `step`. */
  countAt(step) {
    return step < this.steps ? step * this.every : this.last;
  }

  /** Returns the start (data units) of `entry`. */
  start(entry) {
    return this.starts.length === 1 ? this.starts[0] : this.starts[entry];
  }

  /** Tells whether `step` is the one that settles the outcome of `entry`, or later. */
  settled(entry, step) {
    return step >= Math.min(this.ended[entry][1], this.steps);
  }

  /** Tells whether `entry` has diverged by `step`. */
  diverged(entry, step) {
    return this.ended[entry][0] === "diverged" && this.settled(entry, step);
  }
}
