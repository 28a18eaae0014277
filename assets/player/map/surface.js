import { contextOf } from "../../shared/dom.js";
import { colourRamp } from "../../shared/palette.js";
import { contourPath } from "./contours.js";

const SAMPLE_TOP = 65535;

/** Returns the index of the node nearest to `value`. */
function nearestIndex(nodes, value) {
  const nearer = (best, node, i) => (Math.abs(node - value) < Math.abs(nodes[best] - value) ? i : best);
  return nodes.reduce(nearer, 0);
}

/** The loss sampled over the domain of a landscape: values, picture and contour lines. */
export class Surface {
  /**
   * `samples` holds the levels u, scaled to 0..65535, with row 0 at the lowest y. If they are interpolated, `computed`
   * holds the losses at the landscape's nodes.
   *
   * @param {LandscapeHeader} landscape
   */
  constructor(landscape, samples, [rows, columns], levels, computed) {
    this.landscape = landscape;
    this.samples = samples;
    this.rows = rows;
    this.columns = columns;
    this.levels = levels;
    this.computed = computed;
    this.contours = contourPath(samples, rows, columns, levels, SAMPLE_TOP);
  }

  /** Tells whether the surface was made from these values. */
  matches(landscape, samples, levels) {
    const sameLandscape = JSON.stringify(landscape) === JSON.stringify(this.landscape) && levels === this.levels;
    return sameLandscape && samples.length === this.samples.length && samples.every((u, i) => u === this.samples[i]);
  }

  /** Returns the loss at level `u`, 0..1. */
  lossOf(u) {
    const { low, high, stretch } = this.landscape;
    if (stretch === null) return low + u * (high - low);
    return low + stretch * ((1 + (high - low) / stretch) ** u - 1);
  }

  /** Returns the fraction of the map's range at which `loss` lies: 0 at its lowest loss, 1 at its highest. */
  shareOf(loss) {
    const { low, high } = this.landscape;
    return high > low ? (loss - low) / (high - low) : 0;
  }

  /** Returns the level u of `loss`: the inverse of lossOf. */
  levelOf(loss) {
    const { low, high, stretch } = this.landscape;
    if (stretch === null) return this.shareOf(loss);
    return Math.log1p(Math.max(0, loss - low) / stretch) / Math.log1p((high - low) / stretch);
  }

  /** Returns the loss at a point of the domain (data units), bilinear in u. */
  lossAt(x, y) {
    const [[left, right], [bottom, top]] = this.landscape.domain;
    const column = ((x - left) / (right - left)) * (this.columns - 1);
    const row = ((y - bottom) / (top - bottom)) * (this.rows - 1);
    const i = Math.max(0, Math.min(this.columns - 2, Math.floor(column)));
    const j = Math.max(0, Math.min(this.rows - 2, Math.floor(row)));
    const across = column - i;
    const at = j * this.columns + i;
    const blend = (start) => this.samples[start] * (1 - across) + this.samples[start + 1] * across;
    const u = blend(at) * (1 - (row - j)) + blend(at + this.columns) * (row - j);
    return this.lossOf(u / SAMPLE_TOP);
  }

  /** Returns { point, loss } to show for a point: those of the nearest node if the samples are interpolated. */
  reading(x, y) {
    const { nodes } = this.landscape;
    if (!this.computed || !nodes) return { point: [x, y], loss: this.lossAt(x, y) };
    const [column, row] = [nearestIndex(nodes[0], x), nearestIndex(nodes[1], y)];
    return { point: [nodes[0][column], nodes[1][row]], loss: this.computed[row * nodes[0].length + column] };
  }

  /** Returns a canvas of one pixel per sample, coloured from `stops` (low loss first), top row = highest y. */
  picture(stops) {
    const canvas = document.createElement("canvas");
    canvas.width = this.columns;
    canvas.height = this.rows;
    const ramp = new Uint32Array(colourRamp(stops, 1024).buffer);
    const pixels = new Uint32Array(this.rows * this.columns);
    for (let row = 0; row < this.rows; row++) {
      const target = (this.rows - 1 - row) * this.columns;
      for (let column = 0; column < this.columns; column++) {
        pixels[target + column] = ramp[this.samples[row * this.columns + column] >> 6];
      }
    }
    const image = new ImageData(new Uint8ClampedArray(pixels.buffer), this.columns, this.rows);
    contextOf(canvas).putImageData(image, 0, 0);
    return canvas;
  }
}
