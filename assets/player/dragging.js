import { followPointer } from "./pointer.js";

function grabbed(rings, panel, x, y) {
  return panel.ringAt(rings, x, y) ?? rings.find((ring) => ring.member === null) ?? rings[0];
}

/**
 * Lets a visitor move the starts on `panel`. `host`: rings() now, read(point or null), move(member, point),
 * release() and changed() when the panel must be drawn again. Points are in data units.
 */
export function makeDraggable(panel, host) {
  let held = null;
  const heat = (ring) => {
    if (panel.hot === ring?.member) return;
    panel.hot = ring?.member;
    panel.redraw = true;
    panel.canvas.style.cursor = held ? "grabbing" : ring ? "grab" : "";
    host.changed();
  };
  const drag = ([x, y]) => {
    if (!held) return;
    panel.redraw = true;
    host.move(held.member, panel.view.pointAt(x, y));
  };
  followPointer(panel.canvas, {
    hover(place) {
      host.read(place && panel.view.pointAt(...place));
      if (!held) heat(place ? panel.ringAt(host.rings(), ...place) : undefined);
    },
    press(place) {
      held = grabbed(host.rings(), panel, ...place) ?? null;
      heat(held ?? undefined);
      panel.canvas.style.cursor = "grabbing";
      drag(place);
    },
    drag,
    release() {
      held = null;
      panel.canvas.style.cursor = panel.hot === undefined ? "" : "grab";
      host.release();
    },
  });
}
