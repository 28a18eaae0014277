const DURATION = 150; // ms

const interpolate = (a, b, fraction) => a.map((value, i) => value + fraction * (b[i] - value));

/** Animates shapes ({ name, entry, from, reach }) from where they are to where they go next. */
export class Transition {
  #from = [];
  #to = [];
  #startTime = -Infinity;

  /** Tells whether shapes are moving at time `now` (ms). */
  moves(now) {
    return now - this.#startTime < DURATION;
  }

  /** Takes new `shapes`; if `animated`, they move there from where they are at time `now`. */
  follow(shapes, animated, now) {
    this.#from = animated ? this.at(now) : [];
    this.#to = shapes;
    this.#startTime = animated ? now : -Infinity;
  }

  /** Returns the shapes at time `now`. */
  at(now) {
    if (!this.moves(now)) return this.#to;
    const elapsed = Math.max(0, now - this.#startTime) / DURATION;
    const eased = 1 - (1 - elapsed) ** 3; // cubic ease-out
    return this.#to.map((shape) => {
      const old = this.#from.find(({ name, entry }) => name === shape.name && entry === shape.entry);
      if (!old) return shape;
      const from = interpolate(old.from, shape.from, eased);
      return { ...shape, from, reach: interpolate(old.reach, shape.reach, eased) };
    });
  }
}
