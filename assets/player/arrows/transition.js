const DURATION = 150; // ms

const between = (a, b, share) => a.map((part, i) => part + share * (b[i] - part));

/** Moves shapes ({ name, entry, from, reach }) from where they are seen to where they shall be. */
export class Transition {
  #from = [];
  #to = [];
  #begun = -Infinity;

  /** True as long as something moves at time `now` (ms). */
  moves(now) {
    return now - this.#begun < DURATION;
  }

  /** Takes new `shapes`; `eased` they set out from where they are at time `now`, else they are there at once. */
  follow(shapes, eased, now) {
    this.#from = eased ? this.at(now) : [];
    this.#to = shapes;
    this.#begun = eased ? now : -Infinity;
  }

  /** Returns the shapes as they are seen at time `now`. */
  at(now) {
    if (!this.moves(now)) return this.#to;
    const share = Math.max(0, now - this.#begun) / DURATION;
    const eased = 1 - (1 - share) ** 3;
    return this.#to.map((shape) => {
      const old = this.#from.find(({ name, entry }) => name === shape.name && entry === shape.entry);
      if (!old) return shape;
      return { ...shape, from: between(old.from, shape.from, eased), reach: between(old.reach, shape.reach, eased) };
    });
  }
}
