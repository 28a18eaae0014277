const TIMEOUT = 2000;

/** Events to Python: one in flight, the newest value wins, and the last of a gesture is marked final. */
export class Requests {
  /** Number of the last request. */
  seq = 0;
  #pending = null;
  #waiting = null;
  #gesture = {};
  #watchdog = 0;

  /** `send` takes `{ seq, fields, final }`. */
  constructor(send) {
    this.send = send;
  }

  /** True when nothing is in flight or waiting. */
  get idle() {
    return this.#pending === null && this.#waiting === null;
  }

  /** Asks for new values of `fields`, as part of a gesture that finish() will end. */
  push(fields) {
    Object.assign(this.#gesture, fields);
    this.preview(fields);
  }

  /** Asks for new values of `fields`; the widget itself will send the last one. */
  preview(fields) {
    this.#enqueue(fields, false);
  }

  /** Sends the fields of the gesture once more, as final. */
  finish() {
    if (Object.keys(this.#gesture).length) this.#enqueue(this.#gesture, true);
  }

  /** Ends the gesture. */
  forget() {
    this.#gesture = {};
  }

  /** Takes note of the answer to `seq` (null: Python spoke first). */
  answer(seq) {
    this.seq = Math.max(this.seq, seq ?? 0);
    if (this.#pending !== null && seq !== null && seq >= this.#pending) this.#arrive();
  }

  /** Forgets everything under way. */
  cancel() {
    clearTimeout(this.#watchdog);
    this.#pending = this.#waiting = null;
    this.#gesture = {};
  }

  #enqueue(fields, final) {
    const earlier = this.#waiting ?? { fields: {}, final: false };
    this.#waiting = { fields: { ...earlier.fields, ...fields }, final: earlier.final || final };
    if (this.#pending === null) this.#dispatch();
  }

  #dispatch() {
    const { fields, final } = this.#waiting;
    this.#waiting = null;
    this.seq += 1;
    this.#pending = this.seq;
    this.#watchdog = setTimeout(() => this.#arrive(), TIMEOUT);
    this.send({ seq: this.seq, fields, final });
  }

  #arrive() {
    clearTimeout(this.#watchdog);
    this.#pending = null;
    if (this.#waiting) this.#dispatch();
  }
}
