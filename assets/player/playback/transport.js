import { element, setText } from "../../shared/dom.js";
import { CopyLink } from "./copy_link.js";
import { makeIcon } from "./icons.js";
import { SPEEDS } from "./playback.js";

/** The row with buttons, scrubber, step count, speed, loop and link. */
export class Transport {
  #playing = null;

  /** `actions`: toStart, toEnd, moveBy, toggle, scrub, setSpeed, toggleLoop, linkNow. */
  constructor(words, actions) {
    this.words = words;
    this.root = element("div", "ll-transport");
    const buttons = element("div", "ll-buttons", this.root);
    this.#button(buttons, "toStart", words.to_start, actions.toStart);
    this.#button(buttons, "back", words.step_back, () => actions.moveBy(-1));
    this.play = this.#button(buttons, "play", words.play, actions.toggle);
    this.play.classList.add("ll-main");
    this.#button(buttons, "forward", words.step_forward, () => actions.moveBy(1));
    this.#button(buttons, "toEnd", words.to_end, actions.toEnd);
    this.scrubber = element("input", "ll-scrubber", this.root);
    Object.assign(this.scrubber, { type: "range", min: 0, step: 1 });
    this.scrubber.setAttribute("aria-label", words.scrubber);
    this.scrubber.addEventListener("input", () => actions.scrub(Number(this.scrubber.value)));
    this.count = element("output", "ll-count", this.root);
    this.count.setAttribute("aria-live", "off");
    const options = element("div", "ll-rest", this.root);
    this.speed = this.#speedSelect(options, actions.setSpeed);
    this.loop = this.#button(options, "loop", words.loop, actions.toggleLoop);
    this.copy = new CopyLink(options, words, actions.linkNow);
  }

  #button(parent, icon, label, action) {
    const button = element("button", "ll-button", parent);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.append(makeIcon(icon));
    button.addEventListener("click", () => action());
    return button;
  }

  #speedSelect(parent, setSpeed) {
    const select = element("select", "ll-speed", parent);
    select.title = this.words.speed;
    select.setAttribute("aria-label", this.words.speed);
    for (const speed of SPEEDS) select.add(new Option(`${speed}×`, String(speed)));
    let isByPointer = false;
    select.addEventListener("pointerdown", () => (isByPointer = true));
    select.addEventListener("keydown", () => (isByPointer = false));
    select.addEventListener("change", () => {
      setSpeed(Number(select.value));
      if (isByPointer) select.blur(); // so that the player gets the keys again
    });
    return select;
  }

  /** Shows the state of `clock`; countAt(step) is the number of updates up to a step. */
  show(clock, countAt) {
    const { step, steps, playing, speed, loop } = clock;
    this.scrubber.max = String(steps);
    this.scrubber.value = String(step);
    this.scrubber.setAttribute("aria-valuetext", String(countAt(step)));
    this.scrubber.style.setProperty("--ll-done", `${(100 * step) / Math.max(1, steps)}%`);
    setText(this.count, `${countAt(step)}/${countAt(steps)}`);
    this.count.style.minWidth = `${2 * String(countAt(steps)).length + 1}ch`;
    this.speed.value = String(speed);
    this.loop.setAttribute("aria-pressed", String(loop));
    if (playing === this.#playing) return;
    this.#playing = playing;
    const label = playing ? this.words.pause : this.words.play;
    this.play.replaceChildren(makeIcon(playing ? "pause" : "play"));
    this.play.title = label;
    this.play.setAttribute("aria-label", label);
  }
}
