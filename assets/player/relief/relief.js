/** Height of the highest point where the map is 1 deep: low enough that the camera at home looks into most valleys. */
export const TALLEST = 0.35;

const MISSED = 0.002; // of the whole height: what is not seen

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

/** A surface as a body: heights 0..1 on its grid, logarithmic or in proportion to the loss. */
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
    this.#keepWells(surface.landscape);
    this.normals = normalsOf(this.heights, rows, columns, this.aspect);
  }

  /** Gives a well ([x, y, level]) that lies between the samples a cell as deep as it is. */
  #keepWells({ domain: [[left, right], [bottom, top]], wells = [] }) {
    const { heights, surface, columns, rows } = this;
    const cell = (share, points) => Math.max(0, Math.min(points - 2, Math.floor(share * (points - 1))));
    for (const [x, y, level] of wells) {
      const [u, v] = [(x - left) / (right - left), (y - bottom) / (top - bottom)];
      const height = this.heightOf(surface.lossOf(level));
      if (Math.abs(this.heightAt(u, v) - height) < MISSED) continue;
      const at = cell(v, rows) * columns + cell(u, columns);
      for (const corner of [at, at + 1, at + columns, at + columns + 1]) heights[corner] = height;
    }
  }

  /** Returns the height at shares `u`, `v` (0..1) of the domain, held inside it. */
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

  /** Returns the height of a `loss`, held within the surface's own. */
  heightOf(loss) {
    const { surface } = this;
    return Math.max(0, Math.min(1, this.log ? surface.levelOf(loss) : surface.shareOf(loss)));
  }
}

const reliefs = new WeakMap(); // surface -> its reliefs

/**
 * Returns the relief of `surface`, made once, with heights in proportion to u (`log`) or to the loss.
 *
 * @param {Surface} surface
 */
export function reliefOf(surface, log) {
  const made = reliefs.get(surface) ?? new Map();
  reliefs.set(surface, made);
  if (!made.has(log)) made.set(log, new Relief(surface, log));
  return made.get(log);
}
