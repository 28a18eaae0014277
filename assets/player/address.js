const DELAY = 250;

/** Returns the page's address with the settings of `query` and with `step`, or without any for null. */
export function addressAt(query, step) {
  const kept = location.search.slice(1).split("&").filter((part) => part.startsWith("embed"));
  if (query) kept.push(query);
  if (step !== null) kept.push(`step=${step}`);
  return location.pathname + (kept.length ? `?${kept.join("&")}` : "") + location.hash;
}

/** Keeps the settings and the step in the address bar, without adding to the history. */
export class Address {
  /** The settings as Python last wrote them; null until it has. */
  query = null;
  #step = null;
  #timer = 0;

  /** Writes the settings and `step` (null: none) within 250 ms: browsers refuse to be told more often for long. */
  show(step) {
    this.#step = step;
    this.#timer ||= setTimeout(() => this.flush(), DELAY);
  }

  /** Writes them now. */
  flush() {
    this.cancel();
    if (this.query === null) return;
    const address = addressAt(this.query, this.#step);
    const shown = location.pathname + location.search + location.hash;
    if (address !== shown) history.replaceState(history.state, "", address);
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
