import { BEHIND, SEEN } from "../map/view.js";

const MARGIN = 4; // px around the map up to which paths are drawn
const SHORTEST = 0.3; // px: shorter pieces are merged

// The piece that ends at a vertex: there is none, it begins apart from the piece before, or it begins at its end.
const ABSENT = 0;
const SEPARATE = 1;
const JOINED = 2;

function lastFinite(points) {
  let k = 0;
  while (2 * k < points.length && Number.isFinite(points[2 * k]) && Number.isFinite(points[2 * k + 1])) k++;
  return k - 1;
}

/** A path as a line in px of a view, clipped to the map; pieces too short to see are merged. */
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
    this.hasHidden = states?.includes(BEHIND) ?? false;
    this.kind = new Uint8Array(size);
    this.parts = parts;
    this.vertex = new Int32Array(size); // the last vertex drawn so far, after merging
    this.lengths = new Float64Array(size); // px drawn up to each vertex
    /** @type {Point} Where the path was last on the map (px); NaN if it has no point. */
    this.edge = this.last >= 0 ? [x[0], y[0]] : [NaN, NaN];
    this.#measure();
  }

  /** Returns the vertex at which `step` ends; of steps beyond the path, the last vertex. */
  at(step) {
    const k = Math.min(step, this.lastStep);
    return this.indices ? this.indices[k] : k;
  }

  /** Tells whether the piece that ends at `vertex` is behind a hill. */
  isBehind(vertex) {
    return this.states?.[vertex] === BEHIND;
  }

  #measure() {
    const { x, y, kind, parts, vertex, lengths } = this;
    let penX = x[0];
    let penY = y[0];
    let endsOnMap = true;
    let lastOnMap = 0;
    for (let k = 1; k <= this.last; k++) {
      const i = 4 * k;
      vertex[k] = vertex[k - 1];
      lengths[k] = lengths[k - 1];
      if (Number.isNaN(parts[i])) {
        vertex[k] = k;
        endsOnMap = false;
        continue;
      }
      kind[k] = endsOnMap && parts[i] === x[k - 1] && parts[i + 1] === y[k - 1] ? JOINED : SEPARATE;
      if (kind[k] === SEPARATE) [penX, penY] = [parts[i], parts[i + 1]];
      const length = Math.hypot(parts[i + 2] - penX, parts[i + 3] - penY);
      endsOnMap = parts[i + 2] === x[k] && parts[i + 3] === y[k];
      lastOnMap = k;
      if (length < SHORTEST && endsOnMap) continue;
      vertex[k] = k;
      lengths[k] += length;
      [penX, penY] = [parts[i + 2], parts[i + 3]];
    }
    if (lastOnMap > 0) this.edge = [parts[4 * lastOnMap + 2], parts[4 * lastOnMap + 3]];
  }

  /** Adds the pieces in `state` after vertex `from` up to vertex `to` to the current path of `context`. */
  trace(context, from, to, state = SEEN) {
    const { kind, parts, vertex, states } = this;
    let penDown = false;
    for (let k = from + 1; k <= Math.min(to, this.last); k++) {
      if (kind[k] === ABSENT || (states?.[k] ?? SEEN) !== state) {
        penDown = false;
        continue;
      }
      if (!penDown || kind[k] === SEPARATE) context.moveTo(parts[4 * k], parts[4 * k + 1]);
      penDown = true;
      if (vertex[k] === k || k === to) context.lineTo(parts[4 * k + 2], parts[4 * k + 3]);
    }
  }
}
