import assert from "node:assert/strict";
import test from "node:test";

import { formatTick } from "../../assets/shared/numbers.js";
import { decadeTicks, roundTicks } from "../../assets/shared/ticks.js";
import { testAgainstPython } from "./expected.js";

test("ticks are round, within the range and about as many as asked for", () => {
  assert.deepEqual(roundTicks(2, 10, 5), { values: [2, 4, 6, 8, 10], step: 2 });
  assert.deepEqual(roundTicks(-1, 1, 4).values, [-1, -0.5, 0, 0.5, 1]);
  for (const [low, high, count] of [[0.013, 0.27, 5], [-3e6, 8e7, 3], [1e-12, 2e-12, 8]]) {
    const { values, step } = roundTicks(low, high, count);
    assert.ok(values.length >= count / 2.5 && values.length <= count + 1, `${values}`);
    for (const value of values) assert.ok(value >= low - 1e-9 * step && value <= high + 1e-9 * step);
    const digit = step / 10 ** Math.floor(Math.log10(step * 1.0001));
    assert.ok([1, 2, 5].some((round) => Math.abs(digit - round) < 1e-9), `${step}`);
  }
});

testAgainstPython("ticks and their texts are those of an exported picture", ({ ticks }) => {
  for (const { range, ticks: written } of ticks) {
    const { values, step } = roundTicks(...range);
    assert.deepEqual(values.map((value) => [value + 0, formatTick(value, step)]), written); // -0 + 0 is 0
  }
});

test("ticks at powers of ten are evenly spaced", () => {
  assert.deepEqual(decadeTicks(-3, 2, 10), [-3, -2, -1, 0, 1, 2]);
  assert.deepEqual(decadeTicks(-45, 5, 5), [-40, -30, -20, -10, 0]);
  assert.deepEqual(decadeTicks(-1.5, 1.5, 5), [-1, 0, 1]);
});
