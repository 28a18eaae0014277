import { Camera } from "./camera.js";

/** Keeps the camera through all changes of the stage: where it begins, where it was left, and in the address bar. */
export class Viewpoint {
  camera = null;
  #raised = false;
  #left = null;
  #begun = false;
  #moved = false;

  /** `address` holds the camera's text while there are 3 dimensions; `changed` is called when the maps must follow. */
  constructor(address, changed) {
    this.address = address;
    this.changed = changed;
  }

  /** Goes on from the `numbers` that an earlier player left. */
  resume(numbers) {
    this.#left = numbers;
  }

  /** Takes a stage's `header` and the first `runs`, whose link may hold a camera; null: none yet. */
  load(header, runs) {
    this.#raised = header.dimensions === "3";
    this.camera ??= new Camera(header.camera, () => this.#follow());
    if (!this.#begun && (this.#left || runs)) {
      this.#begun = true;
      const numbers = this.#left ?? runs.camera;
      if (numbers) this.camera.begin(numbers);
      this.#moved = true;
    }
    this.#write();
  }

  #follow() {
    this.#moved = true;
    this.#write();
    this.changed();
  }

  #write() {
    this.address.camera = this.#raised ? this.camera.text : null;
    this.address.writeSoon();
  }

  /** Returns whether the maps must follow the camera now; asked once, they are thought to do so. */
  takeMove() {
    const moved = this.#moved && this.#raised;
    this.#moved = false;
    return moved;
  }

  /** The camera that keys move, null on flat maps. */
  get active() {
    return this.#raised ? this.camera : null;
  }

  /** The numbers for a later player. */
  get state() {
    return this.camera && [this.camera.azimuth, this.camera.elevation, this.camera.zoom];
  }
}
