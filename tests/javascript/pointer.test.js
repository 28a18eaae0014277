import assert from "node:assert/strict";
import test from "node:test";

import { followPointer } from "../../assets/shared/pointer.js";

/** A canvas at (100, 50) that the test points at: { calls, send(kind, x, y, event) }, places in px of the canvas. */
function followed(handlers = {}) {
  const listeners = {};
  const canvas = {
    addEventListener: (kind, listener) => (listeners[kind] = listener),
    getBoundingClientRect: () => ({ left: 100, top: 50 }),
    setPointerCapture() {},
  };
  const calls = [];
  const noted = (name) => (position) => calls.push([name, ...(position ?? [])].join(" "));
  const [press, drag, release] = ["press", "drag", "release"].map(noted);
  followPointer(canvas, { press, drag, release, hover() {}, ...handlers });
  const send = (kind, x, y, event = {}) => {
    const pointer = { pointerType: "touch", isPrimary: true, button: 0, buttons: 1, pointerId: 1 };
    listeners[kind]({ ...pointer, clientX: x + 100, clientY: y + 50, ...event });
  };
  return { calls, send };
}

const MOUSE = { pointerType: "mouse" };

test("a mouse presses where it goes down, drags, and releases", () => {
  const { calls, send } = followed();
  send("pointerdown", 1, 2, MOUSE);
  send("pointermove", 30, 4, MOUSE);
  send("pointerup", 30, 4, MOUSE);
  send("pointermove", 50, 4, { ...MOUSE, buttons: 0 });
  assert.deepEqual(calls, ["press 1 2", "drag 30 4", "release"]);
});

test("other buttons of the mouse do nothing", () => {
  const { calls, send } = followed();
  send("pointerdown", 1, 2, { ...MOUSE, button: 2 });
  send("pointerup", 1, 2, { ...MOUSE, button: 2 });
  assert.deepEqual(calls, []);
});

test("a finger that taps presses where it went down", () => {
  const { calls, send } = followed();
  send("pointerdown", 5, 5);
  send("pointermove", 9, 5);
  assert.deepEqual(calls, []);
  send("pointerup", 9, 5);
  assert.deepEqual(calls, ["press 5 5", "release"]);
});

test("a finger that swipes scrolls the page, unless it goes sideways where that is allowed", () => {
  for (const [sideways, x, y, expected] of [
    [false, 40, 5, []],
    [true, 5, 40, []],
    [true, 40, 5, ["press 5 5", "drag 40 5", "release"]],
  ]) {
    const { calls, send } = followed({ sideways });
    send("pointerdown", 5, 5);
    send("pointermove", x, y);
    send("pointerup", x, y);
    assert.deepEqual(calls, expected, `${sideways}, ${x}, ${y}`);
  }
});

test("a finger drags at once what it can grab, and a second finger ends that", () => {
  const { calls, send } = followed({ grabs: ([x]) => x < 10 });
  send("pointerdown", 5, 5);
  send("pointermove", 6, 5);
  send("pointerdown", 90, 5, { isPrimary: false });
  send("pointermove", 8, 5);
  assert.deepEqual(calls, ["press 5 5", "drag 6 5", "release"]);
});

test("while something is dragged, a touch does not scroll the page", () => {
  const prevented = [];
  const { send } = followed({ grabs: () => true });
  const touch = { preventDefault: () => prevented.push(1) };
  send("touchstart", 5, 5, touch);
  send("pointerdown", 5, 5);
  send("touchstart", 5, 5, touch);
  assert.equal(prevented.length, 1);
});

test("hovering ends with null and the kind of pointer", () => {
  const hovers = [];
  const { send } = followed({ hover: (...hover) => hovers.push(hover) });
  send("pointermove", 5, 6, { ...MOUSE, buttons: 0 });
  send("pointerleave", 0, 0, MOUSE);
  assert.deepEqual(hovers, [[[5, 6]], [null, "mouse"]]);
});
