import assert from "node:assert/strict";
import test from "node:test";

import { Pairing } from "../../assets/player/server/pairing.js";

const stageOf = (id) => ({ header: { id } });

/** A pairing whose timers the test runs: { pairing, shown, expire }. */
function watched(t) {
  let timer = null;
  t.mock.method(globalThis, "setTimeout", (action) => (timer = action));
  t.mock.method(globalThis, "clearTimeout", () => (timer = null));
  const shown = [];
  const pairing = new Pairing((stage, runs) => shown.push([stage.header.id, runs?.stage ?? null]));
  return { pairing, shown, expire: () => timer?.() };
}

test("a stage is shown at once while there are no paths, and again with them", (t) => {
  const { pairing, shown } = watched(t);
  pairing.offer({ stage: stageOf("a") });
  pairing.offer({ runs: { stage: "a" } });
  assert.deepEqual(shown, [["a", null], ["a", "a"]]);
});

test("whichever comes first waits for the other", (t) => {
  const { pairing, shown, expire } = watched(t);
  pairing.offer({ runs: { stage: "a" } });
  assert.deepEqual(shown, []);
  pairing.offer({ stage: stageOf("a") });
  pairing.offer({ stage: stageOf("b") });
  assert.deepEqual(shown, [["a", "a"]]);
  pairing.offer({ runs: { stage: "b" } });
  assert.deepEqual(shown, [["a", "a"], ["b", "b"]]);
  expire();
  assert.equal(shown.length, 2);
});

test("it does not wait for long", (t) => {
  const { pairing, shown, expire } = watched(t);
  pairing.offer({ stage: stageOf("a"), runs: { stage: "b" } });
  assert.deepEqual(shown, []);
  expire();
  assert.deepEqual(shown, [["a", "b"]]);
});
