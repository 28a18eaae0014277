import assert from "node:assert/strict";
import test from "node:test";

import { clipMove, clipSegment } from "../../assets/player/map/clipping.js";
import { testAgainstPython } from "./expected.js";

testAgainstPython("the part of a move on a map is that of an exported picture, to the last bit", ({ moves }) => {
  assert.ok(moves.parts.filter(Boolean).length > 100 && moves.parts.includes(null));
  moves.moves.forEach((move, i) => assert.deepEqual(clipMove(...move, moves.box), moves.parts[i], `${move}`));
});

test("a segment is cut to a rectangle and its margin", () => {
  assert.deepEqual(clipSegment(1, 1, 9, 9, 10, 10, 0), [0, 1]);
  assert.deepEqual(clipSegment(-5, 5, 15, 5, 10, 10, 0), [0.25, 0.75]);
  assert.deepEqual(clipSegment(-5, 5, 15, 5, 10, 10, 5), [0, 1]);
  assert.deepEqual(clipSegment(5, 5, 5, 25, 10, 10, 0), [0, 0.25]);
  assert.equal(clipSegment(-5, -1, 15, -1, 10, 10, 0), null);
  assert.equal(clipSegment(-5, 4, 4, -5, 10, 10, 0), null);
});
