import { clipSegment } from "./view.js";

const MARGIN = 4;
const SHORTEST = 0.3;
const HIDDEN = 0;
const FRESH = 1;
const JOINED = 2;

function lastFinite(points) {
  let k = 0;
  while (2 * k < points.length && Number.isFinite(points[2 * k]) && Number.isFinite(points[2 * k + 1])) k++;
  return k - 1;
}

/** One path in px of one view, cut to the map; steps too short to see are merged. */
export class Track {
  /** `points` holds x, y (data units) per step. */
  constructor(points, view) {
    this.last = lastFinite(points);
    const size = Math.max(0, this.last) + 1;
    this.x = new Float64Array(size);
    this.y = new Float64Array(size);
    for (let k = 0; k <= this.last; k++) {
      this.x[k] = view.pixelX(points[2 * k]);
      this.y[k] = view.pixelY(points[2 * k + 1]);
    }
    this.kind = new Uint8Array(size);
    this.cut = new Float32Array(4 * size);
    this.vertex = new Int32Array(size);
    this.reach = new Float64Array(size);
    this.edge = this.last >= 0 ? [this.x[0], this.y[0]] : null;
    this.measure(view.width, view.height);
  }

  measure(width, height) {
    const { x, y, kind, cut, vertex, reach } = this;
    let penX = x[0];
    let penY = y[0];
    let open = true;
    for (let k = 1; k <= this.last; k++) {
      vertex[k] = vertex[k - 1];
      reach[k] = reach[k - 1];
      const part = clipSegment(x[k - 1], y[k - 1], x[k], y[k], width, height, MARGIN);
      if (!part) {
        vertex[k] = k;
        open = false;
        continue;
      }
      const at = (values, share) => values[k - 1] + share * (values[k] - values[k - 1]);
      cut.set([at(x, part[0]), at(y, part[0]), at(x, part[1]), at(y, part[1])], 4 * k);
      kind[k] = open && part[0] === 0 ? JOINED : FRESH;
      if (kind[k] === FRESH) [penX, penY] = [cut[4 * k], cut[4 * k + 1]];
      const length = Math.hypot(cut[4 * k + 2] - penX, cut[4 * k + 3] - penY);
      open = part[1] === 1;
      this.edge = [cut[4 * k + 2], cut[4 * k + 3]];
      if (length < SHORTEST && open) continue;
      vertex[k] = k;
      reach[k] += length;
      [penX, penY] = this.edge;
    }
  }

  /** Adds the steps after `from` up to `to` to the current path of `context`. */
  trace(context, from, to) {
    const { kind, cut, vertex } = this;
    let penDown = false;
    for (let k = from + 1; k <= Math.min(to, this.last); k++) {
      if (kind[k] === HIDDEN) {
        penDown = false;
        continue;
      }
      if (!penDown || kind[k] === FRESH) context.moveTo(cut[4 * k], cut[4 * k + 1]);
      penDown = true;
      if (vertex[k] === k || k === to) context.lineTo(cut[4 * k + 2], cut[4 * k + 3]);
    }
  }
}
