const PATIENCE_FOR_PARTNER = 500;

/** Shows a stage and its paths together: whichever comes first waits a moment for the other. */
export class Pairing {
  #stage = null;
  #runs = null;
  #timer = 0;

  /** `show` gets (stage, runs); runs is null until some have come. */
  constructor(show) {
    this.show = show;
  }

  /** Takes a new `stage`, new `runs`, or both. */
  offer({ stage, runs }) {
    this.#stage = stage ?? this.#stage;
    this.#runs = runs ?? this.#runs;
    clearTimeout(this.#timer);
    if (!this.#stage) return;
    const partners = !this.#runs?.stage || this.#runs.stage === this.#stage.header.id;
    if (partners) this.show(this.#stage, this.#runs);
    else this.#timer = setTimeout(() => this.show(this.#stage, this.#runs), PATIENCE_FOR_PARTNER);
  }
}
