const SETTLING = 1000; // ms after which Python has received the value of a slider

const normalized = (query) => new URLSearchParams(query).toString();

/** The query for the curves to show: the settings from Python with the sliders' values on top. */
export class CurvesQuery {
  #query = "";
  #sliderValues = {};
  #movedAt = -Infinity;
  /** @type {string | null} */
  #asked = null;
  /** @type {string | null} */
  #canonical = null;
  #timer = 0;

  /** Calls `changed` when the query differs from the one that was asked last. */
  constructor(changed) {
    this.changed = changed;
  }

  /** Takes the new values of sliders that have been moved. */
  slide(fields) {
    Object.assign(this.#sliderValues, fields);
    this.#movedAt = performance.now();
    this.#compare();
  }

  /** Takes Python's `query`. It may be older than the last move of a slider, whose value is kept for a while. */
  settle(query) {
    this.#query = query;
    clearTimeout(this.#timer);
    const left = this.#movedAt + SETTLING - performance.now();
    if (left <= 0) this.#sliderValues = {};
    else this.#timer = setTimeout(() => this.settle(this.#query), left);
    this.#compare();
  }

  /** Returns the query to ask for. */
  ask() {
    this.#canonical = null;
    this.#asked = this.#text();
    return this.#asked;
  }

  /** Remembers how the server writes the query that it answers. */
  answered(query, images) {
    this.#canonical = normalized(images === null ? query : `${query}&images=${images}`);
  }

  /** Forgets everything but Python's query. */
  forget() {
    clearTimeout(this.#timer);
    this.#sliderValues = {};
    this.#asked = this.#canonical = null;
  }

  #text() {
    const query = new URLSearchParams(this.#query);
    for (const [name, value] of Object.entries(this.#sliderValues)) query.set(name, String(value));
    return query.toString();
  }

  #compare() {
    const text = this.#text();
    if (text !== this.#asked && text !== this.#canonical) this.changed();
  }
}
