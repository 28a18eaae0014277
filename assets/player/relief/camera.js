/** Degrees that the camera turns for a px. */
export const DEGREES = 0.5;

const REST = 160; // ms without a move after which the camera rests

const nearest = (value, digits) => Number(value.toFixed(digits));

/** From where the surface is looked at, the same for all maps: azimuth and elevation in degrees, and zoom. */
export class Camera {
  /** True while it is being moved. */
  moving = false;
  #timer = 0;

  /** `ranges`: [default, lowest, highest] of azimuth, elevation, zoom; `changed` is called at a move and at rest. */
  constructor(ranges, changed) {
    this.ranges = ranges;
    this.changed = changed;
    this.begin(ranges.map(([usual]) => usual));
  }

  /** Stands where three `numbers` say. */
  begin([azimuth, elevation, zoom]) {
    const [, flat, close] = this.ranges;
    const hold = (value, [, low, high]) => Math.max(low, Math.min(high, value));
    this.azimuth = azimuth - 360 * Math.round(azimuth / 360);
    this.elevation = hold(elevation, flat);
    this.zoom = hold(zoom, close);
  }

  /** The three numbers, as a link holds them. */
  get numbers() {
    return [nearest(this.azimuth, 0), nearest(this.elevation, 0), nearest(this.zoom, 2)];
  }

  /** True where every visit begins. */
  get atHome() {
    return this.numbers.every((value, i) => value === this.ranges[i][0]);
  }

  /** What a link says of it: null at home. */
  get text() {
    return this.atHome ? null : this.numbers.join(",");
  }

  #moveTo(numbers) {
    this.begin(numbers);
    this.moving = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), REST);
    this.changed();
  }

  #rest() {
    this.moving = false;
    this.changed();
  }

  /** Walks around the surface by `across` degrees, to the right, and up by `up` degrees. */
  turn(across, up) {
    this.#moveTo([this.azimuth + across, this.elevation + up, this.zoom]);
  }

  /** Comes nearer by `factor`; returns false when it is as near or as far as it goes. */
  zoomBy(factor) {
    const before = this.zoom;
    this.#moveTo([this.azimuth, this.elevation, before * factor]);
    return this.zoom !== before;
  }

  /** Returns to where every visit begins. */
  reset() {
    this.#moveTo(this.ranges.map(([usual]) => usual));
  }
}
