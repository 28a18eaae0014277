import { setText } from "../../shared/dom.js";
import { formatNumber } from "../../shared/numbers.js";

const LABEL = { width: 58, height: 18, back: 18 };

const isWithin = ({ x, y }, { width, height }) => x >= 0 && x <= width && y >= 0 && y <= height;

/**
 * Shows the distance beside each end that is off the map; labels never cover each other (px of `view`).
 *
 * @param {MapView} view
 */
export function placeLabels(labels, ends, view) {
  const taken = [];
  labels.forEach((label, i) => {
    const away = ends[i]?.kind === "away" && isWithin(ends[i], view);
    label.hidden = !away;
    if (!away) return;
    const { x, y, angle, distance } = ends[i];
    const within = (value, size, limit) => Math.max(size / 2 + 2, Math.min(limit - size / 2 - 2, value));
    const shift = LABEL.width / 2 + 14;
    const left = within(x - shift * Math.cos(angle), LABEL.width, view.width);
    let top = within(y - LABEL.back * Math.sin(angle), LABEL.height, view.height);
    const direction = top > view.height / 2 ? -1 : 1;
    const covers = (other) => Math.abs(other.left - left) < LABEL.width && Math.abs(other.top - top) < LABEL.height;
    while (taken.some(covers)) top += direction * LABEL.height;
    taken.push({ left, top });
    label.style.transform = `translate(${left}px, ${top}px) translate(-50%, -50%)`;
    setText(label, formatNumber(distance));
  });
}
