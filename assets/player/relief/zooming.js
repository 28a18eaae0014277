import { DEGREES } from "./camera.js";

const WHEEL = 0.002; // of the logarithm of the zoom, per px
const TRACKPAD_PINCH = 0.01; // the same for a pinch, which browsers report as Ctrl and wheel

/**
 * Lets a visitor zoom on `canvas` with `camera`: by Ctrl and wheel; by the wheel alone if `root` has the focus, so that
 * scrolling the page does not get stuck on the map; and by two fingers, which turn the camera too. A double click or
 * tap returns to the default position.
 *
 * @param {Camera} camera
 */
export function followZoom(canvas, root, camera) {
  canvas.addEventListener("wheel", (event) => zoomByWheel(event, root, camera), { passive: false });
  canvas.addEventListener("dblclick", () => camera.reset());
  followFingers(canvas, camera);
}

function zoomByWheel(event, root, camera) {
  const hasModifier = event.ctrlKey || event.metaKey;
  const hasFocus = document.activeElement === root || root.getRootNode().activeElement === root;
  if (!hasModifier && !hasFocus) return;
  const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30);
  const speed = event.ctrlKey && Math.abs(pixels) < 50 ? TRACKPAD_PINCH : WHEEL;
  if (camera.zoomBy(Math.exp(-pixels * speed)) || hasModifier) event.preventDefault();
}

/** Two fingers move the camera: apart they zoom, together they turn it. */
function followFingers(canvas, camera) {
  const fingers = new Map();
  const pair = () => {
    const [one, other] = fingers.values();
    return { spread: Math.hypot(one.x - other.x, one.y - other.y), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  };
  const preventScroll = (event) => event.targetTouches.length > 1 && event.cancelable && event.preventDefault();
  const remember = (event) => fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  const forget = (event) => fingers.delete(event.pointerId);
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") remember(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = fingers.size === 2 ? pair() : null;
    remember(event);
    if (!before?.spread) return;
    const after = pair();
    camera.zoomBy(after.spread / before.spread);
    camera.turn((before.x - after.x) * DEGREES, (after.y - before.y) * DEGREES);
  });
  for (const kind of ["touchstart", "touchmove"]) canvas.addEventListener(kind, preventScroll, { passive: false });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(end, forget);
}
