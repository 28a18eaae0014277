import { CountAxis } from "../chart/count_axis.js";
import { LAYERS } from "../layers/index.js";

/** Returns `points` (x, y per step) with those beyond `far` replaced by the next ones of `distant`, in float64. */
function withDistant(points, distant, far) {
  let next = 0;
  return points.map((path) => {
    const isFar = (k) => Math.abs(path[k]) > far || Math.abs(path[k + 1]) > far;
    const precise = Float64Array.from(path);
    for (let k = 0; k < path.length; k += 2) {
      if (!isFar(k)) continue;
      precise.set(distant.subarray(next, next + 2), k);
      next += 2;
    }
    return precise;
  });
}

/** The computed runs of all entries: paths, losses, starts, outcomes, series and layers. */
export class Runs {
  /**
   * Takes the `header` and the `arrays` of a paths message: points (entries, steps + 1, 2), losses
   * (entries, steps + 1), further series of some entries, and the arrays of the layers. A step is `every` updates; the
   * last may be fewer.
   */
  constructor({ header, arrays }) {
    const { seq, stage, query, steps, step = null, camera = null, starts, ended, titles } = header;
    const { outcomes, short_outcomes: shortOutcomes, own_starts: ownStarts = [] } = header;
    this.seq = seq;
    this.stage = stage;
    this.query = query;
    this.steps = steps;
    this.step = step;
    this.camera = camera;
    this.starts = starts;
    this.outcomes = outcomes;
    this.titles = titles;
    this.ended = ended.map((end) => end ?? ["travelling", steps]);
    this.ownStarts = new Set(ownStarts);
    this.beyondLink = header.beyond_link ?? false;
    this.shortOutcomes = shortOutcomes ?? outcomes;
    this.count = outcomes.length;
    this.every = header.every ?? 1;
    this.last = header.last ?? steps * this.every;
    this.batchSizes = header.batch_sizes ?? [];
    this.axis = new CountAxis(header, arrays);
    const points = this.#split(arrays.points, 2);
    this.points = arrays.distant ? withDistant(points, arrays.distant, header.far) : points;
    this.losses = this.#split(arrays.losses, 1);
    this.series = this.#readSeries(header.series ?? {}, arrays);
    this.first = header.layers_from;
    this.layers = this.#readLayers(header.layers ?? {}, arrays);
  }

  /** Returns the part of `array` for each entry, with `size` numbers per step. */
  #split(array, size) {
    const length = (this.steps + 1) * size;
    return Array.from({ length: this.count }, (_, entry) => array.subarray(entry * length, (entry + 1) * length));
  }

  /** Returns name -> entry -> values, one per step of the path. */
  #readSeries(headers, arrays) {
    const read = ([name, entries]) => [name, this.#padSeries(arrays[`series.${name}`], entries)];
    return Object.fromEntries(Object.entries(headers).map(read));
  }

  /** Returns entry -> values: a series that has no value for the last step repeats the one before. */
  #padSeries(array, entries) {
    const size = array.length / entries.length;
    const padded = (i) => {
      const values = new Float32Array(this.steps + 1).fill(array[(i + 1) * size - 1]);
      values.set(array.subarray(i * size, (i + 1) * size));
      return values;
    };
    return new Map(entries.map((entry, i) => [entry, padded(i)]));
  }

  /** Returns name -> what the layer of this name reads from its header and its arrays, which are called name.array. */
  #readLayers(headers, arrays) {
    const read = ([name, layer]) => {
      const prefix = `${name}.`;
      const ofLayer = Object.entries(arrays).filter(([key]) => key.startsWith(prefix));
      const byName = Object.fromEntries(ofLayer.map(([key, values]) => [key.slice(prefix.length), values]));
      return [name, layer.read(headers[name], byName, this)];
    };
    return Object.fromEntries(Object.entries(LAYERS).map(read));
  }

  /** True if layers with values per step have them for some steps only. */
  get isPartial() {
    return this.first !== undefined;
  }

  /** Takes over the clouds of `earlier` runs (null: none) of the same settings, if there are none here. */
  keepClouds(earlier) {
    if (this.layers.clouds.size === 0 && earlier?.query === this.query) this.layers.clouds = earlier.layers.clouds;
  }

  /** Returns the number of updates up to `step`. */
  countAt(step) {
    return step < this.steps ? step * this.every : this.last;
  }

  /** Returns the start (data units) of `entry`. */
  start(entry) {
    return this.starts.length === 1 ? this.starts[0] : this.starts[entry];
  }

  /** Tells whether the outcome of `entry` is settled at `step`. */
  settled(entry, step) {
    return step >= Math.min(this.ended[entry][1], this.steps);
  }

  /** Tells whether `entry` has diverged by `step`. */
  diverged(entry, step) {
    return this.ended[entry][0] === "diverged" && this.settled(entry, step);
  }
}
