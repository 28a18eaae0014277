/** Nothing is seen at this depth: the sky. */
export const SKY = Infinity;

/**
 * What is seen in every pixel of a view of a relief, by a floating horizon (T. J. Wright, 1973): in each column of
 * pixels the ground is walked from front to back, and only what rises above all that came before is seen.
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
    this.walls = new Int32Array(this.width).fill(this.height); // per column, the row from which on the wall is seen
    for (let column = 0; column < this.width; column++) this.#cast(column);
  }

  #cast(column) {
    const { relief, projection, density } = this;
    const pixelX = (column + 0.5) / density;
    const crossing = projection.crossing(pixelX);
    if (!crossing) return;
    const [front, back] = crossing;
    const steps = Math.ceil((back - front) * (relief.rows - 1)) + 1;
    const pace = (back - front) / steps;
    const [u, v] = projection.ground(pixelX, front);
    const [du, dv] = [(-projection.sin / projection.aspect) * pace, projection.cos * pace];
    const row = (depth, height) => projection.rowOf(depth, height) * density;
    let near = front;
    let nearRow = row(front, relief.heightAt(u, v));
    let horizon = row(front, 0);
    this.walls[column] = Math.max(0, Math.ceil(nearRow - 0.5));
    horizon = this.#fill(column, front, front, horizon, nearRow, horizon);
    for (let k = 1; k <= steps; k++) {
      const far = front + k * pace;
      const farRow = row(far, relief.heightAt(u + k * du, v + k * dv));
      if (farRow < horizon) horizon = this.#fill(column, near, far, nearRow, farRow, horizon);
      near = far;
      nearRow = farRow;
    }
  }

  /** Fills the pixels of a column between two points of the ground that are above the horizon; the new horizon. */
  #fill(column, near, far, nearRow, farRow, horizon) {
    const first = Math.min(this.height - 1, Math.ceil(Math.min(nearRow, horizon) - 0.5) - 1);
    const last = Math.max(0, Math.ceil(farRow - 0.5));
    const at = column * this.height;
    const slope = nearRow > farRow ? (far - near) / (nearRow - farRow) : 0;
    for (let row = first; row >= last; row--) this.depths[at + row] = near + (nearRow - row - 0.5) * slope;
    return Math.min(horizon, farRow);
  }

  /** Returns the depth of what is seen at a px place of the view, SKY outside. */
  depthAt(pixelX, pixelY) {
    const column = Math.floor(pixelX * this.density);
    const row = Math.floor(pixelY * this.density);
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return SKY;
    return this.depths[column * this.height + row];
  }

  /** Tells whether something at a px place and a depth is seen, by the furthest that its neighbours show. */
  shows(pixelX, pixelY, depth) {
    const reach = 1 / this.density;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        if (this.depthAt(pixelX + dx * reach, pixelY + dy * reach) >= depth - 0.004) return true;
      }
    }
    return false;
  }
}
