const REST = 250;

/**
 * Follows mouse, pen and touch on `canvas`. `handlers`: press, drag, rest and release get px from its top left corner;
 * hover does too, and null when the pointer has left.
 */
export function followPointer(canvas, handlers) {
  let dragging = false;
  let timer = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const move = (event, handler) => {
    handlers.hover(place(event));
    handler(place(event));
    clearTimeout(timer);
    timer = setTimeout(() => handlers.rest(), REST);
  };
  const stop = () => {
    clearTimeout(timer);
    if (!dragging) return;
    dragging = false;
    handlers.release();
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);
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
