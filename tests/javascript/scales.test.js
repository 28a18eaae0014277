import assert from "node:assert/strict";
import test from "node:test";

import { accuracyScale, lossScale as epochScale } from "../../assets/digits/scales.js";
import { lossScale, rateScale } from "../../assets/player/chart/scales.js";

const rows = (...lists) => lists.map((list) => Float32Array.from(list));
const texts = ({ ticks }) => ticks.map(({ text }) => text);
const MAP = { low: 0, high: 1000, floor: 0, rounding: 0 };

test("losses above a floor have a logarithmic axis: equal ratios are equally far apart", () => {
  const { share, ticks } = lossScale(rows([500, 5, 0.05]), MAP, 200);
  assert.ok(Math.abs(share(500) - share(5) - (share(5) - share(0.05))) < 1e-6);
  assert.ok(share(500) <= 1 && share(0.05) >= 0);
  assert.deepEqual(ticks.map(({ text }) => text), ["10⁻²", "10⁻¹", "10⁰", "10¹", "10²", "10³"]);
  ticks.forEach(({ at }, i) => assert.ok(Math.abs(share(10 ** (i - 2)) - at) < 1e-9));
});

test("what cannot be told from the floor lies on the bottom line", () => {
  const { share } = lossScale(rows([500, 1e-3, 0]), MAP, 200);
  assert.equal(share(0), 0);
  assert.equal(share(-1), 0);
  const rounded = lossScale(rows([5, -0.999, -1]), { low: -1, high: 10, floor: -1, rounding: 0 }, 200);
  assert.equal(rounded.share(-1 + 2 ** -24), 0); // less than a float32 can tell beside -1
});

test("losses far beyond the map do not stretch the axis", () => {
  const [usual, diverged] = [[900, 1], [900, 1, 1e30, Infinity, NaN]].map((row) => lossScale(rows(row), MAP, 200));
  assert.equal(diverged.share(900), usual.share(900));
});

test("without a known floor the axis of losses is linear", () => {
  const map = { low: -3, high: 5, floor: null, rounding: 0 };
  const { share } = lossScale(rows([-3, 1, 5]), map, 200);
  assert.ok(Math.abs(share(1) - 0.5) < 1e-9);
  assert.ok(share(-3) > 0 && share(-3) < 0.1 && share(5) < 1 && share(5) > 0.9);
  assert.deepEqual(texts(lossScale(rows([-3, 1, 5]), map, 100)), ["−2", "0", "2", "4"]);
});

test("losses that are all the same, or none, still have an axis", () => {
  for (const map of [MAP, { ...MAP, floor: null }]) {
    for (const row of [rows([2, 2, 2]), rows([]), rows([NaN])]) {
      const { share, ticks } = lossScale(row, map, 100);
      assert.ok(Number.isFinite(share(2)) && ticks.every(({ at }) => Number.isFinite(at)), JSON.stringify(ticks));
    }
  }
});

test("learning rates are linear from 0, and logarithmic where one is mostly far below the highest", () => {
  const near = rateScale(rows([0.1, 0.05], [0.02, 0]), 66);
  assert.equal(near.isLog, false);
  assert.ok(near.share(0) === 0 && Math.abs(near.share(0.1) - 1 / 1.06) < 1e-6);
  assert.deepEqual(texts(near), ["0", "0.05", "0.1"]);
  const far = rateScale(rows([1, 1, 1], [1e-4, 2e-4, 0]), 66);
  assert.equal(far.isLog, true);
  assert.ok(far.share(1e-4) > 0 && far.share(1) <= 1 && far.share(0) === 0);
  assert.deepEqual(texts(far), ["10⁻⁴", "10⁻²", "10⁰"]);
});

test("the axis of losses over epochs has round ticks, whether logarithmic or not", () => {
  const losses = rows([2.3, 0.4, 0.05]);
  assert.deepEqual(texts(epochScale(losses, true, 196)), ["0.05", "0.1", "0.2", "0.5", "1", "2"]);
  assert.deepEqual(texts(epochScale(losses, false, 196)), ["0", "0.5", "1", "1.5", "2"]);
  const { share } = epochScale(losses, true, 196);
  assert.ok(share(0.05) > 0 && share(2.3) < 1 && share(0) === 0);
});

test("a linear axis over epochs keeps a margin and heeds no value that is not finite", () => {
  const { share } = epochScale(rows([1, 3], [Infinity, NaN]), false, 196);
  assert.ok(Math.abs(share(1) - 0.12 / 2.24) < 1e-9 && Math.abs(share(3) - 2.12 / 2.24) < 1e-9);
});

test("shares of images are always from 0 to 100 %", () => {
  const { share, ticks } = accuracyScale();
  assert.deepEqual(texts({ ticks }), ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]);
  assert.ok(share(0) > 0 && share(1) < 1 && Math.abs(share(0.5) - 0.5) < 1e-12);
});
