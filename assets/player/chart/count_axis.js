/** What the charts count from left to right: updates, or epochs or examples, of which entries may see unequally many. */
export class CountAxis {
  #rows;

  /**
   * `axis` of a paths message is { unit, places }, with `seen` (distinct, steps + 1) and the row of each entry; without
   * it a step is `every` updates, the last one ends at `last`.
   */
  constructor({ steps, every = 1, last = steps * every, axis = { unit: "updates", places: [] } }, { seen } = { seen: null }) {
    const { unit, places } = axis;
    this.unit = unit;
    this.steps = steps;
    this.every = every;
    this.last = last;
    this.isCommon = new Set(places).size <= 1;
    this.#rows = places.map((place) => seen.subarray(place * (steps + 1), (place + 1) * (steps + 1)));
    this.leader = this.#rows.reduce((first, row, entry, rows) => (row[steps] > rows[first][steps] ? entry : first), 0);
    this.end = this.place(steps);
  }

  /** Returns where `step` of `entry`, or the last one, is; without an entry, of one that sees most in an update. */
  place(step, entry = this.leader) {
    const reached = Math.min(step, this.steps);
    if (this.#rows.length) return this.#rows[entry][reached];
    return reached < this.steps ? reached * this.every : this.last;
  }

  /** Returns the step of `entry` that is nearest to `place`, from the first to the last. */
  stepAt(place, entry = this.leader) {
    const { steps } = this;
    if (!this.#rows.length) return Math.max(0, Math.min(steps, Math.round(place / this.every)));
    const row = this.#rows[entry];
    const next = row.findIndex((seen) => seen >= place);
    if (next <= 0) return next < 0 ? steps : 0;
    return place - row[next - 1] < row[next] - place ? next - 1 : next;
  }
}
