import { element, setText } from "../player/dom.js";
import { fillWords } from "../player/numbers.js";

const BLINK = 300; // ms that nothing is said of

/** The line under the curves: a note, and while a training takes its time how far it is, with a button to stop it. */
export class Progress {
  #timer = 0;
  #state = "idle";

  /** `stop` and `goOn` are called by its button. */
  constructor(parent, { stop, goOn }) {
    this.root = element("div", "ld-foot", parent);
    this.note = element("div", "ld-note", this.root);
    this.work = element("div", "ld-work", this.root);
    this.work.hidden = true;
    this.said = element("span", "ld-said", this.work);
    this.said.setAttribute("role", "status");
    this.bar = element("progress", "ld-bar", this.work);
    this.button = element("button", "ll-button ld-button", this.work);
    this.button.addEventListener("click", () => (this.#state === "running" ? stop() : goOn()));
  }

  /** A training begins; it is told of if it lasts. */
  begin() {
    if (this.#state === "running") return;
    this.#state = "running";
    this.work.hidden = true;
    this.#timer = setTimeout(() => (this.work.hidden = false), BLINK);
  }

  /** `share` of it is done. */
  show(share, words) {
    if (this.#state !== "running") return;
    setText(this.said, fillWords(words.training, { percent: Math.floor(100 * share) }));
    setText(this.button, words.stop);
    this.bar.value = share;
    this.bar.hidden = false;
  }

  /** All is done. */
  end() {
    this.#rest("idle");
    this.work.hidden = true;
  }

  /** It has ended early, for the reason `said`; `again` stands on the button that begins it anew, if it can. */
  break(said, again) {
    this.#rest("broken");
    setText(this.said, said);
    setText(this.button, again);
    this.button.hidden = !again;
    this.bar.hidden = true;
    this.work.hidden = false;
  }

  #rest(state) {
    clearTimeout(this.#timer);
    this.#state = state;
    this.button.hidden = false;
  }
}
