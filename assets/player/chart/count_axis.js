const UPDATES = { unit: "updates", places: [] };

/** The horizontal axis of the charts: it counts updates, epochs or examples. Entries may differ in the last two. */
export class CountAxis {
  #counts; // per entry, the count at each step; empty if a step is the same number of updates for all

  /**
   * Takes the header and the arrays of a paths message. `axis.places` holds, for each entry, the index of its row in
   * `seen`, the distinct counts (rows, steps + 1). Without an axis a step is `every` updates, and the last step ends at
   * `last`.
   */
  constructor({ steps, every = 1, last = steps * every, axis = UPDATES }, { seen } = { seen: new Float32Array() }) {
    const { unit, places } = axis;
    this.unit = unit;
    this.steps = steps;
    this.every = every;
    this.last = last;
    this.isCommon = new Set(places).size <= 1;
    this.#counts = places.map((row) => seen.subarray(row * (steps + 1), (row + 1) * (steps + 1)));
    const further = (leader, counts, entry, all) => (counts[steps] > all[leader][steps] ? entry : leader);
    this.leader = this.#counts.reduce(further, 0); // the entry that gets furthest
    this.end = this.place(steps);
  }

  /** Returns the count of `entry` at `step`, or at the last step; without an entry, of the one that gets furthest. */
  place(step, entry = this.leader) {
    const k = Math.min(step, this.steps);
    if (this.#counts.length) return this.#counts[entry][k];
    return k < this.steps ? k * this.every : this.last;
  }

  /** Returns the step at which the count of `entry` is nearest to `count`. */
  stepAt(count, entry = this.leader) {
    const { steps } = this;
    if (!this.#counts.length) return Math.max(0, Math.min(steps, Math.round(count / this.every)));
    const counts = this.#counts[entry];
    const next = counts.findIndex((value) => value >= count);
    if (next <= 0) return next < 0 ? steps : 0;
    return count - counts[next - 1] < counts[next] - count ? next - 1 : next;
  }
}
