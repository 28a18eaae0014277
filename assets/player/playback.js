import { Address, addressAt } from "./address.js";
import { Clock } from "./clock.js";

/** Playback speeds on offer; 1 is 60 steps a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

/** What a visitor can do with time, by button, key or scrubber, and where playback begins. */
export class Playback {
  #begun = false;
  #address = new Address();

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
      linkNow: () => location.origin + addressAt(this.#address.query, clock.step),
    };
  }

  /** Puts the settings, written as the `query` of a link, into the address, `now` or a moment later. */
  setQuery(query, now) {
    this.#address.query = query;
    this.#address.show(this.#stepToKeep);
    if (now) this.#address.flush();
  }

  /** Draws the change and, a moment later, puts the step into the address. */
  settle() {
    this.#address.show(this.#stepToKeep);
    this.changed();
  }

  /** The step for the address: none while playing, at the beginning or at the end. */
  get #stepToKeep() {
    const { playing, step, steps } = this.clock;
    return playing || step === 0 || step === steps ? null : step;
  }

  /** Begins, once: paused at the `step` of a link, else playing; at the end for those who want no motion. */
  begin(step) {
    if (this.#begun) return;
    this.#begun = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (step !== null) {
      this.clock.seek(step);
      this.settle();
    } else if (calm) this.clock.seek(this.clock.steps);
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

  cancel() {
    this.#address.cancel();
  }

  /** A plain record of the state. */
  get state() {
    const { step, steps, playing, speed, loop } = this.clock;
    return { step, steps, playing, speed, loop };
  }
}
