import assert from "node:assert/strict";
import test from "node:test";

import { clampToDomain, roundedFor, View } from "../../assets/player/map/view.js";
import { Track } from "../../assets/player/path/track.js";

const DOMAIN = [[-2, 2], [-1, 3]];
const VIEW = new View(DOMAIN, 200, 100);

test("the corners of the domain are those of the map, y upwards", () => {
  assert.deepEqual([VIEW.place(-2, 3), VIEW.place(2, -1)], [[0, 0], [200, 100]]);
});

test("the point under a pixel is drawn there, with no more digits than pixels tell", () => {
  for (const place of [[0, 0], [17, 93], [200, 100]]) {
    const [x, y] = VIEW.place(...VIEW.pointAt(...place));
    assert.ok(Math.hypot(x - place[0], y - place[1]) < 0.5);
  }
  assert.equal(roundedFor(1.23456789, 50), 1.235);
  assert.deepEqual(VIEW.pointAt(-50, 1000), [-2, -1]);
});

test("a point off the map is held at its edge, and its distance is told", () => {
  assert.deepEqual(clampToDomain(DOMAIN, 5, 1), [2, 1]);
  assert.equal(VIEW.distanceOutside(5, 7), 5);
  assert.equal(VIEW.distanceOutside(0, 0), 0);
  const [x, y] = VIEW.placeInside(5, 7);
  assert.ok(x < 200 && y > 0);
});

test("a path is drawn as far as it is on the map", () => {
  const drawn = [];
  const context = { moveTo: (...at) => drawn.push(["move", ...at]), lineTo: (...at) => drawn.push(["line", ...at]) };
  const track = new Track(Float64Array.of(-1, 1, 1, 1, 1, 1e9, NaN, NaN), VIEW);
  track.trace(context, 0, track.last);
  assert.deepEqual(drawn.slice(0, 2), [["move", 50, 50], ["line", 150, 50]]);
  const [kind, x, y] = drawn[2];
  assert.deepEqual([kind, x, drawn.length], ["line", 150, 3]);
  assert.ok(y <= 0 && y >= -5);
  assert.equal(track.lastStep, 2);
});

test("the length of a path is that of what is drawn of it", () => {
  const track = new Track(Float64Array.of(-2, 1, 0, 1, 0, 2), VIEW);
  assert.deepEqual([...track.lengths], [0, 100, 125]);
});
