/** The starts of the paths, including those that were dragged and that Python has not answered yet. */
export class Starts {
  #moved = {};

  /** Takes the header of the stage message. */
  constructor({ cast, movable }) {
    this.cast = cast;
    /** True if the starts cannot be moved. */
    this.fixed = !movable;
  }

  /** Returns the name of the setting for the start of `member` (null: the shared one). */
  fieldOf(member) {
    return member === null ? "start" : `${this.cast[member].key}.start`;
  }

  /** Moves the start of `field` to `point` (data units) until settle(). */
  move(field, point) {
    this.#moved[field] = point;
  }

  /** Returns to the starts from Python. */
  settle() {
    this.#moved = {};
  }

  /** Returns the distinct starts of `members`: { x, y, member, fixed }, member null for the shared one. */
  rings(members, runs) {
    if (!runs) return [];
    const present = members.filter((member) => member < runs.count);
    const sharing = present.filter((member) => !runs.ownStarts.has(member));
    const owners = present.filter((member) => runs.ownStarts.has(member));
    const ring = (member, entry) => {
      const [x, y] = this.#moved[this.fieldOf(member)] ?? runs.start(entry);
      return { x, y, member, fixed: this.fixed };
    };
    return [...sharing.slice(0, 1).map((entry) => ring(null, entry)), ...owners.map((entry) => ring(entry, entry))];
  }
}
