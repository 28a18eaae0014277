const DELAY = 250;

/** Returns the page's address with the settings of `query`, `step` and `camera`, each left out where it is null. */
function addressAt(query, step, camera) {
  const kept = location.search.slice(1).split("&").filter((part) => part.startsWith("embed"));
  if (query) kept.push(query);
  if (step !== null) kept.push(`step=${step}`);
  if (camera !== null) kept.push(`camera=${camera}`);
  return location.pathname + (kept.length ? `?${kept.join("&")}` : "") + location.hash;
}

/** Keeps the settings, the step and the camera in the address bar, without adding to the history. */
export class Address {
  /** The settings as Python last wrote them; null until it has, and where the address is not the player's. */
  query = null;
  /** The step shown, and the camera as text; null for none. */
  step = null;
  camera = null;
  #timer = 0;
  #isOpen = false;

  /** From now on the address is written. */
  open() {
    this.#isOpen = true;
  }

  /** Nothing is written any more: the page is another's, whatever still comes for this one. */
  close() {
    this.#isOpen = false;
    this.#cancel();
  }

  /** Writes them within 250 ms: browsers refuse to be told more often for long. */
  writeSoon() {
    if (this.#isOpen) this.#timer ||= setTimeout(() => this.flush(), DELAY);
  }

  /** Writes them now. */
  flush() {
    this.#cancel();
    if (!this.#isOpen || this.query === null) return;
    const address = addressAt(this.query, this.step, this.camera);
    const shown = location.pathname + location.search + location.hash;
    if (address !== shown) history.replaceState(history.state, "", address);
  }

  /** Returns the link to `step`. */
  linkTo(step) {
    if (this.query === null) return location.href;
    return location.origin + addressAt(this.query, step, this.camera);
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
