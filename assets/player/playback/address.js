const DELAY = 250; // ms

const PLAYER_FIELDS = /^(step|camera)=/;
const EMBEDDING = /^embed/;

/** Returns the path with the settings of `search` and with `step` and `camera`, each left out if it is null. */
function pathWith(search, step, camera) {
  const fields = search.split("&").filter((field) => field && !PLAYER_FIELDS.test(field));
  if (step !== null) fields.push(`step=${step}`);
  if (camera !== null) fields.push(`camera=${camera}`);
  return location.pathname + (fields.length ? `?${fields.join("&")}` : "") + location.hash;
}

const namesOtherPage = () => /[?&]page=digits(&|$)/.test(location.search);

/** Keeps step and camera in the address bar, without adding to the history; Python writes the settings there. */
export class Address {
  /** @type {string | null} The settings of what is shown; null until there are any. */
  query = null;
  /** @type {number | null} The current step; null: not in the address. */
  step = null;
  /** @type {string | null} The camera as text; null: not in the address. */
  camera = null;
  #timer = 0;
  #isOpen = false;

  /** Starts writing to the address bar. */
  open() {
    this.#isOpen = true;
  }

  /** Stops writing: another page is shown, even if more data arrives for this one. */
  close() {
    this.#isOpen = false;
    this.#cancel();
  }

  /** Writes the address after a delay: browsers limit how often it may change. */
  writeSoon() {
    if (this.#isOpen) this.#timer ||= setTimeout(() => this.flush(), DELAY);
  }

  /** Writes the address now. */
  flush() {
    this.#cancel();
    if (!this.#isOpen || this.query === null || namesOtherPage()) return;
    const address = pathWith(location.search.slice(1).replaceAll("%2C", ","), this.step, this.camera);
    const shown = location.pathname + location.search + location.hash;
    if (address !== shown) history.replaceState(history.state, "", address);
  }

  /** Returns the link to `step`. */
  linkTo(step) {
    if (this.query === null) return location.href;
    const embedding = location.search.slice(1).split("&").filter((field) => EMBEDDING.test(field));
    return location.origin + pathWith([...embedding, this.query].join("&"), step, this.camera);
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
