import assert from "node:assert/strict";
import test from "node:test";

import { CurvesQuery } from "../../assets/digits/query.js";

/** A query whose clock and timers are the test's: { query, changes, wait(ms) }. */
function watched(t) {
  let now = 5000;
  let timer = null;
  t.mock.method(performance, "now", () => now);
  t.mock.method(globalThis, "setTimeout", (action, delay) => (timer = { action, at: now + delay }));
  t.mock.method(globalThis, "clearTimeout", () => (timer = null));
  const changes = [];
  const query = new CurvesQuery(() => changes.push(query.ask()));
  const wait = (time) => {
    now += time;
    if (timer && timer.at <= now) timer.action();
  };
  return { query, changes, wait };
}

test("what a slider has said holds until Python has heard of it", (t) => {
  const { query, changes, wait } = watched(t);
  query.settle("adam.learning_rate=0.01");
  query.slide({ "adam.learning_rate": 0.02 });
  query.settle("adam.learning_rate=0.01"); // said before the slider moved
  assert.deepEqual(changes, ["adam.learning_rate=0.01", "adam.learning_rate=0.02"]);
  query.settle("adam.learning_rate=0.02");
  wait(1000);
  assert.equal(changes.length, 2);
  query.settle("adam.learning_rate=0.05"); // back in the history, long after the slider
  assert.equal(changes.at(-1), "adam.learning_rate=0.05");
});

test("a slider that goes back within the wait is taken at its word in the end", (t) => {
  const { query, changes, wait } = watched(t);
  query.settle("a=1");
  query.slide({ a: 2 });
  query.settle("a=1");
  wait(1000);
  assert.deepEqual(changes, ["a=1", "a=2", "a=1"]);
});

test("nothing is asked for twice because the server writes it in another way", (t) => {
  const { query, changes } = watched(t);
  query.settle("b=1&a=2.0");
  query.answered("a=2", null);
  query.settle("a=2");
  assert.equal(changes.length, 1);
  query.answered("a=2", "own");
  query.settle("a=2&images=own");
  assert.equal(changes.length, 1);
});
