import { copyCanvas, element, sizeCanvas } from "../../shared/dom.js";
import { LAYERS } from "../layers/index.js";
import { HIDDEN_OPACITY, drawOrigin, drawRing } from "../map/marks.js";
import { placeLabels } from "../path/distance_labels.js";
import { drawEnd, pathEnd } from "../path/endpoint.js";
import { strokeCasing, strokeFaint, strokeTrack } from "../path/strokes.js";
import { Track } from "../path/track.js";

const SHORTEST_INK = 4;
const RING_REACH = matchMedia("(pointer: coarse)").matches ? 24 : 16; // px
const NONE = 0;
const PENDING = 1;
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
    this.top = document.createElement("canvas");
    this.tracks = [];
    this.clouds = [];
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
    this.over = null;
    this.ratio = ratio;
  }

  /** Names the map for those who do not see it. */
  describe(label) {
    if (label === this.label) return;
    this.label = label;
    this.canvas.setAttribute("aria-label", label);
  }

  /**
   * Takes over new paths, `clouded` or not, a new background or new colours; the next paint draws all.
   *
   * @param {Runs} runs
   * @param {Theme} theme
   */
  load(runs, background, theme, clouded) {
    this.runs = runs;
    this.background = background;
    this.theme = theme;
    const present = this.members.filter((member) => runs && member < runs.count);
    this.tracks = present.map((member) => new Track(runs.points[member], this.view));
    const growing = Object.entries(LAYERS).filter(([, layer]) => layer.createCloud);
    const cloudsOf = (member) =>
      growing.map(([name, layer]) => layer.createCloud(runs.layers[name], member, this.view, theme));
    this.clouds = clouded ? present.flatMap(cloudsOf).filter((cloud) => cloud !== null) : [];
    if (this.clouds.length) this.over ??= sizeCanvas(this.top, this.view.width, this.view.height, this.ratio);
    this.inked = this.tracks.map(() => 0);
    this.layers = NONE;
    this.redraw = true;
  }

  /** True while the paths shown lack their casing, their layers or a part of their clouds. */
  get unfinished() {
    return this.layers !== READY || this.clouds.some((cloud) => cloud.isIncomplete);
  }

  /** Draws the map and all of the paths faintly, from `step` on. */
  #drawGround(context, step, cased) {
    copyCanvas(context, this.background);
    this.tracks.forEach((track, i) => {
      strokeFaint(context, track, track.at(step), cased, this.theme.paths[this.members[i]], this.theme);
    });
  }

  /** Paths that come with every move of a drag are drawn at once; layers pay only for paths that stay. */
  #drawPaths(step) {
    if (this.layers === NONE) {
      this.layers = PENDING;
      this.#drawGround(this.sheet, step, false);
    } else {
      if (this.layers === PENDING) {
        this.#drawGround(this.ground, 0, true);
        this.#clearInk();
        this.layers = READY;
      }
      this.#extendInk(step);
      copyCanvas(this.sheet, this.trail);
      for (const cloud of this.clouds) cloud.drawHeads(this.sheet);
      if (this.clouds.length) copyCanvas(this.sheet, this.top);
    }
    this.tracks.forEach((track, i) => this.#stroke(this.sheet, i, this.inked[i], track.at(step)));
  }

  #clearInk() {
    copyCanvas(this.ink, this.base);
    if (this.clouds.length) this.over.clearRect(0, 0, this.view.width, this.view.height);
    for (const cloud of this.clouds) cloud.restart();
    this.inked = this.tracks.map(() => 0);
  }

  #stroke(context, i, from, to) {
    const member = this.members[i];
    strokeTrack(context, this.tracks[i], from, to, this.dashes[member], this.theme.paths[member]);
  }

  /** Over clouds a path lies in a layer of its own, with a casing under all of it. */
  #strokeOver(i, from, to) {
    this.#stroke(this.over, i, from, to);
    this.over.globalCompositeOperation = "destination-over";
    strokeCasing(this.over, this.tracks[i], from, to, this.theme);
    this.over.globalCompositeOperation = "source-over";
  }

  /** Adds to the ink what is long enough; `inked` holds the vertex that each path has reached there. */
  #extendInk(step) {
    const beyond = this.tracks.some((track, i) => this.inked[i] > track.at(step));
    if (beyond || this.clouds.some((cloud) => cloud.isBeyond(step))) this.#clearInk();
    for (const cloud of this.clouds) cloud.grow(this.ink, step);
    this.tracks.forEach((track, i) => {
      const to = track.vertex[track.at(step)];
      if (track.lengths[to] - track.lengths[this.inked[i]] < SHORTEST_INK) return;
      if (this.clouds.length) this.#strokeOver(i, this.inked[i], to);
      else this.#stroke(this.ink, i, this.inked[i], to);
      this.inked[i] = to;
    });
  }

  #still(ends) {
    const same = (end, i) => {
      const old = this.shown[i];
      const moved = Math.abs(old.x - end.x) + Math.abs(old.y - end.y) > 0.05;
      return !moved && old.kind === end.kind && old.distance === end.distance;
    };
    return this.shown.length === ends.length && ends.every(same);
  }

  /** Draws `step`: the new piece of each path, then start `rings` ({ x, y, member } in data units), what is `drawn` over it, heads. */
  paint(step, rings, hovered, drawn) {
    if (!this.view || !this.theme) return;
    const { tracks, view, runs, members } = this;
    const ends = tracks.map((track, i) => pathEnd(track, view, runs, members[i], step));
    const dirty = this.redraw || this.unfinished || this.clouds.some((cloud) => cloud.isDirty(step));
    if (!dirty && !drawn.some((layer) => layer.dirty) && this.#still(ends)) return;
    this.#drawPaths(step);
    this.#drawRings(rings, hovered);
    for (const layer of drawn) layer.draw(this.sheet, members);
    ends.forEach((end, i) => drawEnd(this.sheet, end, this.theme.paths[members[i]], this.theme.rim));
    placeLabels(this.away, ends, view);
    this.shown = ends;
    this.redraw = false;
  }

  #drawRings(rings, hovered) {
    for (const { x, y, member, fixed } of rings) {
      const colour = member === null ? this.theme.mark : this.theme.paths[member];
      this.sheet.globalAlpha = this.view.visible(x, y) ? 1 : HIDDEN_OPACITY;
      const place = this.view.placeInside(x, y);
      if (fixed) drawOrigin(this.sheet, ...place, colour, this.theme.rim);
      else drawRing(this.sheet, ...place, colour, this.theme.rim, hovered === member);
      this.sheet.globalAlpha = 1;
    }
  }

  /** Returns the nearest of `rings` within reach of a px position, or undefined. */
  ringAt(rings, pixelX, pixelY) {
    const distance = ({ x, y }) => {
      const [ringX, ringY] = this.view.placeInside(x, y);
      return Math.hypot(ringX - pixelX, ringY - pixelY);
    };
    const near = rings.filter((ring) => distance(ring) <= RING_REACH);
    return near.sort((a, b) => distance(a) - distance(b))[0];
  }
}
