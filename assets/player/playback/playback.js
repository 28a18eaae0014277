import { Address } from "./address.js";
import { Clock } from "./clock.js";

/** Playback speeds on offer; 1 is 60 steps a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

/** What a visitor can do with time, by button, key or scrubber, and where playback begins. */
export class Playback {
  #begun = false;
  #previewed = null;
  /** Where the step is kept, and the settings. */
  address = new Address();

  /** `changed` is called after every action. */
  constructor(changed) {
    this.clock = new Clock();
    this.changed = changed;
    this.actions = this.#makeActions();
  }

  #makeActions() {
    const { clock } = this;
    const act = (action) => (value) => {
      action(value);
      this.settle();
    };
    const goTo = (step) => {
      clock.pause();
      clock.seek(step);
    };
    const shift = (by) => SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(clock.speed) + by))];
    return {
      toggle: act(() => (clock.playing ? clock.pause() : clock.play(performance.now()))),
      toStart: act(() => clock.seek(0)),
      toEnd: act(() => goTo(clock.steps)),
      moveBy: act((steps) => goTo(clock.step + steps)),
      scrub: act(goTo),
      setSpeed: act((speed) => (clock.speed = speed)),
      shiftSpeed: act((by) => (clock.speed = shift(by))),
      toggleLoop: act(() => (clock.loop = !clock.loop)),
      linkNow: () => this.address.linkTo(clock.step),
    };
  }

  /** Puts the settings, written as the `query` of a link, into the address, `now` or a moment later. */
  setQuery(query, now) {
    this.address.query = query;
    this.#keepStep();
    if (now) this.address.flush();
  }

  /** Draws the change, says that there was one and, a moment later, puts the step into the address. */
  settle() {
    this.#previewed = null;
    this.#keepStep();
    this.changed();
    document.dispatchEvent(new Event("loss-landscape-settled"));
  }

  /** Shows `step` for the time being, without going there; null: no longer. What plays is not disturbed. */
  preview(step) {
    this.#previewed = step;
    this.changed();
  }

  /** The state of the clock as it is shown. */
  get shown() {
    const { playing, step, steps } = this.clock;
    return { ...this.state, step: playing ? step : Math.min(steps, this.#previewed ?? step) };
  }

  /** Puts the step into the address: none while playing, at the beginning or at the end. */
  #keepStep() {
    const { playing, step, steps } = this.clock;
    this.address.step = playing || step === 0 || step === steps ? null : step;
    this.address.writeSoon();
  }

  /** Begins, once: paused at the `step` of a link, else playing; at the end for those who want no motion. */
  begin(step) {
    if (this.#begun) return;
    this.#begun = true;
    const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (step !== null) {
      this.clock.seek(step);
      this.settle();
    } else if (reducedMotion) this.clock.seek(this.clock.steps);
    else this.clock.play(performance.now());
  }

  /** Goes on where an earlier player stopped, unless begun already. */
  resume({ step, steps, playing, speed, loop }) {
    if (this.#begun) return;
    this.#begun = true;
    Object.assign(this.clock, { steps, speed, loop });
    this.clock.seek(step);
    if (playing) this.clock.play(performance.now());
  }

  /** Moves to time `now` (ms). */
  advance(now) {
    const { playing } = this.clock;
    this.clock.advance(now);
    if (playing && !this.clock.playing) this.settle();
  }

  /** A plain record of the state. */
  get state() {
    const { step, steps, playing, speed, loop } = this.clock;
    return { step, steps, playing, speed, loop };
  }
}
