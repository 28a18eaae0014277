import { BEHIND, OFF_MAP, SEEN } from "../map/view.js";
import { Track } from "./track.js";

const WIDTH = 1;
const HEAD = 1.75; // px, the radius of a dot
const RIM = 0.75; // px around it
const MOST = 30; // steps that one frame adds, so that a leap does not hold it up
const BEHIND_SHARE = 0.4; // of a line's opacity, where a hill is in front of it

/** The thin lines of one entry's other seeds on one map; they grow and are never drawn twice. */
export class Cloud {
  #drawn = 0;
  #tracks = null;

  /**
   * `members` as layers/clouds.js reads them.
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
    this.shown = null;
  }

  /** Forgets what it has drawn. */
  restart() {
    this.#drawn = 0;
  }

  /** Tells whether more is drawn than `step` has. */
  isBeyond(step) {
    return this.#drawn > this.members.indexAt(step);
  }

  /** Tells whether `step` looks otherwise than what was last shown, or is not all drawn. */
  isDirty(step) {
    const index = this.members.indexAt(step);
    return index !== this.shown || index !== this.#drawn;
  }

  /** Tells whether less is drawn than what is shown has. */
  get lags() {
    return this.#drawn < this.shown;
  }

  get tracks() {
    this.#tracks ??= this.members.paths.map((points) => new Track(points, this.view));
    return this.#tracks;
  }

  /** Adds to `context` what there is up to `step`; each step is one stroke, so that lines pile up alike at any pace. */
  grow(context, step) {
    this.shown = this.members.indexAt(step);
    const last = Math.min(this.shown, this.#drawn + MOST);
    context.strokeStyle = this.colour;
    context.lineWidth = WIDTH;
    context.lineCap = "butt";
    for (let k = this.#drawn + 1; k <= last; k++) {
      this.#stroke(context, k, SEEN, this.opacity);
      if (!this.view.flat) this.#stroke(context, k, BEHIND, this.opacity * BEHIND_SHARE);
    }
    context.globalAlpha = 1;
    this.#drawn = last;
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

  /** Draws a dot where each member on the map is at the step last shown, but for those that a hill hides. */
  drawHeads(context) {
    const moving = this.tracks.filter((track) => this.shown <= track.lastStep && this.#isSeen(track));
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

  #isSeen(track) {
    const vertex = track.at(this.shown);
    const { width, height } = this.view;
    const [x, y] = [track.x[vertex], track.y[vertex]];
    const isOnMap = x > -HEAD && x < width + HEAD && y > -HEAD && y < height + HEAD;
    return isOnMap && track.states?.[vertex] !== OFF_MAP && !track.isBehind(vertex);
  }
}
