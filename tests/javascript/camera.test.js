import assert from "node:assert/strict";
import test from "node:test";

import { Camera } from "../../assets/player/relief/camera.js";

const RANGES = [[-30, -180, 180], [35, 10, 90], [1, 0.5, 4]];

/** A camera whose timers the test runs: { camera, changes, rest }. */
function watched(t) {
  const timers = [];
  t.mock.method(globalThis, "setTimeout", (action) => timers.push(action));
  t.mock.method(globalThis, "clearTimeout", (id) => delete timers[id - 1]);
  const changes = [];
  const camera = new Camera(RANGES, () => changes.push(camera.moving));
  return { camera, changes, rest: () => timers.forEach((action) => action()) };
}

test("it begins at its default position, which no link needs to hold", (t) => {
  const { camera } = watched(t);
  assert.deepEqual([camera.numbers, camera.atHome, camera.text], [[-30, 35, 1], true, null]);
});

test("it turns all the way round, but neither below the ground nor beyond the zenith", (t) => {
  const { camera } = watched(t);
  camera.turn(200, 1000);
  assert.deepEqual([camera.numbers, camera.text], [[170, 90, 1], "170,90,1"]);
  camera.turn(20, -1000);
  assert.deepEqual(camera.numbers, [-170, 10, 1]);
});

test("the zoom says when it has reached its limit", (t) => {
  const { camera } = watched(t);
  assert.equal(camera.zoomBy(3), true);
  assert.equal(camera.zoomBy(3), true);
  assert.deepEqual([camera.zoom, camera.zoomBy(3)], [4, false]);
  camera.reset();
  assert.equal(camera.atHome, true);
});

test("it is moving until it has been left alone for a moment", (t) => {
  const { camera, changes, rest } = watched(t);
  camera.turn(5, 0);
  camera.turn(5, 0);
  rest();
  assert.deepEqual(changes, [true, true, false]);
});
