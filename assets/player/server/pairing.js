const PATIENCE = 500; // ms that one waits for the other

/** Shows a stage and its paths together: the one that comes first waits a moment for the other. */
export class Pairing {
  /** @type {Message<StageHeader> | null} */
  #stage = null;
  /** @type {Runs | null} */
  #runs = null;
  #timer = 0;

  /** `show` is called with (stage, runs); runs is null until there are some. */
  constructor(show) {
    this.show = show;
  }

  /** Takes a new `stage`, new `runs`, or both. */
  offer({ stage, runs }) {
    this.#stage = stage ?? this.#stage;
    this.#runs = runs ?? this.#runs;
    clearTimeout(this.#timer);
    if (!this.#stage) return;
    const belongTogether = !this.#runs?.stage || this.#runs.stage === this.#stage.header.id;
    if (belongTogether) this.show(this.#stage, this.#runs);
    else this.#timer = setTimeout(() => this.show(this.#stage, this.#runs), PATIENCE);
  }
}
