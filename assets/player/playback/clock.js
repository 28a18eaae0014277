const STEPS_PER_MS = 60 / 1000;
const MAX_ELAPSED = 250; // ms between two frames; a longer pause counts as this
const LOOP_PAUSE = 900; // ms at the end of a loop

/** Playback time: the current step, which depends on the time and not on the number of frames. */
export class Clock {
  #place = 0;
  #lastTime = 0;
  #paused = 0;
  steps = 0;
  playing = false;
  speed = 1;
  loop = false;

  /** The current step, an integer. */
  get step() {
    return Math.floor(this.#place);
  }

  /** Sets the number of steps; the current one is kept if it still exists. */
  setSteps(steps) {
    this.steps = steps;
    this.#place = Math.min(this.#place, steps);
  }

  /** Goes to `step`, or to the nearest of 0..steps. */
  seek(step) {
    this.#place = Math.max(0, Math.min(this.steps, step));
    this.#paused = 0;
  }

  /** Starts playing at time `now` (ms); at the end, from the beginning. */
  play(now) {
    if (this.step >= this.steps) this.seek(0);
    this.#lastTime = now;
    this.playing = true;
  }

  pause() {
    this.playing = false;
  }

  /** Moves on to time `now` (ms). At the end it stops or, in a loop, pauses and starts again. */
  advance(now) {
    if (!this.playing) return;
    const elapsed = Math.max(0, Math.min(MAX_ELAPSED, now - this.#lastTime));
    this.#lastTime = now;
    if (this.#place < this.steps) {
      this.#place = Math.min(this.steps, this.#place + elapsed * STEPS_PER_MS * this.speed);
    } else if (!this.loop) {
      this.pause();
    } else {
      this.#paused += elapsed;
      if (this.#paused >= LOOP_PAUSE) this.seek(0);
    }
  }
}
