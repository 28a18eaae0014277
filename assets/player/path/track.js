import { BEHIND, SEEN } from "../map/view.js";

const MARGIN = 4;
const SHORTEST = 0.3;
const ABSENT = 0;
const FRESH = 1;
const JOINED = 2;

function lastFinite(points) {
  let k = 0;
  while (2 * k < points.length && Number.isFinite(points[2 * k]) && Number.isFinite(points[2 * k + 1])) k++;
  return k - 1;
}

/** One path as a line in px of one view, cut to the map; pieces too short to see are merged. */
export class Track {
  /**
   * `points` holds x, y (data units) per step.
   *
   * @param {MapView} view
   */
  constructor(points, view) {
    this.lastStep = lastFinite(points);
    const { x, y, states, indices, parts } = view.line(points, Math.max(0, this.lastStep), MARGIN);
    const size = x.length;
    this.x = x;
    this.y = y;
    this.states = states;
    this.indices = indices;
    this.last = this.lastStep < 0 ? -1 : size - 1;
    this.hides = states?.includes(BEHIND) ?? false;
    this.kind = new Uint8Array(size);
    this.cut = parts;
    this.vertex = new Int32Array(size);
    this.reach = new Float64Array(size);
    this.edge = this.last >= 0 ? [x[0], y[0]] : null;
    this.#measure();
  }

  /** Returns the vertex at which `step` ends, or the last. */
  at(step) {
    const k = Math.min(step, this.lastStep);
    return this.indices ? this.indices[k] : k;
  }

  /** Tells whether the piece that ends at `vertex` is behind a hill. */
  isBehind(vertex) {
    return this.states?.[vertex] === BEHIND;
  }

  #measure() {
    const { x, y, kind, cut, vertex, reach } = this;
    let penX = x[0];
    let penY = y[0];
    let open = true;
    let edge = 0;
    for (let k = 1; k <= this.last; k++) {
      const i = 4 * k;
      vertex[k] = vertex[k - 1];
      reach[k] = reach[k - 1];
      if (Number.isNaN(cut[i])) {
        vertex[k] = k;
        open = false;
        continue;
      }
      kind[k] = open && cut[i] === x[k - 1] && cut[i + 1] === y[k - 1] ? JOINED : FRESH;
      if (kind[k] === FRESH) [penX, penY] = [cut[i], cut[i + 1]];
      const length = Math.hypot(cut[i + 2] - penX, cut[i + 3] - penY);
      open = cut[i + 2] === x[k] && cut[i + 3] === y[k];
      edge = k;
      if (length < SHORTEST && open) continue;
      vertex[k] = k;
      reach[k] += length;
      [penX, penY] = [cut[i + 2], cut[i + 3]];
    }
    if (edge > 0) this.edge = [cut[4 * edge + 2], cut[4 * edge + 3]];
  }

  /** Adds the pieces in `state` after vertex `from` up to vertex `to` to the current path of `context`. */
  trace(context, from, to, state = SEEN) {
    const { kind, cut, vertex, states } = this;
    let penDown = false;
    for (let k = from + 1; k <= Math.min(to, this.last); k++) {
      if (kind[k] === ABSENT || (states?.[k] ?? SEEN) !== state) {
        penDown = false;
        continue;
      }
      if (!penDown || kind[k] === FRESH) context.moveTo(cut[4 * k], cut[4 * k + 1]);
      penDown = true;
      if (vertex[k] === k || k === to) context.lineTo(cut[4 * k + 2], cut[4 * k + 3]);
    }
  }
}
