import { TALLEST } from "./relief.js";

const RADIANS = Math.PI / 180;
const MARGIN = { side: 5, top: 4, foot: 22 };

/**
 * The camera's parallel projection, linear in u and v (0..1 over the domain) and in the height (0..1). At zoom 1 the
 * body fits a map of `width` x `height` px from every direction, with space for the labels of the axes.
 */
export class Projection {
  constructor({ azimuth, elevation, zoom }, aspect, width, height) {
    const [sin, cos] = [Math.sin(azimuth * RADIANS), Math.cos(azimuth * RADIANS)];
    const [rise, flat] = [Math.sin(elevation * RADIANS), Math.cos(elevation * RADIANS)];
    const widest = Math.hypot(aspect, 1);
    const tall = widest * rise + TALLEST * flat;
    const fits = Math.min((width - 2 * MARGIN.side) / widest, (height - MARGIN.top - MARGIN.foot) / tall);
    const scale = fits * zoom;
    this.aspect = aspect;
    this.sin = sin;
    this.cos = cos;
    this.rise = rise;
    this.flat = flat;
    this.scale = scale;
    this.middleX = width / 2;
    this.middleY = (height + MARGIN.top - MARGIN.foot) / 2;
    this.lift = scale * flat * TALLEST;
  }

  /** Returns how far u, v lies behind the middle, in units of the extent of the map along y. */
  depth(u, v) {
    return (v - 0.5) * this.cos - (u - 0.5) * this.aspect * this.sin;
  }

  /** Returns px from the left edge, which do not depend on the height. */
  pixelX(u, v) {
    return this.middleX + this.scale * ((u - 0.5) * this.aspect * this.cos + (v - 0.5) * this.sin);
  }

  /** Returns px from the top edge. */
  pixelY(u, v, height) {
    return this.rowOf(this.depth(u, v), height);
  }

  /** Returns px from the top edge for a depth and a height. */
  rowOf(depth, height) {
    return this.middleY - this.scale * this.rise * depth - this.lift * (height - 0.5);
  }

  /** Returns [u, v] at `pixelX` and a depth: the inverse of pixelX() and depth(). */
  ground(pixelX, depth) {
    const across = (pixelX - this.middleX) / this.scale;
    return [
      (across * this.cos - depth * this.sin) / this.aspect + 0.5,
      across * this.sin + depth * this.cos + 0.5,
    ];
  }

  /** Returns the depths [front, back] between which the column at `pixelX` crosses the map, or null beside the map. */
  crossing(pixelX) {
    const [u, v] = this.ground(pixelX, 0);
    const depthsInside = (start, slope) => {
      if (Math.abs(slope) < 1e-12) return start < 0 || start > 1 ? [1, -1] : [-Infinity, Infinity];
      const depths = [-start / slope, (1 - start) / slope];
      return slope > 0 ? depths : depths.reverse();
    };
    const [frontX, backX] = depthsInside(u, -this.sin / this.aspect);
    const [frontY, backY] = depthsInside(v, this.cos);
    const [front, back] = [Math.max(frontX, frontY), Math.min(backX, backY)];
    return front < back ? [front, back] : null;
  }

  /** Tells whether the front edge at `pixelX` is one of constant x. */
  meetsSide(pixelX) {
    const crossing = this.crossing(pixelX);
    if (!crossing) return false;
    const [u, v] = this.ground(pixelX, crossing[0]);
    return Math.abs(Math.abs(u - 0.5) - 0.5) < Math.abs(Math.abs(v - 0.5) - 0.5);
  }
}
