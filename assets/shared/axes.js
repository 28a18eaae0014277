import { element } from "./dom.js";
import { formatShort, formatTick } from "./numbers.js";
import { roundTicks } from "./ticks.js";

const NAME_SIZE = 22;
const CHARACTER = 6; // px wide in a label, on average
const GAP = 7; // px between labels

/** Fills `strip` with labels `{ text, at }` (px along it) under a bottom edge. */
export function fillBottomAxis(strip, labels) {
  strip.replaceChildren();
  for (const { text, at } of labels) {
    const tick = element("span", "ll-tick ll-tick-x", strip);
    tick.style.left = `${at}px`;
    tick.textContent = text;
  }
}

/** Fills `strip` with labels `{ text, at }` (px from its top) beside a left edge. */
export function fillLeftAxis(strip, labels) {
  strip.replaceChildren();
  for (const { text, at } of labels) {
    const tick = element("span", "ll-tick ll-tick-y", strip);
    tick.style.top = `${at}px`;
    tick.textContent = text;
  }
}

/** Writes the `name` of an axis at its end; returns the label. */
export function nameAxis(strip, name) {
  const label = element("span", "ll-axis-name", strip);
  label.textContent = name;
  return label;
}

/**
 * Fills `strip`, `width` px long, with about `count` labels from 0 to `end` and the `name` of the axis. The label at
 * `end` is always shown. With `whole`, only integers get a label.
 */
export function fillCountAxis(strip, { width, end, name, count, whole }) {
  const { values, step } = roundTicks(0, end, count);
  const last = Number.isInteger(end) ? formatTick(end, 1) : formatShort(end);
  const reserved = CHARACTER * (last.length + name.length) + 3 * GAP;
  const labels = values
    .filter((value) => !whole || Number.isInteger(value))
    .map((value) => ({ text: formatTick(value, whole ? 1 : step), at: (value / end) * width }));
  fillBottomAxis(strip, labels.filter(({ at }) => at < width - reserved));
  element("span", "ll-tick ll-tick-end", strip).textContent = last;
  nameAxis(strip, name).style.right = `${CHARACTER * last.length + GAP}px`;
}

/** Draws the x axis of `view` in `strip`, leaving space for its name on the right. */
export function drawAxisX(strip, view, name) {
  const { values, step } = roundTicks(...view.domain[0], Math.max(2, Math.min(5, view.width / 56)));
  const labels = values.map((value) => ({ text: formatTick(value, step), at: view.pixelX(value) }));
  fillBottomAxis(strip, labels.filter(({ at }) => at < view.width - NAME_SIZE));
  nameAxis(strip, name);
}

/** Draws the y axis of `view` in `strip`, leaving space for its name at the top. */
export function drawAxisY(strip, view, name) {
  const { values, step } = roundTicks(...view.domain[1], Math.max(2, Math.min(5, view.height / 48)));
  const labels = values.map((value) => ({ text: formatTick(value, step), at: view.pixelY(value) }));
  fillLeftAxis(strip, labels.filter(({ at }) => at > NAME_SIZE));
  nameAxis(strip, name);
}
