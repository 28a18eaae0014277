import assert from "node:assert/strict";
import test from "node:test";

import { View } from "../../assets/player/map/view.js";
import { Projection } from "../../assets/player/relief/projection.js";

const near = (found, wanted, tolerance = 1e-9) =>
  assert.ok(Math.abs(found - wanted) <= tolerance, `${found} is not ${wanted}`);
const CAMERAS = [-170, -30, 0, 45, 90, 135].flatMap((azimuth) =>
  [5, 30, 60, 90].map((elevation) => ({ azimuth, elevation, zoom: 1 })),
);
const CORNERS = [0, 1].flatMap((u) => [0, 1].flatMap((v) => [0, 1].map((height) => [u, v, height])));

test("from wherever it is looked at, the body fits the map", () => {
  for (const camera of CAMERAS) {
    for (const [aspect, width, height] of [[1, 300, 300], [2, 400, 200], [0.5, 120, 320]]) {
      const projection = new Projection(camera, aspect, width, height);
      for (const [u, v, z] of CORNERS) {
        const [x, y] = [projection.pixelX(u, v), projection.pixelY(u, v, z)];
        assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, `${JSON.stringify(camera)}: ${x}, ${y}`);
      }
    }
  }
});

test("what is seen in a column at a depth is the ground that is drawn there", () => {
  for (const camera of CAMERAS) {
    const projection = new Projection(camera, 1.5, 300, 200);
    for (const [u, v] of [[0.1, 0.9], [0.5, 0.5], [1, 0.2]]) {
      const found = projection.ground(projection.pixelX(u, v), projection.depth(u, v));
      near(found[0], u);
      near(found[1], v);
    }
  }
});

test("from straight above it is a flat map, turned round by half a turn when looked at from behind", () => {
  const domain = [[0, 1], [0, 1]];
  const projection = new Projection({ azimuth: 0, elevation: 90, zoom: 1 }, 1, 300, 300);
  const view = new View(domain, projection.scale, projection.scale);
  const [left, top] = [projection.pixelX(0, 0), projection.pixelY(0, 1, 0)];
  for (const [u, v] of [[0.2, 0.3], [0.9, 0.6]]) {
    near(projection.pixelX(u, v) - left, view.pixelX(u));
    near(projection.pixelY(u, v, 0.7) - top, view.pixelY(v)); // heights are not seen from there
  }
  const behind = new Projection({ azimuth: 180, elevation: 90, zoom: 1 }, 1, 300, 300);
  near(behind.pixelX(0.2, 0.3), projection.pixelX(0.8, 0.7));
  near(behind.pixelY(0.2, 0.3, 0), projection.pixelY(0.8, 0.7, 0));
});

test("higher is further up, farther behind too, and a zoom of 2 makes all twice as large", () => {
  const camera = { azimuth: 20, elevation: 40, zoom: 1 };
  const [once, twice] = [1, 2].map((zoom) => new Projection({ ...camera, zoom }, 1, 300, 300));
  assert.ok(once.pixelY(0.5, 0.5, 1) < once.pixelY(0.5, 0.5, 0));
  assert.ok(once.pixelY(0.5, 0.9, 0) < once.pixelY(0.5, 0.1, 0));
  near(twice.pixelX(1, 0) - twice.middleX, 2 * (once.pixelX(1, 0) - once.middleX));
});

test("a column crosses the map between its front and its back edge, and beside the map nowhere", () => {
  const projection = new Projection({ azimuth: 30, elevation: 45, zoom: 1 }, 1, 300, 300);
  const [front, back] = projection.crossing(projection.pixelX(0.5, 0.5));
  for (const depth of [front, back]) {
    const [u, v] = projection.ground(projection.pixelX(0.5, 0.5), depth);
    near(Math.max(Math.abs(u - 0.5), Math.abs(v - 0.5)), 0.5);
  }
  assert.ok(front < 0 && back > 0);
  assert.equal(projection.crossing(-1000), null);
});

test("the side that is seen in front is that which the camera stands before", () => {
  const meets = (azimuth) => new Projection({ azimuth, elevation: 45, zoom: 1 }, 1, 300, 300).meetsSide(150);
  assert.deepEqual([0, 90, 180, -90].map(meets), [false, true, false, true]);
});
