import { DEGREES } from "./camera.js";

const WHEEL = 0.002; // of the logarithm of the zoom, per px
const PINCH_ON_TRACKPAD = 0.01; // the same, where browsers report a pinch as Ctrl and wheel

/**
 * Lets a visitor zoom on `canvas` with `camera`: Ctrl and wheel, or the wheel alone after a click on `ground`, so that
 * a page that is scrolled does not stop at the map; by two fingers, which turn too; a double click or tap returns to where it began.
 *
 * @param {Camera} camera
 */
export function followZoom(canvas, ground, camera) {
  canvas.addEventListener("wheel", (event) => zoomByWheel(event, ground, camera), { passive: false });
  canvas.addEventListener("dblclick", () => camera.reset());
  followFingers(canvas, camera);
}

function zoomByWheel(event, ground, camera) {
  const asked = event.ctrlKey || event.metaKey;
  if (!asked && document.activeElement !== ground && ground.getRootNode().activeElement !== ground) return;
  const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30);
  const pace = event.ctrlKey && Math.abs(pixels) < 50 ? PINCH_ON_TRACKPAD : WHEEL;
  if (camera.zoomBy(Math.exp(-pixels * pace)) || asked) event.preventDefault();
}

/** Two fingers are the camera's, whichever way they go: apart they zoom, together they turn. */
function followFingers(canvas, camera) {
  const fingers = new Map();
  const pair = () => {
    const [one, other] = fingers.values();
    return { spread: Math.hypot(one.x - other.x, one.y - other.y), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  };
  const keep = (event) => event.targetTouches.length > 1 && event.cancelable && event.preventDefault();
  const note = (event) => fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  const forget = (event) => fingers.delete(event.pointerId);
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") note(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = fingers.size === 2 ? pair() : null;
    note(event);
    if (!before?.spread) return;
    const after = pair();
    camera.zoomBy(after.spread / before.spread);
    camera.turn((before.x - after.x) * DEGREES, (after.y - before.y) * DEGREES);
  });
  for (const kind of ["touchstart", "touchmove"]) canvas.addEventListener(kind, keep, { passive: false });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(end, forget);
}
