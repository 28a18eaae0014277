import { TALLEST } from "./relief.js";

const RADIANS = Math.PI / 180;
const MARGIN = { side: 5, top: 4, foot: 22 };

/**
 * Where the camera shows a place: parallel projection, linear in u and v (shares 0..1 of the domain) and the height.
 * Whatever the direction, at zoom 1 the body fits a map of `width` x `height` px with room for the axes' labels.
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

  /** Returns how far behind the middle u, v lies (in depths of the map). */
  depth(u, v) {
    return (v - 0.5) * this.cos - (u - 0.5) * this.aspect * this.sin;
  }

  /** Returns px from the left edge; the height makes no difference. */
  pixelX(u, v) {
    return this.middleX + this.scale * ((u - 0.5) * this.aspect * this.cos + (v - 0.5) * this.sin);
  }

  /** Returns px from the top edge. */
  pixelY(u, v, height) {
    return this.rowOf(this.depth(u, v), height);
  }

  /** Returns px from the top edge of what lies at a depth and a height. */
  rowOf(depth, height) {
    return this.middleY - this.scale * this.rise * depth - this.lift * (height - 0.5);
  }

  /** Returns [u, v] of what is seen at `pixelX` in a depth. */
  ground(pixelX, depth) {
    const across = (pixelX - this.middleX) / this.scale;
    return [
      (across * this.cos - depth * this.sin) / this.aspect + 0.5,
      across * this.sin + depth * this.cos + 0.5,
    ];
  }

  /** Returns the depths [front, back] between which the column at `pixelX` crosses the map, null beside it. */
  crossing(pixelX) {
    const [u, v] = this.ground(pixelX, 0);
    const within = (from, pace) => {
      if (Math.abs(pace) < 1e-12) return from < 0 || from > 1 ? [1, -1] : [-Infinity, Infinity];
      const ends = [-from / pace, (1 - from) / pace];
      return pace > 0 ? ends : ends.reverse();
    };
    const [frontX, backX] = within(u, -this.sin / this.aspect);
    const [frontY, backY] = within(v, this.cos);
    const [front, back] = [Math.max(frontX, frontY), Math.min(backX, backY)];
    return front < back ? [front, back] : null;
  }

  /** Tells whether the column at `pixelX` meets an edge of constant x first. */
  meetsSide(pixelX) {
    const crossing = this.crossing(pixelX);
    if (!crossing) return false;
    const [u, v] = this.ground(pixelX, crossing[0]);
    return Math.abs(Math.abs(u - 0.5) - 0.5) < Math.abs(Math.abs(v - 0.5) - 0.5);
  }
}
