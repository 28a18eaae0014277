import assert from "node:assert/strict";
import test from "node:test";

import * as numbers from "../../assets/shared/numbers.js";
import { testAgainstPython } from "./expected.js";

const { fillWords, formatDecade, formatNumber, formatPlace, formatShort, formatTick } = numbers;

testAgainstPython("a number is written as on an exported picture", ({ numbers: cases }) => {
  for (const [value, text] of cases) assert.equal(formatNumber(value), text);
});

test("what is no number has a sign of its own", () => {
  assert.deepEqual([NaN, Infinity, -Infinity, 0, -0].map(formatNumber), ["–", "∞", "−∞", "0", "0"]);
});

test("numbers of a scale have no needless zeros", () => {
  const texts = ["0.5", "240", "3.9e8", "1e6", "−2e−4", "1200"];
  assert.deepEqual([0.5, 240, 3.9e8, 1e6, -0.0002, 1234].map(formatShort), texts);
});

test("a place has the decimals that its map asks for", () => {
  const domain = [[-2, 2], [-300, 300]];
  assert.equal(formatPlace(-1.23456, 123.456, domain), "(−1.23, 123)");
  assert.equal(formatPlace(-0.001, -0.1, domain), "(0.00, 0)");
  assert.equal(formatPlace(1e9, 0, domain), "(1.00e9, 0)");
  assert.equal(formatPlace(NaN, 0, domain), "–");
});

test("powers of ten and ticks", () => {
  assert.deepEqual([-3, 0, 12].map(formatDecade), ["10⁻³", "10⁰", "10¹²"]);
  assert.deepEqual([formatTick(0.1 + 0.2, 0.1), formatTick(-2, 1), formatTick(2e5, 1e5)], ["0.3", "−2", "2e5"]);
});

test("words are filled by name", () => {
  assert.equal(fillWords("{a} of {b}, {a}", { a: 1, b: "two" }), "1 of two, 1");
});
