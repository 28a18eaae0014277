import { Camera } from "./camera.js";

/** Keeps the camera when the stage changes: where it begins, where it was left, and its text in the address bar. */
export class Viewpoint {
  /** @type {Camera | null} */
  camera = null;
  #raised = false;
  #earlier = null;
  #begun = false;
  #moved = false;

  /** `address` gets the camera's text while the maps are 3-D; `changed` is called when the maps must follow. */
  constructor(address, changed) {
    this.address = address;
    this.changed = changed;
  }

  /** Takes over the `numbers` of an earlier player. */
  resume(numbers) {
    this.#earlier = numbers;
  }

  /**
   * Takes the `header` of a stage and the `runs` (null: none yet); the link of the first runs may hold a camera.
   * Returns the camera.
   */
  load(header, runs) {
    this.#raised = header.dimensions === "3";
    const camera = this.camera ?? new Camera(header.camera, () => this.#follow());
    this.camera = camera;
    if (!this.#begun && (this.#earlier || runs)) {
      this.#begun = true;
      const numbers = this.#earlier ?? runs.camera;
      if (numbers) camera.begin(numbers);
      this.#moved = true;
    }
    this.#write();
    return camera;
  }

  #follow() {
    this.#moved = true;
    this.#write();
    this.changed();
  }

  #write() {
    this.address.camera = this.active?.text ?? null;
    this.address.writeSoon();
  }

  /** Returns whether the camera has moved since the last call, so that the maps must follow it. */
  takeMove() {
    const moved = this.#moved && this.#raised;
    this.#moved = false;
    return moved;
  }

  /** The camera that the keys move; null on flat maps. */
  get active() {
    return this.#raised ? this.camera : null;
  }

  /** The numbers for a later player. */
  get state() {
    return this.camera && [this.camera.azimuth, this.camera.elevation, this.camera.zoom];
  }
}
