import { followPointer } from "../../shared/pointer.js";
import { DEGREES } from "../relief/camera.js";

function grabbed(rings, panel, x, y) {
  const ring = panel.ringAt(rings, x, y);
  if (ring || !panel.view.flat) return ring ?? null;
  return rings.find((other) => other.member === null) ?? rings[0] ?? null;
}

/** A visitor's drag on `panel`; what is held is a ring, or on a relief the camera. */
class PanelDrag {
  #held = null;
  #grip = [0, 0]; // on a relief: from the pointer to the ring that is held, or where the pointer was last

  constructor(panel, host) {
    this.panel = panel;
    this.host = host;
  }

  /** On a flat map a finger's swipe scrolls the page; on a relief one that goes sideways turns it. */
  get sideways() {
    return !this.panel.view.flat;
  }

  grabs = (place) => this.panel.ringAt(this.host.rings(), ...place) !== undefined;

  hover = (place, pointer) => {
    const { panel, host } = this;
    const read = place && panel.view.covers(...place) ? panel.view.pointAt(...place) : null;
    if (place || pointer === "mouse") host.read(read); // what a finger has pointed at stays to be read
    if (!this.#held) this.#markHovered(place ? panel.ringAt(host.rings(), ...place) : undefined);
  };

  press = ([x, y]) => {
    const { panel, host } = this;
    this.#held = grabbed(host.rings(), panel, x, y);
    this.#markHovered(this.#held ?? undefined);
    panel.canvas.style.cursor = this.#held || !panel.view.flat ? "grabbing" : "";
    if (panel.view.flat) return this.drag([x, y]);
    const [ringX, ringY] = this.#held ? panel.view.placeInside(this.#held.x, this.#held.y) : [0, 0];
    this.#grip = this.#held ? [ringX - x, ringY - y] : [x, y];
  };

  drag = ([x, y]) => {
    const { panel, host } = this;
    const [gripX, gripY] = this.#grip;
    if (this.#held) {
      panel.redraw = true;
      host.move(this.#held.member, panel.view.pointAt(x + gripX, y + gripY));
    } else if (!panel.view.flat) {
      host.turn((gripX - x) * DEGREES, (y - gripY) * DEGREES);
      this.#grip = [x, y];
    }
  };

  release = () => {
    const held = this.#held;
    this.#held = null;
    this.panel.canvas.style.cursor = this.panel.hovered === undefined ? "" : "grab";
    if (held) this.host.release();
  };

  #markHovered(ring) {
    const { panel } = this;
    if (panel.hovered === ring?.member) return;
    panel.hovered = ring?.member;
    panel.redraw = true;
    panel.canvas.style.cursor = this.#held ? "grabbing" : ring ? "grab" : "";
    this.host.changed();
  }
}

/**
 * Lets a visitor move the starts on `panel`: on a flat map by a press anywhere, on a relief by the ring itself, and
 * whatever else is dragged there turns the camera. A finger drags by the ring only, and taps elsewhere. `host`: rings() now, read(point or null), move(member, point),
 * release(), turn(degrees across, degrees up) and changed() when the panel must be drawn again. Points: data units.
 */
export function makeDraggable(panel, host) {
  followPointer(panel.canvas, new PanelDrag(panel, host));
}
