const PATIENCE = 2000;

/** Events to Python: one in flight, the newest value wins, and the last of a gesture is marked final. */
export class Requests {
  /** Number of the last request. */
  seq = 0;
  #flying = null;
  #waiting = null;
  #gesture = {};
  #watchdog = 0;

  /** `send` takes `{ seq, fields, final }`. */
  constructor(send) {
    this.send = send;
  }

  /** True when nothing is in flight or waiting. */
  get idle() {
    return this.#flying === null && this.#waiting === null;
  }

  /** Asks for new values of `fields`, as part of a gesture that finish() will end. */
  push(fields) {
    Object.assign(this.#gesture, fields);
    this.preview(fields);
  }

  /** Asks for new values of `fields`; the widget itself will send the last one. */
  preview(fields) {
    this.#wait(fields, false);
  }

  /** Sends the fields of the gesture once more, as final. */
  finish() {
    if (Object.keys(this.#gesture).length) this.#wait(this.#gesture, true);
  }

  /** Ends the gesture. */
  forget() {
    this.#gesture = {};
  }

  /** Takes note of the answer to `seq` (null: Python spoke first). */
  answer(seq) {
    this.seq = Math.max(this.seq, seq ?? 0);
    if (this.#flying !== null && seq !== null && seq >= this.#flying) this.#land();
  }

  /** Forgets everything under way. */
  cancel() {
    clearTimeout(this.#watchdog);
    this.#flying = this.#waiting = null;
    this.#gesture = {};
  }

  #wait(fields, final) {
    const earlier = this.#waiting ?? { fields: {}, final: false };
    this.#waiting = { fields: { ...earlier.fields, ...fields }, final: earlier.final || final };
    if (this.#flying === null) this.#launch();
  }

  #launch() {
    const { fields, final } = this.#waiting;
    this.#waiting = null;
    this.seq += 1;
    this.#flying = this.seq;
    this.#watchdog = setTimeout(() => this.#land(), PATIENCE);
    this.send({ seq: this.seq, fields, final });
  }

  #land() {
    clearTimeout(this.#watchdog);
    this.#flying = null;
    if (this.#waiting) this.#launch();
  }
}
