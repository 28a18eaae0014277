/** Height of the body, where its extent along y is 1: low enough to look into most valleys from the default camera. */
export const TALLEST = 0.35;

const TOLERANCE = 0.002; // of the height: smaller differences cannot be seen

function heightsOf(surface, log) {
  const table = new Float32Array(65536);
  for (let level = 0; level < 65536; level++) {
    table[level] = log ? level / 65535 : surface.shareOf(surface.lossOf(level / 65535));
  }
  return Float32Array.from(surface.samples, (level) => table[level]);
}

function normalsOf(heights, rows, columns, aspect) {
  const normals = new Float32Array(3 * rows * columns);
  for (let j = 0, at = 0; j < rows; j++) {
    const [below, above] = [Math.max(0, j - 1) * columns, Math.min(rows - 1, j + 1) * columns];
    for (let i = 0; i < columns; i++, at += 3) {
      const [left, right] = [Math.max(0, i - 1), Math.min(columns - 1, i + 1)];
      const row = j * columns;
      const across = ((heights[row + left] - heights[row + right]) * TALLEST * (columns - 1)) / (2 * aspect);
      const along = ((heights[below + i] - heights[above + i]) * TALLEST * (rows - 1)) / 2;
      const length = Math.sqrt(across * across + along * along + 1);
      normals[at] = across / length;
      normals[at + 1] = along / length;
      normals[at + 2] = 1 / length;
    }
  }
  return normals;
}

/** A surface as a body with heights 0..1 on its grid, in proportion to its levels (`log`) or to the loss. */
export class Relief {
  /** @param {Surface} surface */
  constructor(surface, log) {
    const { rows, columns } = surface;
    this.surface = surface;
    this.log = log;
    this.rows = rows;
    this.columns = columns;
    this.aspect = surface.landscape.aspect;
    this.heights = heightsOf(surface, log);
    this.#deepenWells(surface.landscape);
    this.normals = normalsOf(this.heights, rows, columns, this.aspect);
  }

  /**
   * Lowers the cell of a well ([x, y, level]) that lies between the samples to the depth of the well.
   *
   * @param {LandscapeHeader} landscape
   */
  #deepenWells({ domain: [[left, right], [bottom, top]], wells = [] }) {
    const { heights, surface, columns, rows } = this;
    const cellAt = (fraction, points) => Math.max(0, Math.min(points - 2, Math.floor(fraction * (points - 1))));
    for (const [x, y, level] of wells) {
      const [u, v] = [(x - left) / (right - left), (y - bottom) / (top - bottom)];
      const height = this.heightOf(surface.lossOf(level));
      if (Math.abs(this.heightAt(u, v) - height) < TOLERANCE) continue;
      const at = cellAt(v, rows) * columns + cellAt(u, columns);
      for (const corner of [at, at + 1, at + columns, at + columns + 1]) heights[corner] = height;
    }
  }

  /** Returns the height at `u`, `v` (0..1 over the domain), or at the nearest point of the domain. */
  heightAt(u, v) {
    const { heights, columns, rows } = this;
    const column = Math.max(0, Math.min(1, u)) * (columns - 1);
    const row = Math.max(0, Math.min(1, v)) * (rows - 1);
    const i = Math.min(columns - 2, Math.floor(column));
    const j = Math.min(rows - 2, Math.floor(row));
    const at = j * columns + i;
    const low = heights[at] + (column - i) * (heights[at + 1] - heights[at]);
    const high = heights[at + columns] + (column - i) * (heights[at + columns + 1] - heights[at + columns]);
    return low + (row - j) * (high - low);
  }

  /** Returns the height of a `loss`, at least 0 and at most 1. */
  heightOf(loss) {
    const { surface } = this;
    return Math.max(0, Math.min(1, this.log ? surface.levelOf(loss) : surface.shareOf(loss)));
  }
}

const reliefs = new WeakMap(); // surface -> log -> relief

/**
 * Returns the relief of `surface`, which is made only once, with heights in proportion to its levels (`log`) or to the
 * loss.
 *
 * @param {Surface} surface
 */
export function reliefOf(surface, log) {
  const cached = reliefs.get(surface) ?? new Map();
  reliefs.set(surface, cached);
  if (!cached.has(log)) cached.set(log, new Relief(surface, log));
  return cached.get(log);
}
