/** Degrees by which the camera turns per px of a drag. */
export const DEGREES = 0.5;

const DELAY = 160; // ms without a move after which the camera is at rest

const rounded = (value, digits) => Number(value.toFixed(digits));

/** The camera of all maps: azimuth and elevation in degrees, and zoom. */
export class Camera {
  /** True while the camera is being moved. */
  moving = false;
  /** @type {number} */
  zoom;
  /** @type {number} */
  azimuth;
  /** @type {number} */
  elevation;
  #timer = 0;

  /** `ranges`: [default, lowest, highest] of azimuth, elevation, zoom; `changed` is called after moves and at rest. */
  constructor(ranges, changed) {
    this.ranges = ranges;
    this.changed = changed;
    this.begin(ranges.map(([usual]) => usual));
  }

  /** Puts the camera where the three numbers say. */
  begin([azimuth, elevation, zoom]) {
    const [, elevations, zooms] = this.ranges;
    const clamp = (value, [, low, high]) => Math.max(low, Math.min(high, value));
    this.azimuth = azimuth - 360 * Math.round(azimuth / 360);
    this.elevation = clamp(elevation, elevations);
    this.zoom = clamp(zoom, zooms);
  }

  /** The three numbers, as a link holds them. */
  get numbers() {
    return [rounded(this.azimuth, 0), rounded(this.elevation, 0), rounded(this.zoom, 2)];
  }

  /** True at the default position. */
  get atHome() {
    return this.numbers.every((value, i) => value === this.ranges[i][0]);
  }

  /** The numbers as text for a link; null at the default position. */
  get text() {
    return this.atHome ? null : this.numbers.join(",");
  }

  #moveTo(numbers) {
    this.begin(numbers);
    this.moving = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), DELAY);
    this.changed();
  }

  #rest() {
    this.moving = false;
    this.changed();
  }

  /** Moves the camera around the surface, by `across` degrees to the right and `up` degrees upwards. */
  turn(across, up) {
    this.#moveTo([this.azimuth + across, this.elevation + up, this.zoom]);
  }

  /** Zooms in by `factor`; returns false if the zoom is at its limit. */
  zoomBy(factor) {
    const before = this.zoom;
    this.#moveTo([this.azimuth, this.elevation, before * factor]);
    return this.zoom !== before;
  }

  /** Returns to the default position. */
  reset() {
    this.#moveTo(this.ranges.map(([usual]) => usual));
  }
}
