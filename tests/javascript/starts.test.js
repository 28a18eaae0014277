import assert from "node:assert/strict";
import test from "node:test";

import { Starts } from "../../assets/player/starts/starts.js";

const CAST = [{ key: "adam" }, { key: "adam-2" }, { key: "momentum" }];
const SHARED = { count: 3, ownStarts: new Set(), start: () => [1, 2] };
const OWN = { count: 3, ownStarts: new Set([1]), start: (entry) => [entry, 0] };

test("entries that share their start have one ring, others their own", () => {
  const starts = new Starts({ cast: CAST, movable: true });
  assert.deepEqual(starts.rings([0, 1, 2], SHARED), [{ x: 1, y: 2, member: null, fixed: false }]);
  assert.deepEqual(starts.rings([0, 1, 2], OWN).map(({ x, member }) => [x, member]), [[0, null], [1, 1]]);
  assert.deepEqual(starts.rings([0], null), []);
});

test("a ring that is dragged is where the pointer is until Python has answered", () => {
  const starts = new Starts({ cast: CAST, movable: true });
  assert.deepEqual([null, 1].map((member) => starts.fieldOf(member)), ["start", "adam-2.start"]);
  starts.move("adam-2.start", [5, 6]);
  assert.deepEqual(starts.rings([1], OWN), [{ x: 5, y: 6, member: 1, fixed: false }]);
  starts.settle();
  assert.deepEqual(starts.rings([1], OWN), [{ x: 1, y: 0, member: 1, fixed: false }]);
});

test("starts that cannot be moved stay where they are", () => {
  assert.equal(new Starts({ cast: CAST, movable: false }).rings([0], SHARED)[0].fixed, true);
});
