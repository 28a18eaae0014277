import { setText } from "../../shared/dom.js";
import { formatNumber } from "../../shared/numbers.js";

const LABEL = { width: 58, height: 18, back: 18 }; // px

const isWithin = ({ x, y }, { width, height }) => x >= 0 && x <= width && y >= 0 && y <= height;

/**
 * Shows the distance beside each end that is off the map of `view`; labels never overlap.
 *
 * @param {MapView} view
 */
export function placeLabels(labels, ends, view) {
  const placed = [];
  labels.forEach((label, i) => {
    const isAway = ends[i]?.kind === "away" && isWithin(ends[i], view);
    label.hidden = !isAway;
    if (!isAway) return;
    const { x, y, angle, distance } = ends[i];
    const clamp = (value, size, limit) => Math.max(size / 2 + 2, Math.min(limit - size / 2 - 2, value));
    const shift = LABEL.width / 2 + 14;
    const left = clamp(x - shift * Math.cos(angle), LABEL.width, view.width);
    let top = clamp(y - LABEL.back * Math.sin(angle), LABEL.height, view.height);
    const direction = top > view.height / 2 ? -1 : 1;
    const overlaps = (other) => Math.abs(other.left - left) < LABEL.width && Math.abs(other.top - top) < LABEL.height;
    while (placed.some(overlaps)) top += direction * LABEL.height;
    placed.push({ left, top });
    label.style.transform = `translate(${left}px, ${top}px) translate(-50%, -50%)`;
    setText(label, formatNumber(distance));
  });
}
