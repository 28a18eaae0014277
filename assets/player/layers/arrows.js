import { Arrows } from "../arrows/arrows.js";

/** Returns the move from each point to the next, NaN at the end. */
function movesBetween(points) {
  const moves = new Float32Array(points.length).fill(NaN);
  for (let i = 0; i < points.length - 2; i++) moves[i] = points[i + 2] - points[i];
  return moves;
}

/**
 * Returns name -> entry -> vectors (x, y per step) of what moves the points; a "step" is the move to the next point.
 * While something is dragged, only some steps are sent, from `first` on; the others are NaN.
 */
function read(header = {}, arrays, { points, first }) {
  const size = points[0].length;
  const vectorsOf = (sent, i, count) => {
    const vectors = sent.subarray((i * sent.length) / count, ((i + 1) * sent.length) / count);
    if (first === undefined) return vectors;
    const padded = new Float32Array(size).fill(NaN);
    padded.set(vectors, 2 * first);
    return padded;
  };
  const internals = {};
  for (const [name, entries] of Object.entries(header)) {
    const sent = arrays[name];
    const vectors = (entry, i) => (sent ? vectorsOf(sent, i, entries.length) : movesBetween(points[entry]));
    internals[name] = new Map(entries.map((entry, i) => [entry, vectors(entry, i)]));
  }
  return internals;
}

/** Arrows for the internals of each method: the gradient, the velocity, the next step, and more. */
export const arrows = { read, createMapLayer: () => new Arrows() };
