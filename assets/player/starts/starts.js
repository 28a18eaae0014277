/** Where the paths start, and where a drag has put a start that Python has not answered yet. */
export class Starts {
  #moved = {};

  /** `header` is that of the stage message. */
  constructor({ cast, movable }) {
    this.cast = cast;
    /** True where the starts are part of what is shown and cannot be moved. */
    this.fixed = !movable;
  }

  /** Returns the setting that holds the start of `member` (null: the shared one). */
  fieldOf(member) {
    return member === null ? "start" : `${this.cast[member].key}.start`;
  }

  /** Puts the start of `field` at `point` (data units) until it is settled. */
  move(field, point) {
    this.#moved[field] = point;
  }

  /** Returns to what Python says. */
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
