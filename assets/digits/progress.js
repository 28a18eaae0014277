import { element, setText } from "../shared/dom.js";
import { fillWords } from "../shared/numbers.js";

const BLINK = 300; // ms: work that is shorter is not shown

/** The line under the curves: a note, and while a training takes its time how far it is, with a button to stop it. */
export class Progress {
  #timer = 0;
  #state = "idle";

  /** `stop` and `goOn` are called by its button. */
  constructor(parent, { stop, goOn }) {
    this.root = element("div", "ld-foot", parent);
    this.note = element("div", "ld-note", this.root);
    this.note.tabIndex = -1;
    this.work = element("div", "ld-work", this.root);
    this.ended = element("span", "", this.work); // always there: only a change within the page is announced
    this.ended.setAttribute("role", "status");
    this.status = element("span", "", this.work);
    this.bar = element("progress", "ld-bar", this.work);
    this.button = element("button", "ll-button ld-button", this.work);
    this.button.addEventListener("click", () => (this.#state === "running" ? stop() : goOn()));
    this.#see(false);
  }

  /** A training begins; it is told of if it lasts, or if one has just been told to have ended. */
  begin(words) {
    if (this.#state === "running") return;
    const isSeen = this.#state === "broken";
    this.#state = "running";
    setText(this.ended, "");
    this.show(0, words);
    this.#see(isSeen);
    if (!isSeen) this.#timer = setTimeout(() => this.#see(true), BLINK);
  }

  /** `share` of it is done. */
  show(share, words) {
    if (this.#state !== "running") return;
    setText(this.status, fillWords(words.training, { percent: Math.floor(100 * share) }));
    setText(this.button, words.stop);
    this.bar.setAttribute("aria-label", words.progress);
    this.bar.value = share;
  }

  /** All is done. */
  end() {
    this.#rest("idle", "", false);
  }

  /** It has ended early, for a `reason`; `again` stands on the button that begins it anew, if it can. */
  break(reason, again) {
    setText(this.button, again);
    this.#rest("broken", reason, again !== "");
  }

  #rest(state, reason, isOffered) {
    clearTimeout(this.#timer);
    this.#state = state;
    setText(this.ended, reason);
    this.#see(false, isOffered);
  }

  /** Shows how far it is, and the button; the focus of one that goes is given to the note. */
  #see(isRunning, isOffered = isRunning) {
    this.status.hidden = this.bar.hidden = !isRunning;
    if (!isOffered && this.button.matches(":focus")) this.note.focus({ preventScroll: true });
    this.button.hidden = !isOffered;
  }
}
