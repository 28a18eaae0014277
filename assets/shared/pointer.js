const SLOP = 10; // px that a finger moves in a tap

/**
 * Follows mouse, pen and touch on `canvas`. `handlers`: press and drag get px from its top left corner; hover does too,
 * and null with the kind of pointer when that has left; release ends a drag. A second finger ends it too.
 *
 * A mouse presses where it goes down. A finger may want to scroll the page, for which the canvas needs a touch-action:
 * it presses at once where grips(place) says so, elsewhere when it taps, and if `sideways` when it swipes sideways.
 */
export function followPointer(canvas, handlers) {
  let dragging = false;
  let waiting = null; // the place of a finger that may yet tap, swipe or scroll
  let box = null;
  const place = (event) => {
    if (!dragging || !box) box = canvas.getBoundingClientRect(); // asking in every move would lay the page out anew
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const move = (at, handler) => {
    handlers.hover(at);
    handler(at);
  };
  const press = (at) => {
    waiting = null;
    dragging = true;
    move(at, handlers.press);
  };
  const stop = () => {
    waiting = null;
    if (!dragging) return;
    dragging = false;
    handlers.release();
  };
  const decide = (at) => {
    const [across, along] = [at[0] - waiting[0], at[1] - waiting[1]].map(Math.abs);
    if (Math.hypot(across, along) <= SLOP) return;
    if (handlers.sideways && across > along) press(waiting);
    waiting = null;
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary) stop();
    if (event.button !== 0 || !event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);
    box = null;
    const at = place(event);
    if (event.pointerType === "mouse" || handlers.grips?.(at)) press(at);
    else waiting = at;
  });
  canvas.addEventListener("touchstart", (event) => dragging && event.preventDefault(), { passive: false });
  canvas.addEventListener("pointermove", (event) => {
    const at = place(event);
    if (waiting) decide(at);
    if (dragging) move(at, handlers.drag);
    else if (event.pointerType === "mouse" || event.buttons === 0) handlers.hover(at);
  });
  canvas.addEventListener("pointerup", () => {
    if (waiting) press(waiting);
    stop();
  });
  canvas.addEventListener("pointercancel", stop);
  canvas.addEventListener("lostpointercapture", stop);
  canvas.addEventListener("pointerleave", (event) => handlers.hover(null, event.pointerType));
}
