import assert from "node:assert/strict";
import test from "node:test";

import { scalesOf, shapesAt } from "../../assets/player/arrows/internals.js";
import { arrows } from "../../assets/player/layers/arrows.js";
import { Transition } from "../../assets/player/arrows/transition.js";
import { View } from "../../assets/player/map/view.js";

const VIEW = new View([[-2, 2], [-2, 2]], 400, 400);
const POINTS = [Float64Array.of(1, 1, 0.5, 1, 0.25, 0.5)];

function runsWith(header, rows) {
  const runs = { points: POINTS, count: 1, first: header.layers_from, isPartial: "layers_from" in header };
  return { ...runs, layers: { arrows: arrows.read(header.arrows, rows, runs) } };
}

test("the next step needs no array: it leads to the next point, and there is none at the end", () => {
  const runs = runsWith({ arrows: { step: [0] } }, {});
  assert.deepEqual(scalesOf(runs, VIEW, {}), { step: 1 });
  assert.deepEqual(shapesAt(runs, 0, 0, { step: 1 }), [{ name: "step", entry: 0, from: [1, 1], reach: [-0.5, 0] }]);
  assert.deepEqual(shapesAt(runs, 0, 2, { step: 1 }), []);
});

test("a gradient points downhill, at a round scale that stays while it still does", () => {
  const runs = runsWith({ arrows: { gradient: [0] } }, { gradient: Float32Array.of(2, 0, 2, 0, 2, 0) });
  const { gradient } = scalesOf(runs, VIEW, {});
  assert.ok([1, 2, 5].includes(Number(gradient.toExponential(3).split("e")[0])), `${gradient}`);
  assert.deepEqual(shapesAt(runs, 0, 0, { gradient: 0.5 })[0].reach, [-1, -0]);
  assert.equal(scalesOf(runs, VIEW, { gradient: 1.5 * gradient }).gradient, 1.5 * gradient);
  assert.equal(scalesOf(runs, VIEW, { gradient: 100 * gradient }).gradient, gradient);
});

test("a gradient that is taken ahead starts there", () => {
  const rows = { gradient: new Float32Array(6).fill(1), look_ahead: new Float32Array(6) };
  const runs = runsWith({ arrows: { gradient: [0], look_ahead: [0] } }, rows);
  const shapes = shapesAt(runs, 0, 0, { gradient: 1, look_ahead: 1 });
  assert.deepEqual(shapes.find(({ name }) => name === "gradient").from, [0, 0]);
});

test("while something is dragged, steps that are not sent have no arrows", () => {
  const header = { arrows: { gradient: [0] }, layers_from: 1 };
  const runs = runsWith(header, { gradient: Float32Array.of(3, 4) });
  assert.deepEqual(shapesAt(runs, 0, 0, { gradient: 1 }), []);
  assert.deepEqual(shapesAt(runs, 0, 1, { gradient: 1 })[0].reach, [-3, -4]);
});

test("an eased shape sets out from where it is seen, and arrives", () => {
  const transition = new Transition();
  const shape = (x) => [{ name: "step", entry: 0, from: [x, 0], reach: [1, 0] }];
  const seen = (now) => transition.at(now)[0].from[0];
  transition.follow(shape(0), false, 0);
  assert.deepEqual([seen(0), transition.moves(0)], [0, false]);
  transition.follow(shape(10), true, 1000);
  assert.ok(seen(1000) === 0 && seen(1050) > 0 && seen(1050) < seen(1100) && seen(1150) === 10);
  assert.deepEqual([transition.moves(1149), transition.moves(1150)], [true, false]);
});
