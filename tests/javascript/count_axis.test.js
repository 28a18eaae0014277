import assert from "node:assert/strict";
import test from "node:test";

import { CountAxis } from "../../assets/player/chart/count_axis.js";

test("without an axis of its own a step is one update", () => {
  const axis = new CountAxis({ steps: 10 });
  assert.deepEqual([axis.end, axis.place(3), axis.place(99), axis.stepAt(2.6), axis.stepAt(-4)], [10, 3, 10, 3, 0]);
  assert.equal(axis.isCommon, true);
});

test("of a thinned path a step is several updates, and the last may be fewer", () => {
  const axis = new CountAxis({ steps: 4, every: 25, last: 90 });
  assert.deepEqual([0, 1, 3, 4].map((step) => axis.place(step)), [0, 25, 75, 90]);
  assert.deepEqual([0, 12, 13, 60, 90, 200].map((place) => axis.stepAt(place)), [0, 0, 1, 2, 4, 4]);
});

test("entries that see unequally many examples have places of their own", () => {
  const seen = Float32Array.of(0, 1, 2, 3, 0, 4, 8, 12);
  const axis = new CountAxis({ steps: 3, axis: { unit: "examples", places: [0, 1, 0] } }, { seen });
  assert.equal(axis.isCommon, false);
  assert.equal(axis.end, 12);
  assert.deepEqual([0, 1, 2].map((entry) => axis.place(2, entry)), [2, 8, 2]);
  assert.equal(axis.place(2), 8); // of the one that sees most
  assert.deepEqual([0, 1.4, 1.6, 99].map((place) => axis.stepAt(place, 0)), [0, 1, 2, 3]);
  for (const entry of [0, 1]) for (let k = 0; k < 4; k++) assert.equal(axis.stepAt(axis.place(k, entry), entry), k);
});

test("entries that see equally many share their places", () => {
  const seen = Float32Array.of(0, 0.5, 1);
  assert.equal(new CountAxis({ steps: 2, axis: { unit: "epochs", places: [0, 0] } }, { seen }).isCommon, true);
});
