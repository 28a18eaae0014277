import { heightBudget } from "./grid.js";

const TOOLBAR_WOBBLE = 120;

/** Watches how much room (px) `root` has; `changed` is called when a new layout is due. */
export class Room {
  #height = 0;
  #frame = 0;
  #observer = new ResizeObserver(() => this.#checkSoon());
  #onWindow = () => this.#checkSoon();

  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.width = 0;
  }

  start() {
    this.#observer.observe(this.root);
    addEventListener("resize", this.#onWindow);
    this.#check();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#observer.disconnect();
    removeEventListener("resize", this.#onWindow);
  }

  /** Height (px) for the maps with their captions. */
  get mapsHeight() {
    return heightBudget(this.width, this.#height);
  }

  /** Height (px) for the loss chart. */
  get chartHeight() {
    return this.#height < 800 ? 90 : 122;
  }

  #checkSoon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#check();
    });
  }

  /** A phone's address bar sliding away changes the height a little: that alone must not move anything. */
  #check() {
    const width = Math.floor(this.root.clientWidth);
    const ratio = devicePixelRatio || 1;
    if (width === 0) return;
    const sameHeight = Math.abs(innerHeight - this.#height) < (width < 600 ? TOOLBAR_WOBBLE : 1);
    if (width === this.width && ratio === this.ratio && sameHeight) return;
    Object.assign(this, { width, ratio });
    this.#height = innerHeight;
    this.changed();
  }
}
