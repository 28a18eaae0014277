const SLOP = 10; // px that a finger may move during a tap

/** The pointer on one canvas: tells apart what a press, a drag, a tap, a swipe and a scroll are. */
class PointerTracker {
  #dragging = false;
  /** @type {Point | null} Where a finger went down that may still tap, swipe or scroll. */
  #touchStart = null;
  /** @type {DOMRect | null} */
  #box = null;

  constructor(canvas, handlers) {
    this.canvas = canvas;
    this.handlers = handlers;
  }

  /** Returns px from the top left corner; the box is not measured during a drag, as this would force a layout. */
  #position(event) {
    const box = (this.#dragging && this.#box) || this.canvas.getBoundingClientRect();
    this.#box = box;
    return /** @type {Point} */ ([event.clientX - box.left, event.clientY - box.top]);
  }

  #press(position) {
    this.#touchStart = null;
    this.#dragging = true;
    this.handlers.hover(position);
    this.handlers.press(position);
  }

  #drag(position) {
    this.handlers.hover(position);
    this.handlers.drag(position);
  }

  /** Presses if the finger that started at `start` swipes sideways; if it moves otherwise, it scrolls the page. */
  #followTouch(start, position) {
    const [across, along] = [position[0] - start[0], position[1] - start[1]].map(Math.abs);
    if (Math.hypot(across, along) <= SLOP) return;
    if (this.handlers.sideways && across > along) this.#press(start);
    this.#touchStart = null;
  }

  down = (event) => {
    if (!event.isPrimary) this.stop();
    if (event.button !== 0 || !event.isPrimary) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.#box = null;
    const position = this.#position(event);
    if (event.pointerType === "mouse" || this.handlers.grabs?.(position)) this.#press(position);
    else this.#touchStart = position;
  };

  move = (event) => {
    const position = this.#position(event);
    if (this.#touchStart) this.#followTouch(this.#touchStart, position);
    if (this.#dragging) this.#drag(position);
    else if (event.pointerType === "mouse" || event.buttons === 0) this.handlers.hover(position);
  };

  up = () => {
    if (this.#touchStart) this.#press(this.#touchStart);
    this.stop();
  };

  stop = () => {
    this.#touchStart = null;
    if (!this.#dragging) return;
    this.#dragging = false;
    this.handlers.release();
  };

  touch = (event) => {
    if (this.#dragging) event.preventDefault();
  };

  leave = (event) => this.handlers.hover(null, event.pointerType);
}

/**
 * Follows mouse, pen and touch on `canvas`. `handlers`: press and drag get a position in px from the top left corner;
 * hover gets it too, and (null, pointer type) when the pointer has left; release ends a drag, as a second finger does.
 *
 * A mouse presses where it goes down. A finger may want to scroll the page, for which the canvas needs a touch-action.
 * It presses at once where grabs(position) is true; elsewhere when it taps and, if `sideways`, when it swipes sideways.
 */
export function followPointer(canvas, handlers) {
  const tracker = new PointerTracker(canvas, handlers);
  canvas.addEventListener("pointerdown", tracker.down);
  canvas.addEventListener("touchstart", tracker.touch, { passive: false });
  canvas.addEventListener("pointermove", tracker.move);
  canvas.addEventListener("pointerup", tracker.up);
  canvas.addEventListener("pointercancel", tracker.stop);
  canvas.addEventListener("lostpointercapture", tracker.stop);
  canvas.addEventListener("pointerleave", tracker.leave);
}
