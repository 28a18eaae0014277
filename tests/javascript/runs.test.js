import assert from "node:assert/strict";
import test from "node:test";

import { Runs } from "../../assets/player/server/runs.js";

const HEADER = {
  seq: 3,
  stage: "s",
  query: "q",
  steps: 2,
  starts: [[0, 1]],
  outcomes: ["one", "two"],
  ended: [null, ["diverged", 1]],
};
const ARRAYS = {
  points: Float32Array.of(0, 1, 2, 3, 4, 5, 0, 1, 1e6, -1e6, NaN, NaN),
  losses: Float32Array.of(9, 8, 7, 9, 1e12, NaN),
};

const runsOf = (header, arrays) => new Runs({ header: { ...HEADER, ...header }, arrays: { ...ARRAYS, ...arrays } });

test("each entry has its own part of the paths and losses", () => {
  const runs = runsOf();
  assert.deepEqual([runs.count, [...runs.points[0]]], [2, [0, 1, 2, 3, 4, 5]]);
  assert.deepEqual([...runs.losses[1]], [9, 1e12, NaN].map(Math.fround));
  assert.deepEqual([runs.start(0), runs.start(1)], [[0, 1], [0, 1]]);
  assert.deepEqual(runs.shortOutcomes, ["one", "two"]);
});

test("points that are too far away for float32 are replaced by those sent in full", () => {
  const points = Float32Array.of(0, 1, 2e6, 3, 4, 5, 0, 1, 1e6, -1e6, NaN, NaN);
  const distant = Float64Array.of(2e6 + 1e-7, 3, 1e6 + 1e-7, -1e6);
  const runs = runsOf({ far: 1000 }, { points, distant });
  assert.deepEqual([...runs.points[0]], [0, 1, 2e6 + 1e-7, 3, 4, 5]);
  assert.deepEqual([...runs.points[1]], [0, 1, 1e6 + 1e-7, -1e6, NaN, NaN]);
});

test("a series without a value for the last step repeats the one before", () => {
  const runs = runsOf({ series: { rates: [1, 0] } }, { "series.rates": Float32Array.of(0.5, 0.25, 3, 4) });
  assert.deepEqual([...runs.series.rates.get(1)], [0.5, 0.25, 0.25]);
  assert.deepEqual([...runs.series.rates.get(0)], [3, 4, 4]);
});

test("updates are counted up to the last step, which may have fewer", () => {
  assert.deepEqual([0, 1, 2].map((step) => runsOf().countAt(step)), [0, 1, 2]);
  const thinned = runsOf({ every: 25, last: 40 });
  assert.deepEqual([0, 1, 2].map((step) => thinned.countAt(step)), [0, 25, 40]);
});

test("an outcome is settled from its step on, of a run that goes on at the end", () => {
  const runs = runsOf();
  assert.deepEqual([0, 1, 2].map((step) => runs.settled(0, step)), [false, false, true]);
  assert.deepEqual([0, 1, 2].map((step) => runs.diverged(1, step)), [false, true, true]);
  assert.equal(runs.diverged(0, 2), false);
});

const CLOUD = {
  entries: [1],
  every: 2,
  shape: [1, 2, 2],
  domain: [[-1, 1], [0, 10]],
  counts: ["2 of 3"],
  sentences: ["two of three"],
};
const CODES = Uint16Array.of(0, 32767, 65534, 0, 32767, 0, 65535, 65535);
const WITH_CLOUD = [
  { layers: { clouds: CLOUD } },
  {
    "clouds.places": CODES,
    "clouds.far": Float32Array.of(7, 8),
    "clouds.quantiles": Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
  },
];

test("the codes of a cloud reach from one width of the map before it to one after it", () => {
  const members = runsOf(...WITH_CLOUD).layers.clouds.get(1);
  assert.deepEqual([...members.paths[0]], [-3, 5, 3, -10]);
  assert.deepEqual([...members.paths[1]], [0, -10, 7, 8]); // the last point is sent in full
  assert.deepEqual([[...members.low], [...members.median], [...members.high]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
  assert.deepEqual([0, 1, 2].map((step) => members.indexAt(step)), [0, 0, 1]);
});

test("clouds are kept from runs of the same settings only", () => {
  const clouded = runsOf(...WITH_CLOUD);
  const [same, other] = [runsOf(), runsOf({ query: "other" })];
  for (const runs of [same, other]) runs.keepClouds(clouded);
  assert.deepEqual([same.layers.clouds.size, other.layers.clouds.size], [1, 0]);
});
