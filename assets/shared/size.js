const ADDRESS_BAR = 120; // px, the most that it takes of the window's height

/** Watches the width (px) of `root` and the height of the window; calls `changed` when a new layout is needed. */
export class SizeWatch {
  #frame = 0;
  #observer = new ResizeObserver(() => this.#checkSoon());
  #onWindow = () => this.#checkSoon();

  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.width = 0;
    this.windowHeight = 0;
    this.ratio = 1; // device pixels per px
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

  #checkSoon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#check();
    });
  }

  /** When a phone's address bar slides away, the height changes a little: that alone must not cause a new layout. */
  #check() {
    const width = Math.floor(this.root.clientWidth);
    const ratio = devicePixelRatio || 1;
    if (width === 0) return;
    const sameHeight = Math.abs(innerHeight - this.windowHeight) < (width < 600 ? ADDRESS_BAR : 1);
    if (width === this.width && ratio === this.ratio && sameHeight) return;
    this.width = width;
    this.ratio = ratio;
    this.windowHeight = innerHeight;
    this.changed();
  }
}
