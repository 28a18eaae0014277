import { BEHIND, OFF_MAP, SEEN } from "../map/view.js";
import { Track } from "./track.js";

const WIDTH = 1; // px
const HEAD = 1.75; // px, the radius of a dot
const RIM = 0.75; // px around a dot
const MAX_STEPS = 30; // that one frame adds, so that a jump does not delay it
const BEHIND_OPACITY = 0.4; // of a line's opacity, where it is behind a hill

/** The thin lines of one entry's other seeds on one map; each piece is drawn only once, as the lines grow. */
export class Cloud {
  #lastDrawn = 0;
  /** @type {Track[] | null} */
  #tracks = null;

  /**
   * `members` are those that layers/clouds.js reads.
   *
   * @param {MapView} view
   * @param {Theme} theme
   */
  constructor(members, view, colour, theme) {
    this.members = members;
    this.view = view;
    this.colour = colour;
    this.rim = theme.rim;
    this.opacity = theme.dark ? 0.34 : 0.28;
    this.shown = -1; // index of the step shown last
  }

  /** Forgets what it has drawn, so that all is drawn again. */
  restart() {
    this.#lastDrawn = 0;
  }

  /** Tells whether more has been drawn than belongs to `step`. */
  isBeyond(step) {
    return this.#lastDrawn > this.members.indexAt(step);
  }

  /** Tells whether `step` looks different from what was shown last, or is not completely drawn. */
  isDirty(step) {
    const index = this.members.indexAt(step);
    return index !== this.shown || index !== this.#lastDrawn;
  }

  /** True if the step shown is not completely drawn. */
  get isIncomplete() {
    return this.#lastDrawn < this.shown;
  }

  get tracks() {
    const tracks = this.#tracks ?? this.members.paths.map((points) => new Track(points, this.view));
    this.#tracks = tracks;
    return tracks;
  }

  /** Adds the lines up to `step`; each step is one stroke, so that overlaps look the same at any speed. */
  grow(context, step) {
    this.shown = this.members.indexAt(step);
    const last = Math.min(this.shown, this.#lastDrawn + MAX_STEPS);
    context.strokeStyle = this.colour;
    context.lineWidth = WIDTH;
    context.lineCap = "butt";
    for (let k = this.#lastDrawn + 1; k <= last; k++) {
      this.#stroke(context, k, SEEN, this.opacity);
      if (!this.view.flat) this.#stroke(context, k, BEHIND, this.opacity * BEHIND_OPACITY);
    }
    context.globalAlpha = 1;
    this.#lastDrawn = last;
  }

  #stroke(context, k, state, opacity) {
    context.beginPath();
    for (const track of this.tracks) {
      if (k > track.lastStep) continue;
      const from = track.vertex[track.at(k - 1)];
      const to = track.vertex[track.at(k)];
      if (to > from) track.trace(context, from, to, state);
    }
    context.globalAlpha = opacity;
    context.stroke();
  }

  /** Draws a dot for each member at the step shown last, unless it is off the map or behind a hill. */
  drawHeads(context) {
    const moving = this.tracks.filter((track) => this.shown <= track.lastStep && this.#isHeadVisible(track));
    for (const [radius, colour] of [
      [HEAD + RIM, this.rim],
      [HEAD, this.colour],
    ]) {
      context.beginPath();
      for (const track of moving) {
        const vertex = track.at(this.shown);
        context.moveTo(track.x[vertex] + radius, track.y[vertex]);
        context.arc(track.x[vertex], track.y[vertex], radius, 0, 2 * Math.PI);
      }
      context.fillStyle = colour;
      context.fill();
    }
  }

  #isHeadVisible(track) {
    const vertex = track.at(this.shown);
    const { width, height } = this.view;
    const [x, y] = [track.x[vertex], track.y[vertex]];
    const isOnMap = x > -HEAD && x < width + HEAD && y > -HEAD && y < height + HEAD;
    return isOnMap && track.states?.[vertex] !== OFF_MAP && !track.isBehind(vertex);
  }
}
