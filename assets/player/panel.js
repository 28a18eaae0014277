import { copyCanvas, element, sizeCanvas } from "./dom.js";
import { placeLabels } from "./labels.js";
import { drawArrow, drawBurst, drawHead, drawRing } from "./marks.js";
import { Track } from "./track.js";

const PATH_WIDTH = 2;
const SHORTEST_INK = 4;
const EDGE_INSET = 10;
const RING_REACH = 16;
const NONE = 0;
const DUE = 1;
const READY = 2;

/** One map with the paths of `members` (indices into the cast) on it. */
export class Panel {
  /** `dashes[member]` is the dash pattern (px) of a member's path. */
  constructor(parent, members, dashes) {
    this.members = members;
    this.dashes = dashes;
    this.root = element("div", "ll-map", parent);
    this.canvas = element("canvas", "ll-canvas", this.root);
    this.canvas.setAttribute("role", "img");
    this.away = members.map(() => element("span", "ll-away", this.root));
    this.base = document.createElement("canvas");
    this.trail = document.createElement("canvas");
    this.tracks = [];
    this.inked = [];
    this.shown = [];
  }

  /** Sizes the map to `view` (px) at `ratio` device pixels per px. */
  resize(view, ratio) {
    this.view = view;
    const { width, height } = view;
    this.root.style.width = `${width}px`;
    this.root.style.height = `${height}px`;
    this.sheet = sizeCanvas(this.canvas, width, height, ratio, { alpha: false });
    this.ground = sizeCanvas(this.base, width, height, ratio, { alpha: false });
    this.ink = sizeCanvas(this.trail, width, height, ratio, { alpha: false });
  }

  /** Takes over new paths, a new background or new colours; the next paint draws all. */
  load(runs, background, look) {
    Object.assign(this, { runs, background, look });
    const present = this.members.filter((member) => runs && member < runs.count);
    this.tracks = present.map((member) => new Track(runs.points[member], this.view));
    this.inked = this.tracks.map(() => 0);
    this.layers = NONE;
    this.redraw = true;
  }

  /** True while the paths shown lack their casing and their layers. */
  get unfinished() {
    return this.layers !== READY;
  }

  #drawGround(context, from, cased) {
    const { look } = this;
    copyCanvas(context, this.background);
    context.lineCap = context.lineJoin = "round";
    this.tracks.forEach((track, i) => {
      context.beginPath();
      track.trace(context, Math.min(from, track.last), track.last);
      context.strokeStyle = look.casing;
      context.lineWidth = PATH_WIDTH + 2;
      if (cased) context.stroke();
      context.globalAlpha = look.dark ? 0.55 : 0.4;
      context.strokeStyle = look.paths[this.members[i]];
      context.lineWidth = PATH_WIDTH - 0.5;
      context.stroke();
      context.globalAlpha = 1;
    });
  }

  /** Paths that come with every move of a drag are drawn at once; layers pay only for paths that stay. */
  #drawPaths(step) {
    if (this.layers === NONE) {
      this.layers = DUE;
      this.#drawGround(this.sheet, step, false);
    } else {
      if (this.layers === DUE) {
        this.#drawGround(this.ground, 0, true);
        this.#clearInk();
        this.layers = READY;
      }
      this.#extendInk(step);
      copyCanvas(this.sheet, this.trail);
    }
    this.tracks.forEach((_, i) => this.#stroke(this.sheet, i, this.inked[i], step));
  }

  #clearInk() {
    copyCanvas(this.ink, this.base);
    this.inked = this.tracks.map(() => 0);
  }

  #stroke(context, i, from, to) {
    const track = this.tracks[i];
    const dash = this.dashes[this.members[i]];
    context.beginPath();
    track.trace(context, from, to);
    context.setLineDash(dash);
    context.lineDashOffset = track.reach[from];
    context.lineCap = dash.length ? "butt" : "round";
    context.lineJoin = "round";
    context.lineWidth = PATH_WIDTH + (dash.length ? 0.5 : 0);
    context.strokeStyle = this.look.paths[this.members[i]];
    context.stroke();
    context.setLineDash([]);
  }

  #extendInk(step) {
    if (this.tracks.some((track, i) => this.inked[i] > Math.min(step, track.last))) this.#clearInk();
    this.tracks.forEach((track, i) => {
      const to = track.vertex[Math.min(step, track.last)];
      if (track.reach[to] - track.reach[this.inked[i]] < SHORTEST_INK) return;
      this.#stroke(this.ink, i, this.inked[i], to);
      this.inked[i] = to;
    });
  }

  #inside(x, y) {
    const hold = (value, size) => Math.max(EDGE_INSET, Math.min(size - EDGE_INSET, value));
    return [hold(x, this.view.width), hold(y, this.view.height)];
  }

  #ringPlace(x, y) {
    return this.#inside(this.view.pixelX(x), this.view.pixelY(y));
  }

  #end(i, step) {
    const track = this.tracks[i];
    const { width, height } = this.view;
    const k = Math.min(step, track.last);
    if (this.runs.diverged(this.members[i], step)) {
      const [x, y] = this.#inside(...track.edge);
      return { kind: "burst", x, y };
    }
    const [x, y] = [track.x[k], track.y[k]];
    if (x >= 0 && x <= width && y >= 0 && y <= height) return { kind: "head", x, y };
    const [heldX, heldY] = this.#inside(x, y);
    const points = this.runs.points[this.members[i]];
    const distance = this.view.distanceOutside(points[2 * k], points[2 * k + 1]);
    const angle = Math.atan2(y - heldY, x - heldX);
    return { kind: "away", x: heldX, y: heldY, angle, distance };
  }

  #still(ends) {
    const same = (end, i) => {
      const old = this.shown[i];
      const moved = Math.abs(old.x - end.x) + Math.abs(old.y - end.y) > 0.05;
      return !moved && old.kind === end.kind && old.distance === end.distance;
    };
    return this.shown.length === ends.length && ends.every(same);
  }

  /** Draws `step`: the new piece of each path, then heads and start `rings` ({ x, y, member } in data units). */
  paint(step, rings, hot) {
    if (!this.view || !this.look) return;
    const ends = this.tracks.map((_, i) => this.#end(i, step));
    if (!this.redraw && !this.unfinished && this.#still(ends)) return;
    this.#drawPaths(step);
    this.#drawRings(rings, hot);
    ends.forEach((end, i) => this.#drawEnd(end, this.look.paths[this.members[i]]));
    placeLabels(this.away, ends, this.view);
    this.shown = ends;
    this.redraw = false;
  }

  #drawEnd({ kind, x, y, angle }, colour) {
    const { sheet, look } = this;
    if (kind === "head") drawHead(sheet, x, y, colour, look.rim);
    if (kind === "burst") drawBurst(sheet, x, y, colour, look.rim);
    if (kind === "away") drawArrow(sheet, x, y, angle, colour, look.rim);
  }

  #drawRings(rings, hot) {
    for (const { x, y, member } of rings) {
      const colour = member === null ? this.look.mark : this.look.paths[member];
      drawRing(this.sheet, ...this.#ringPlace(x, y), colour, this.look.rim, hot === member);
    }
  }

  /** Returns the nearest of `rings` within reach of a px position, or undefined. */
  ringAt(rings, pixelX, pixelY) {
    const distance = ({ x, y }) => {
      const [ringX, ringY] = this.#ringPlace(x, y);
      return Math.hypot(ringX - pixelX, ringY - pixelY);
    };
    const near = rings.filter((ring) => distance(ring) <= RING_REACH);
    return near.sort((a, b) => distance(a) - distance(b))[0];
  }
}
