import assert from "node:assert/strict";
import test from "node:test";

import { Clock } from "../../assets/player/playback/clock.js";

/** A clock of `steps` steps that has played `times` (ms, since the last each). */
function played(clock, ...times) {
  let now = 1000;
  clock.play(now);
  for (const time of times) clock.advance((now += time));
  return clock;
}

function clockOf(steps, state = {}) {
  const clock = new Clock();
  clock.setSteps(steps);
  return Object.assign(clock, state);
}

test("it plays 60 steps a second, whatever the frames, times its speed", () => {
  assert.equal(played(clockOf(1000), 250, 250, 250, 250).step, 60);
  assert.equal(played(clockOf(1000), ...Array(100).fill(10)).step, 60);
  assert.equal(played(clockOf(1000, { speed: 4 }), 100, 150).step, 60);
});

test("a page that was hidden for long does not leap", () => {
  assert.equal(played(clockOf(1000), 60_000).step, 15);
});

test("at the end it stops, and plays again from the beginning", () => {
  const clock = played(clockOf(10), 250, 1);
  assert.deepEqual([clock.step, clock.playing], [10, false]);
  clock.play(0);
  assert.deepEqual([clock.step, clock.playing], [0, true]);
});

test("a loop rests for a moment at the end and starts again", () => {
  const clock = played(clockOf(10, { loop: true }), 250, 250, 250, 250);
  assert.deepEqual([clock.step, clock.playing], [10, true]);
  clock.advance(2400);
  assert.equal(clock.step, 0);
});

test("no step is sought outside of what there is, also when that becomes less", () => {
  const clock = clockOf(10);
  clock.seek(99);
  assert.equal(clock.step, 10);
  clock.setSteps(4);
  assert.equal(clock.step, 4);
  clock.seek(-1);
  assert.equal(clock.step, 0);
});
