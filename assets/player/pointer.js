/**
 * Follows mouse, pen and touch on `canvas`. `handlers`: press and drag get px from its top left corner; hover does too,
 * and null when the pointer has left; release ends a drag. A second finger ends it too.
 */
export function followPointer(canvas, handlers) {
  let dragging = false;
  let box = null;
  const place = (event) => {
    if (!dragging || !box) box = canvas.getBoundingClientRect(); // asking in every move would lay the page out anew
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const move = (event, handler) => {
    const at = place(event);
    handlers.hover(at);
    handler(at);
  };
  const stop = () => {
    if (!dragging) return;
    dragging = false;
    handlers.release();
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary) stop();
    if (event.button !== 0 || !event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);
    box = null;
    dragging = true;
    move(event, handlers.press);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (dragging) move(event, handlers.drag);
    else handlers.hover(place(event));
  });
  canvas.addEventListener("pointerup", stop);
  canvas.addEventListener("pointercancel", stop);
  canvas.addEventListener("lostpointercapture", stop);
  canvas.addEventListener("pointerleave", () => handlers.hover(null));
}
