import assert from "node:assert/strict";
import test from "node:test";

import { Surface } from "../../assets/player/map/surface.js";
import { View } from "../../assets/player/map/view.js";
import { pathEnd } from "../../assets/player/path/endpoint.js";
import { Track } from "../../assets/player/path/track.js";
import { Relief } from "../../assets/player/relief/relief.js";
import { View3D } from "../../assets/player/relief/view3d.js";

globalThis.Path2D = class {};

const DOMAIN = [[0, 1], [0, 1]];
const LANDSCAPE = { domain: DOMAIN, aspect: 1, low: 0, high: 1, stretch: null };
const PLAIN = new Surface(LANDSCAPE, new Uint16Array(9), [3, 3], 16, undefined);
const CAMERA = { azimuth: 0, elevation: 60, zoom: 1 };
const VIEWS = { flat: new View(DOMAIN, 200, 200), raised: new View3D(new Relief(PLAIN, true), CAMERA, 200, 200, 1) };

function endOf(view, points, hasDiverged) {
  const path = Float64Array.from(points);
  const runs = { points: [path], diverged: () => hasDiverged };
  return pathEnd(new Track(path, view), view, runs, 0, points.length / 2 - 1);
}

for (const [name, view] of Object.entries(VIEWS)) {
  test(`on a ${name} map a path ends with its head`, () => {
    const end = endOf(view, [0.2, 0.2, 0.6, 0.4], false);
    const [x, y] = view.place(0.6, 0.4);
    assert.equal(end.kind, "head");
    assert.ok(Math.hypot(end.x - x, end.y - y) < 1e-9);
  });

  test(`on a ${name} map a path that has diverged ends where it left the map, whole`, () => {
    const { kind, x, y } = endOf(view, [0.5, 0.5, 0.5, 1e9, NaN, NaN], true);
    const [edgeX, edgeY] = view.place(0.5, 1);
    assert.equal(kind, "burst");
    assert.ok(x >= 10 && x <= 190 && y >= 10 && y <= 190);
    assert.ok(Math.hypot(x - edgeX, y - edgeY) < 16, `${x}, ${y} instead of ${edgeX}, ${edgeY}`);
  });

  test(`on a ${name} map an arrow points to a path that is off the map`, () => {
    const { kind, angle, distance } = endOf(view, [0.5, 0.5, 3, 0.5], false);
    assert.deepEqual([kind, distance], ["away", 2]);
    assert.ok(Math.abs(angle) < 1e-9);
  });
}
