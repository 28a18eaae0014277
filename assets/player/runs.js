import { readInternals } from "./arrows/internals.js";
import { Axis } from "./chart/count_axis.js";
import { readBatches } from "./map/batch_contours.js";
import { readClouds } from "./path/cloud_members.js";

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

/** The computed paths of all entries: places, losses, starts and outcomes, and the rates of scheduled ones. */
export class Runs {
  /**
   * `header` and `arrays` of a paths message: points (entries, steps + 1, 2), losses (entries, steps + 1) and, if any
   * entries are scheduled, rates (scheduled, steps); for the rest see their readers. A step counts `every`, the last
   * one what is left.
   */
  constructor({ header, arrays }) {
    const { seq, stage, query, steps, step = null, camera = null, starts, said, ended, own = [], titles } = header;
    Object.assign(this, { seq, stage, query, steps, step, camera, starts, said, titles });
    this.ended = ended.map((end) => end ?? ["travelling", steps]);
    this.own = new Set(own);
    this.beyondLink = header.beyond_link ?? false;
    this.short = header.short ?? said;
    this.count = header.said.length;
    const rows = this.steps + 1;
    const rowsOf = (array, entry, size) => array.subarray(entry * rows * size, (entry + 1) * rows * size);
    const entries = Array.from({ length: this.count }, (_, entry) => entry);
    const points = entries.map((entry) => rowsOf(arrays.points, entry, 2));
    this.points = arrays.distant ? withDistant(points, arrays.distant, header.far) : points;
    this.losses = entries.map((entry) => rowsOf(arrays.losses, entry, 1));
    this.internals = readInternals(header, arrays, this.points);
    this.partial = "internals_from" in header;
    this.batches = readBatches(header, arrays);
    this.every = header.every ?? 1;
    this.last = header.last ?? this.steps * this.every;
    this.seeing = header.seeing ?? [];
    this.shadows = arrays.shown ? this.#readShadows(arrays, (array, entry) => rowsOf(array, entry, 1)) : null;
    this.clouds = readClouds(header, arrays);
    this.axis = new Axis(header, arrays);
    this.scheduled = header.scheduled ?? [];
    this.rates = {};
    this.scheduled.forEach((entry, i) => {
      this.rates[entry] = new Float32Array(rows);
      this.rates[entry].set(arrays.rates.subarray(i * this.steps, (i + 1) * this.steps));
      this.rates[entry][this.steps] = this.rates[entry][this.steps - 1];
    });
  }

  /** Of paths projected onto a plane: the losses there, their excess over the true ones, the explained shares. */
  #readShadows({ shown, gaps, explained }, rowOf) {
    const rows = (array) => this.points.map((_, entry) => rowOf(array, entry));
    return { shown: rows(shown), gaps: rows(gaps), explained: rows(explained) };
  }

  /** Takes over the clouds of `earlier` runs (null: none) of the same settings, where these have come without. */
  keepClouds(earlier) {
    if (this.clouds.size === 0 && earlier?.query === this.query) this.clouds = earlier.clouds;
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
