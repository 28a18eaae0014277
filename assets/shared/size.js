const TOOLBAR_WOBBLE = 120;

/** Watches the size (px) of `root` and of the window; `changed` is called when a new layout is needed. */
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

  /** A phone's address bar that slides away changes the height a little: that alone must not move anything. */
  #check() {
    const width = Math.floor(this.root.clientWidth);
    const ratio = devicePixelRatio || 1;
    if (width === 0) return;
    const sameHeight = Math.abs(innerHeight - this.windowHeight) < (width < 600 ? TOOLBAR_WOBBLE : 1);
    if (width === this.width && ratio === this.ratio && sameHeight) return;
    this.width = width;
    this.ratio = ratio;
    this.windowHeight = innerHeight;
    this.changed();
  }
}
