import { element, setText } from "../shared/dom.js";
import { fillWords } from "../shared/numbers.js";

const DELAY = 300; // ms: shorter work is not shown

/** The line under the curves: a note and, during a longer training, its progress with a button to stop it. */
export class Progress {
  #timer = 0;
  #state = "idle";

  /** The button calls `stop` while a training runs, else `goOn`. */
  constructor(parent, { stop, goOn }) {
    this.root = element("div", "ld-foot", parent);
    this.note = element("div", "ld-note", this.root);
    this.note.tabIndex = -1;
    this.work = element("div", "ld-work", this.root);
    this.ended = element("span", "", this.work); // never removed: screen readers announce only changes to it
    this.ended.setAttribute("role", "status");
    this.status = element("span", "", this.work);
    this.bar = element("progress", "ld-bar", this.work);
    this.button = element("button", "ll-button ld-button", this.work);
    this.button.addEventListener("click", () => (this.#state === "running" ? stop() : goOn()));
    this.#setVisible(false);
  }

  /** Begins a training; it is shown if it takes long, and at once if the message of an ended one is on display. */
  begin(words) {
    if (this.#state === "running") return;
    const isVisible = this.#state === "broken";
    this.#state = "running";
    setText(this.ended, "");
    this.show(0, words);
    this.#setVisible(isVisible);
    if (!isVisible) this.#timer = setTimeout(() => this.#setVisible(true), DELAY);
  }

  /** Shows that `share` (0..1) of the training is done. */
  show(share, words) {
    if (this.#state !== "running") return;
    setText(this.status, fillWords(words.training, { percent: Math.floor(100 * share) }));
    setText(this.button, words.stop);
    this.bar.setAttribute("aria-label", words.progress);
    this.bar.value = share;
  }

  /** Ends the display: the training is done. */
  end() {
    this.#rest("idle", "", false);
  }

  /** Shows the `reason` why the training ended early; `again` labels the button that restarts it ("": no button). */
  break(reason, again) {
    setText(this.button, again);
    this.#rest("broken", reason, again !== "");
  }

  #rest(state, reason, isOffered) {
    clearTimeout(this.#timer);
    this.#state = state;
    setText(this.ended, reason);
    this.#setVisible(false, isOffered);
  }

  /** Shows or hides the progress and the button; if the button had the focus when it is hidden, the note gets it. */
  #setVisible(isRunning, isOffered = isRunning) {
    this.status.hidden = this.bar.hidden = !isRunning;
    if (!isOffered && this.button.matches(":focus")) this.note.focus({ preventScroll: true });
    this.button.hidden = !isOffered;
  }
}
