const STEPS_PER_MS = 60 / 1000;
const LONGEST_PAUSE = 250;
const LOOP_REST = 900;

/** Playback time: which step is shown, by the clock on the wall and not by frames. */
export class Clock {
  #place = 0;
  #then = 0;
  #rested = 0;
  steps = 0;
  playing = false;
  speed = 1;
  loop = false;

  /** The step shown now, a whole number. */
  get step() {
    return Math.floor(this.#place);
  }

  /** Sets how many steps there are; the current one is kept if it still exists. */
  setSteps(steps) {
    this.steps = steps;
    this.#place = Math.min(this.#place, steps);
  }

  /** Goes to `step`, held within 0..steps. */
  seek(step) {
    this.#place = Math.max(0, Math.min(this.steps, step));
    this.#rested = 0;
  }

  /** Starts at time `now` (ms); from the beginning when at the end. */
  play(now) {
    if (this.step >= this.steps) this.seek(0);
    this.#then = now;
    this.playing = true;
  }

  pause() {
    this.playing = false;
  }

  /** Moves on to time `now` (ms). At the end it stops, or rests a moment and starts again. */
  advance(now) {
    if (!this.playing) return;
    const passed = Math.max(0, Math.min(LONGEST_PAUSE, now - this.#then));
    this.#then = now;
    if (this.#place < this.steps) {
      this.#place = Math.min(this.steps, this.#place + passed * STEPS_PER_MS * this.speed);
    } else if (!this.loop) {
      this.pause();
    } else {
      this.#rested += passed;
      if (this.#rested >= LOOP_REST) this.seek(0);
    }
  }
}
