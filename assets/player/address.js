const DELAY = 300;

/** Returns the page's address with `step` in its query, or without any for null. */
export function addressAt(step) {
  const kept = location.search.slice(1).split("&").filter((part) => part && !part.startsWith("step="));
  if (step !== null) kept.push(`step=${step}`);
  return location.pathname + (kept.length ? `?${kept.join("&")}` : "") + location.hash;
}

/** Keeps the step in the address bar, a moment after it last changed. */
export class Address {
  #timer = 0;

  /** Writes `step` (null: none) after 300 ms; never adds to the history. */
  show(step) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const address = addressAt(step);
      const shown = location.pathname + location.search + location.hash;
      if (address !== shown) history.replaceState(history.state, "", address);
    }, DELAY);
  }

  cancel() {
    clearTimeout(this.#timer);
  }
}
