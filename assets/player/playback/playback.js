import { Address } from "./address.js";
import { Clock } from "./clock.js";

/** The playback speeds; 1 is 60 steps a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

/** The actions on time, by button, key or scrubber, and the beginning of playback. */
export class Playback {
  #hasBegun = false;
  /** @type {number | null} */
  #previewed = null;
  /** The address bar, which holds the step and the settings. */
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

  /** Puts the settings, as the `query` of a link, into the address: `now` or after a delay. */
  setQuery(query, now) {
    this.address.query = query;
    this.#storeStep();
    if (now) this.address.flush();
  }

  /** Ends an action: redraws, sends an event and, after a delay, puts the step into the address. */
  settle() {
    this.#previewed = null;
    this.#storeStep();
    this.changed();
    document.dispatchEvent(new Event("loss-landscape-settled"));
  }

  /** Shows `step` temporarily, without going there; null ends this. It has no effect while playing. */
  preview(step) {
    this.#previewed = step;
    this.changed();
  }

  /** The state of the clock, with the step that is shown. */
  get shown() {
    const { playing, step, steps } = this.clock;
    return { ...this.state, step: playing ? step : Math.min(steps, this.#previewed ?? step) };
  }

  /** Puts the step into the address; none while playing, at the beginning and at the end. */
  #storeStep() {
    const { playing, step, steps } = this.clock;
    this.address.step = playing || step === 0 || step === steps ? null : step;
    this.address.writeSoon();
  }

  /** Begins, once: paused at the `step` of a link, else playing, or at the end if reduced motion is preferred. */
  begin(step) {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (step !== null) {
      this.clock.seek(step);
      this.settle();
    } else if (reducedMotion) this.clock.seek(this.clock.steps);
    else this.clock.play(performance.now());
  }

  /** Continues where an earlier player stopped, unless it has begun already. */
  resume({ step, steps, playing, speed, loop }) {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
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
