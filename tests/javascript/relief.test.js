import assert from "node:assert/strict";
import test from "node:test";

import { Surface } from "../../assets/player/map/surface.js";
import { BEHIND } from "../../assets/player/map/view.js";
import { Track } from "../../assets/player/path/track.js";
import { Relief, reliefOf } from "../../assets/player/relief/relief.js";
import { View3D } from "../../assets/player/relief/view3d.js";

globalThis.Path2D = class {
  moveTo() {}
  lineTo() {}
};

const SIZE = 41;
const LANDSCAPE = { domain: [[0, 1], [0, 1]], aspect: 1, low: 0, high: 100, stretch: null };
const CAMERA = { azimuth: 0, elevation: 45, zoom: 1 };

/** A surface with the level level(u, v). */
function surfaceOf(level, landscape = LANDSCAPE) {
  const samples = Uint16Array.from({ length: SIZE * SIZE }, (_, i) => {
    const [u, v] = [(i % SIZE) / (SIZE - 1), Math.floor(i / SIZE) / (SIZE - 1)];
    return Math.round(65535 * level(u, v));
  });
  return new Surface(landscape, samples, [SIZE, SIZE], 4, undefined);
}

const ridge = (u, v) => Math.max(0, 1 - 8 * Math.abs(v - 0.5)); // across the middle, from left to right
const viewOf = (surface, camera = CAMERA) => new View3D(new Relief(surface, true), camera, 300, 300, 2);

test("what lies behind a ridge is hidden, and seen from above it is not", () => {
  const view = viewOf(surfaceOf(ridge));
  assert.deepEqual([0.2, 0.65, 0.98].map((y) => view.visible(0.5, y)), [true, false, true]);
  const above = viewOf(surfaceOf(ridge), { ...CAMERA, elevation: 90 });
  assert.equal(above.visible(0.5, 0.65), true);
});

test("on a plain nothing is hidden, and the point at the position of a point is that point", () => {
  const view = viewOf(surfaceOf(() => 0.5));
  for (const [x, y] of [[0.1, 0.1], [0.5, 0.5], [0.9, 0.8]]) {
    assert.equal(view.visible(x, y), true);
    const [foundX, foundY] = view.pointAt(...view.place(x, y));
    assert.ok(Math.hypot(foundX - x, foundY - y) < 0.03, `${foundX}, ${foundY} is not ${x}, ${y}`);
  }
});

test("off the surface there is nothing, and the point there is one of the edge", () => {
  const view = viewOf(surfaceOf(() => 0));
  assert.deepEqual([view.covers(...view.place(0.5, 0.5)), view.covers(1, 1)], [true, false]);
  assert.equal(view.pointAt(150, 1)[1], 1);
  assert.equal(view.pointAt(150, 299)[1], 0);
});

test("a path over a ridge is hidden on its far side", () => {
  const track = new Track(Float64Array.of(0.5, 0.1, 0.5, 0.7), viewOf(surfaceOf(ridge)));
  assert.equal(track.hasHidden, true);
  assert.equal(track.isBehind(track.at(1)), true);
  assert.ok(track.states.includes(0) && track.states.at(-1) === BEHIND);
});

test("heights follow the levels, or the losses", () => {
  const surface = surfaceOf((u) => u, { ...LANDSCAPE, stretch: 1 });
  const [byLevel, byLoss] = [true, false].map((log) => new Relief(surface, log));
  assert.ok(Math.abs(byLevel.heightAt(0.5, 0.3) - 0.5) < 1e-4);
  assert.ok(Math.abs(byLoss.heightAt(0.5, 0.3) - surface.shareOf(surface.lossOf(0.5))) < 1e-3);
  assert.deepEqual([byLevel.heightOf(-1e9), byLevel.heightOf(1e9)], [0, 1]);
  assert.equal(reliefOf(surface, true), reliefOf(surface, true));
});

test("a well that lies between the samples is as deep as it is", () => {
  const relief = new Relief(surfaceOf(() => 0.8, { ...LANDSCAPE, wells: [[0.512, 0.512, 0.1]] }), true);
  assert.ok(Math.abs(relief.heightAt(0.512, 0.512) - 0.1) < 1e-4);
  assert.ok(Math.abs(relief.heightAt(0.1, 0.1) - 0.8) < 1e-4);
});
