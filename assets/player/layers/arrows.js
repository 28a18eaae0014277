import { Arrows } from "../arrows/arrows.js";

function stepsOf(points) {
  const rows = new Float32Array(points.length).fill(NaN);
  for (let i = 0; i < points.length - 2; i++) rows[i] = points[i + 2] - points[i];
  return rows;
}

/**
 * Returns name -> entry -> rows (x, y per step) of what moves the points of `runs`; the steps are between these.
 * While something is dragged only some steps are sent, from `first` on; the others are NaN.
 */
function read(header = {}, arrays, { points, first }) {
  const size = points[0].length;
  const rowsOf = (sent, i, count) => {
    const rows = sent.subarray((i * sent.length) / count, ((i + 1) * sent.length) / count);
    if (first === undefined) return rows;
    const whole = new Float32Array(size).fill(NaN);
    whole.set(rows, 2 * first);
    return whole;
  };
  const found = {};
  for (const [name, entries] of Object.entries(header)) {
    const sent = arrays[name];
    const rows = (entry, i) => (sent ? rowsOf(sent, i, entries.length) : stepsOf(points[entry]));
    found[name] = new Map(entries.map((entry, i) => [entry, rows(entry, i)]));
  }
  return found;
}

/** Arrows of what moves each point: the gradient, the velocity, the next step, and more. */
export const arrows = { read, over: () => new Arrows() };
