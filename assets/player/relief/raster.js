/** The depth of a pixel in which there is no surface. */
export const SKY = Infinity;

/**
 * The depth of the visible surface in each pixel of a view of a relief, by the floating horizon algorithm (T. J.
 * Wright, 1973): columns are scanned from front to back, and only what rises above everything before it is visible.
 */
export class Raster {
  /**
   * `density` is the number of pixels per px of the view's `width` and `height`.
   *
   * @param {Relief} relief
   * @param {Projection} projection
   */
  constructor(relief, projection, width, height, density) {
    this.relief = relief;
    this.projection = projection;
    this.density = density;
    this.width = Math.max(1, Math.round(width * density));
    this.height = Math.max(1, Math.round(height * density));
    this.depths = new Float32Array(this.width * this.height).fill(SKY); // column after column
    this.walls = new Int32Array(this.width).fill(this.height); // per column, the row from which the wall is visible
    for (let column = 0; column < this.width; column++) this.#scan(column);
  }

  #scan(column) {
    const { relief, projection, density } = this;
    const pixelX = (column + 0.5) / density;
    const crossing = projection.crossing(pixelX);
    if (!crossing) return;
    const [front, back] = crossing;
    const steps = Math.ceil((back - front) * (relief.rows - 1)) + 1;
    const stride = (back - front) / steps;
    const [u, v] = projection.ground(pixelX, front);
    const [du, dv] = [(-projection.sin / projection.aspect) * stride, projection.cos * stride];
    const row = (depth, height) => projection.rowOf(depth, height) * density;
    let near = front;
    let nearRow = row(front, relief.heightAt(u, v));
    let horizon = row(front, 0);
    this.walls[column] = Math.max(0, Math.ceil(nearRow - 0.5));
    horizon = this.#fill(column, front, front, horizon, nearRow, horizon);
    for (let k = 1; k <= steps; k++) {
      const far = front + k * stride;
      const farRow = row(far, relief.heightAt(u + k * du, v + k * dv));
      if (farRow < horizon) horizon = this.#fill(column, near, far, nearRow, farRow, horizon);
      near = far;
      nearRow = farRow;
    }
  }

  /** Fills the pixels of a column between two points, as far as they are above the horizon; returns the new horizon. */
  #fill(column, near, far, nearRow, farRow, horizon) {
    const first = Math.min(this.height - 1, Math.ceil(Math.min(nearRow, horizon) - 0.5) - 1);
    const last = Math.max(0, Math.ceil(farRow - 0.5));
    const offset = column * this.height;
    const slope = nearRow > farRow ? (far - near) / (nearRow - farRow) : 0;
    for (let row = first; row >= last; row--) this.depths[offset + row] = near + (nearRow - row - 0.5) * slope;
    return Math.min(horizon, farRow);
  }

  /** Returns the depth of the visible surface at a position (px) of the view, SKY outside. */
  depthAt(pixelX, pixelY) {
    const column = Math.floor(pixelX * this.density);
    const row = Math.floor(pixelY * this.density);
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return SKY;
    return this.depths[column * this.height + row];
  }

  /** Tells whether something at a position (px) and depth is visible, with a tolerance of one pixel. */
  shows(pixelX, pixelY, depth) {
    const pixel = 1 / this.density;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        if (this.depthAt(pixelX + dx * pixel, pixelY + dy * pixel) >= depth - 0.004) return true;
      }
    }
    return false;
  }
}
