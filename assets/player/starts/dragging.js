import { followPointer } from "../../shared/pointer.js";
import { DEGREES } from "../relief/camera.js";

/** Returns the ring that a press grabs: the one there or, anywhere on a flat map, the shared or the first one. */
function ringToDrag(rings, panel, x, y) {
  const ring = panel.ringAt(rings, x, y);
  if (ring || !panel.view.flat) return ring ?? null;
  return rings.find((other) => other.member === null) ?? rings[0] ?? null;
}

/** A visitor's drag on `panel`: of a ring or, on a relief, of the camera. */
class PanelDrag {
  /** @type {Ring | null} */
  #ring = null;
  #offset = [0, 0]; // from the pointer to the ring (px)
  #last = [0, 0]; // the last position of a pointer that turns the camera (px)

  constructor(panel, host) {
    this.panel = panel;
    this.host = host;
  }

  /** A finger that swipes sideways turns a relief; on a flat map it scrolls the page. */
  get sideways() {
    return !this.panel.view.flat;
  }

  grabs = (position) => this.panel.ringAt(this.host.rings(), ...position) !== undefined;

  hover = (position, pointer) => {
    const { panel, host } = this;
    const point = position && panel.view.covers(...position) ? panel.view.pointAt(...position) : null;
    if (position || pointer === "mouse") host.hover(point); // what a finger has touched stays visible
    if (!this.#ring) this.#markHovered(position ? panel.ringAt(host.rings(), ...position) : undefined);
  };

  press = ([x, y]) => {
    const { panel, host } = this;
    this.#ring = ringToDrag(host.rings(), panel, x, y);
    this.#markHovered(this.#ring ?? undefined);
    panel.canvas.style.cursor = this.#ring || !panel.view.flat ? "grabbing" : "";
    if (panel.view.flat) return this.drag([x, y]);
    this.#last = [x, y];
    if (!this.#ring) return;
    const [ringX, ringY] = panel.view.placeInside(this.#ring.x, this.#ring.y);
    this.#offset = [ringX - x, ringY - y];
  };

  drag = ([x, y]) => {
    const { panel, host } = this;
    if (this.#ring) {
      panel.redraw = true;
      host.move(this.#ring.member, panel.view.pointAt(x + this.#offset[0], y + this.#offset[1]));
    } else if (!panel.view.flat) {
      host.turn((this.#last[0] - x) * DEGREES, (y - this.#last[1]) * DEGREES);
      this.#last = [x, y];
    }
  };

  release = () => {
    const ring = this.#ring;
    this.#ring = null;
    this.panel.canvas.style.cursor = this.panel.hovered === undefined ? "" : "grab";
    if (ring) this.host.release();
  };

  #markHovered(ring) {
    const { panel } = this;
    if (panel.hovered === ring?.member) return;
    panel.hovered = ring?.member;
    panel.redraw = true;
    panel.canvas.style.cursor = this.#ring ? "grabbing" : ring ? "grab" : "";
    this.host.changed();
  }
}

/**
 * Lets a visitor move the starts on `panel`: on a flat map by a press anywhere, on a relief only by the ring, as a drag
 * elsewhere turns the camera. A finger drags only the ring, and taps elsewhere. `host`: rings(), hover(point or null),
 * move(member, point), release(), turn(degrees across, degrees up), and changed() when the panel must be redrawn.
 * Points are in data units.
 */
export function makeDraggable(panel, host) {
  followPointer(panel.canvas, new PanelDrag(panel, host));
}
