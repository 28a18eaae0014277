const TIMEOUT = 2000; // ms after which an answer is no longer waited for

/** Sends requests to Python one at a time. Of waiting values the newest wins, and the last of a gesture is final. */
export class Requests {
  /** Number of the last request. */
  seq = 0;
  /** @type {number | null} */
  #pending = null;
  /** @type {{ fields: object, final: boolean } | null} */
  #next = null;
  #gesture = {};
  #watchdog = 0;

  /** `send` takes `{ seq, fields, final }`. */
  constructor(send) {
    this.send = send;
  }

  /** True when nothing is in flight or waiting. */
  get idle() {
    return this.#pending === null && this.#next === null;
  }

  /** Asks for new values of `fields`, as part of a gesture that finish() will end. */
  push(fields) {
    Object.assign(this.#gesture, fields);
    this.preview(fields);
  }

  /** Asks for new values of `fields`; the widget itself sends the final one. */
  preview(fields) {
    this.#enqueue(fields, false);
  }

  /** Sends all fields of the gesture once more, marked as final. */
  finish() {
    if (Object.keys(this.#gesture).length) this.#enqueue(this.#gesture, true);
  }

  /** Forgets the fields of the gesture. */
  forget() {
    this.#gesture = {};
  }

  /** Records that request `seq` was answered (null: the message answers no request). */
  answer(seq) {
    this.seq = Math.max(this.seq, seq ?? 0);
    if (this.#pending !== null && seq !== null && seq >= this.#pending) this.#free();
  }

  /** Forgets all requests that are in flight or waiting. */
  cancel() {
    clearTimeout(this.#watchdog);
    this.#pending = this.#next = null;
    this.#gesture = {};
  }

  #enqueue(fields, final) {
    const earlier = this.#next ?? { fields: {}, final: false };
    this.#next = { fields: { ...earlier.fields, ...fields }, final: earlier.final || final };
    if (this.#pending === null) this.#dispatch(this.#next);
  }

  #dispatch({ fields, final }) {
    this.#next = null;
    this.seq += 1;
    this.#pending = this.seq;
    this.#watchdog = setTimeout(() => this.#free(), TIMEOUT);
    this.send({ seq: this.seq, fields, final });
  }

  #free() {
    clearTimeout(this.#watchdog);
    this.#pending = null;
    if (this.#next) this.#dispatch(this.#next);
  }
}
