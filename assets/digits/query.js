const SETTLING = 1000; // ms after which Python knows all that a slider has said

const plain = (query) => new URLSearchParams(query).toString();

/** Which curves are wanted: those of Python's settings with what the sliders have said since. */
export class CurvesQuery {
  #query = null;
  #slid = {};
  #slidAt = -Infinity;
  #asked = null;
  #canonical = null;
  #timer = 0;

  /** `changed` is called when other curves are wanted than those asked for last. */
  constructor(changed) {
    this.changed = changed;
  }

  /** A slider has been moved. */
  slide(fields) {
    Object.assign(this.#slid, fields);
    this.#slidAt = performance.now();
    this.#compare();
  }

  /** Python says `query`. It may not have heard of the last move yet: what a slider just said holds for a while. */
  settle(query) {
    this.#query = query;
    clearTimeout(this.#timer);
    const left = this.#slidAt + SETTLING - performance.now();
    if (left <= 0) this.#slid = {};
    else this.#timer = setTimeout(() => this.settle(this.#query), left);
    this.#compare();
  }

  /** Returns the query to ask for. */
  ask() {
    this.#canonical = null;
    this.#asked = this.#text();
    return this.#asked;
  }

  /** Takes note of how the server writes the query that it answers. */
  answered(query, images) {
    this.#canonical = plain(images === null ? query : `${query}&images=${images}`);
  }

  /** Forgets all but what Python says. */
  forget() {
    clearTimeout(this.#timer);
    this.#slid = {};
    this.#asked = this.#canonical = null;
  }

  #text() {
    const query = new URLSearchParams(this.#query);
    for (const [name, value] of Object.entries(this.#slid)) query.set(name, String(value));
    return query.toString();
  }

  #compare() {
    const text = this.#text();
    if (text !== this.#asked && text !== this.#canonical) this.changed();
  }
}
