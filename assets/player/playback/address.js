const DELAY = 250;

const OWN = /^(step|camera)=/;
const EMBEDDING = /^embed/;

/** Returns `search`, the settings of a link, with `step` and `camera`, each left out where it is null. */
function withOwn(search, step, camera) {
  const kept = search.split("&").filter((part) => part && !OWN.test(part));
  if (step !== null) kept.push(`step=${step}`);
  if (camera !== null) kept.push(`camera=${camera}`);
  return location.pathname + (kept.length ? `?${kept.join("&")}` : "") + location.hash;
}

const namesOtherPage = () => /[?&]page=digits(&|$)/.test(location.search);

/** Keeps the step and the camera in the address bar, without adding to the history; the settings are Python's there. */
export class Address {
  /** The settings of what is shown; null until there are any, and where the address is not the player's. */
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
    if (!this.#isOpen || this.query === null || namesOtherPage()) return;
    const address = withOwn(location.search.slice(1).replaceAll("%2C", ","), this.step, this.camera);
    const shown = location.pathname + location.search + location.hash;
    if (address !== shown) history.replaceState(history.state, "", address);
  }

  /** Returns the link to `step`. */
  linkTo(step) {
    if (this.query === null) return location.href;
    const embedding = location.search.slice(1).split("&").filter((part) => EMBEDDING.test(part));
    return location.origin + withOwn([...embedding, this.query].join("&"), step, this.camera);
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
