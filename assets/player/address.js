const DELAY = 300;

/** Returns the page's address with the settings of `query` and with `step`, or without any for null. */
export function addressAt(query, step) {
  const kept = location.search.slice(1).split("&").filter((part) => part.startsWith("embed"));
  if (query) kept.push(query);
  if (step !== null) kept.push(`step=${step}`);
  return location.pathname + (kept.length ? `?${kept.join("&")}` : "") + location.hash;
}

/** Keeps the settings and the step in the address bar, a moment after they last changed. */
export class Address {
  /** The settings as Python last wrote them; null until it has. */
  query = null;
  #timer = 0;

  /** Writes `step` (null: none) after 300 ms; never adds to the history. */
  show(step) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.query === null) return;
      const address = addressAt(this.query, step);
      const shown = location.pathname + location.search + location.hash;
      if (address !== shown) history.replaceState(history.state, "", address);
    }, DELAY);
  }

  cancel() {
    clearTimeout(this.#timer);
  }
}
