// Marching squares: each case lists the pairs of edges that a line joins; 0 is low y, 1 high x, 2 high y, 3 low x.
const CELL_LINES = [
  [], [3, 0], [0, 1], [3, 1], [1, 2], [3, 0, 1, 2], [0, 2], [3, 2],
  [3, 2], [0, 2], [0, 1, 3, 2], [1, 2], [3, 1], [0, 1], [3, 0], [],
];

function crossing(edge, column, row, [a, b, c, d], level) {
  if (edge === 0) return [column + (level - a) / (b - a), row];
  if (edge === 1) return [column + 1, row + (level - b) / (c - b)];
  if (edge === 2) return [column + (level - d) / (c - d), row + 1];
  return [column, row + (level - a) / (d - a)];
}

function traceCell(path, column, row, corners, level) {
  const [a, b, c, d] = corners;
  const above = (corner, bit) => (corner > level ? bit : 0);
  const lines = CELL_LINES[above(a, 1) | above(b, 2) | above(c, 4) | above(d, 8)];
  for (let i = 0; i < lines.length; i += 2) {
    path.moveTo(...crossing(lines[i], column, row, corners, level));
    path.lineTo(...crossing(lines[i + 1], column, row, corners, level));
  }
}

/** Returns a Path2D, in grid units, of the lines where `samples` (rows x columns) equal i / levels of `top`. */
export function contourPath(samples, rows, columns, levels, top) {
  const path = new Path2D();
  const spacing = top / levels;
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      const a = samples[at];
      const b = samples[at + 1];
      const c = samples[at + columns + 1];
      const d = samples[at + columns];
      const first = Math.max(1, Math.ceil(Math.min(a, b, c, d) / spacing));
      const last = Math.min(levels - 1, Math.floor(Math.max(a, b, c, d) / spacing));
      for (let i = first; i <= last; i++) traceCell(path, column, row, [a, b, c, d], i * spacing);
    }
  }
  return path;
}
