import assert from "node:assert/strict";
import test from "node:test";

import { batchLosses } from "../../assets/player/map/batch_contours.js";
import { contourPath } from "../../assets/player/map/contours.js";
import { Surface } from "../../assets/player/map/surface.js";
import { testAgainstPython } from "./expected.js";

/** Keeps the points of a path as the canvas would. */
class Points {
  points = [];
  moveTo = (...point) => this.points.push(point);
  lineTo = this.moveTo;
}
globalThis.Path2D = Points;

const near = (found, wanted, tolerance = 1e-12) =>
  assert.ok(Math.abs(found - wanted) <= tolerance * Math.max(1, Math.abs(wanted)), `${found} is not ${wanted}`);

testAgainstPython("levels stand for the same losses as in Python, there and back", ({ levels: cases }) => {
  assert.equal(new Set(cases.map(({ landscape }) => landscape.stretch === null)).size, 2);
  for (const { landscape, levels, losses } of cases) {
    const surface = new Surface(landscape, new Uint16Array(4), [2, 2], 16, undefined);
    levels.forEach((level, i) => {
      near(surface.lossOf(level), losses[i]);
      near(surface.levelOf(losses[i]), level);
    });
  }
});

testAgainstPython("the losses over a batch are the landscape's", ({ batches }) => {
  assert.ok(batches.length > 0);
  for (const { landscape, samples, batch, points, losses } of batches) {
    const found = batchLosses(landscape, samples, batch, points);
    losses.forEach((loss, i) => near(found[i], loss));
  }
});

test("between the samples a loss is interpolated", () => {
  const landscape = { domain: [[0, 2], [0, 1]], low: 10, high: 20, stretch: null };
  const surface = new Surface(landscape, Uint16Array.of(0, 0, 65535, 65535, 0, 65535), [2, 3], 4, undefined);
  near(surface.lossAt(0, 0), 10);
  near(surface.lossAt(2, 0), 20);
  near(surface.lossAt(1.5, 0), 15);
  near(surface.lossAt(0, 0.25), 12.5);
});

test("contour lines of a plane are straight and at the right height", () => {
  const samples = Float64Array.from({ length: 25 }, (_, i) => i % 5); // rises to the right
  const { points } = contourPath(samples, 5, 5, 8, 4);
  const across = new Set(points.map(([x]) => x));
  assert.deepEqual([...across].sort(), [0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
  const at = points.filter(([x]) => x === 1.5).map(([, y]) => y);
  assert.deepEqual([Math.min(...at), Math.max(...at)], [0, 4]);
});

test("a saddle's cell is crossed by two lines that do not meet", () => {
  const { points } = contourPath([0, 1, 1, 0], 2, 2, 2, 1);
  assert.equal(points.length, 4);
  assert.equal(new Set(points.map(String)).size, 4);
});
