import { copyCanvas, element, sizeCanvas } from "../../shared/dom.js";
import { LAYERS } from "../layers/index.js";
import { HIDDEN_OPACITY, drawOrigin, drawRing } from "../map/marks.js";
import { placeLabels } from "../path/distance_labels.js";
import { drawEnd, pathEnd } from "../path/endpoint.js";
import { strokeCasing, strokeFaint, strokeTrack } from "../path/strokes.js";
import { Track } from "../path/track.js";

const SHORTEST = 4; // px: shorter pieces are not added to the trail yet
const RING_RADIUS = matchMedia("(pointer: coarse)").matches ? 24 : 16; // px

// State of the layers below the current pieces of the paths: not needed yet, to be drawn next, drawn.
const NONE = 0;
const PENDING = 1;
const READY = 2;

/** One map with the paths of `members` (indices into the cast) on it. */
export class Panel {
  /** @type {MapView} */
  view;
  /** @type {Runs | null} */
  runs = null;
  /** @type {Theme} */
  theme;
  /** @type {CanvasRenderingContext2D} */
  context;

  /** `dashes[member]` is the dash pattern (px) of a member's path. */
  constructor(parent, members, dashes) {
    this.members = members;
    this.dashes = dashes;
    this.root = element("div", "ll-map", parent);
    this.canvas = element("canvas", "ll-canvas", this.root);
    this.canvas.setAttribute("role", "img");
    this.distanceLabels = members.map(() => element("span", "ll-away", this.root));
    this.baseCanvas = document.createElement("canvas"); // the background, with all of the paths faintly
    this.trailCanvas = document.createElement("canvas"); // the same, with what has been drawn of the paths
    this.topCanvas = document.createElement("canvas"); // the paths alone, where they lie over clouds
    this.tracks = [];
    this.clouds = [];
    this.trailEnds = []; // the vertex up to which each path is drawn on the trail
    this.shownEnds = [];
  }

  /** Sets the size of the map to that of `view` (px) at `ratio` device pixels per px. */
  resize(view, ratio) {
    this.view = view;
    const { width, height } = view;
    this.root.style.width = `${width}px`;
    this.root.style.height = `${height}px`;
    this.context = sizeCanvas(this.canvas, width, height, ratio, { alpha: false });
    this.base = sizeCanvas(this.baseCanvas, width, height, ratio, { alpha: false });
    this.trail = sizeCanvas(this.trailCanvas, width, height, ratio, { alpha: false });
    this.top = null;
    this.ratio = ratio;
  }

  /** Sets the description of the map for screen readers. */
  describe(label) {
    if (label === this.label) return;
    this.label = label;
    this.canvas.setAttribute("aria-label", label);
  }

  /**
   * Takes over new paths, a new background or new colours; the next paint() draws everything, with clouds if `clouded`.
   *
   * @param {Runs | null} runs
   * @param {Theme} theme
   */
  load(runs, background, theme, clouded) {
    this.runs = runs;
    this.background = background;
    this.theme = theme;
    const present = runs ? this.members.filter((member) => member < runs.count) : [];
    this.tracks = runs ? present.map((member) => new Track(runs.points[member], this.view)) : [];
    this.clouds = runs && clouded ? present.flatMap((member) => this.#createClouds(runs, member)) : [];
    if (this.clouds.length) this.top ??= sizeCanvas(this.topCanvas, this.view.width, this.view.height, this.ratio);
    this.trailEnds = this.tracks.map(() => 0);
    this.layerState = NONE;
    this.redraw = true;
  }

  #createClouds(runs, member) {
    const kinds = Object.entries(LAYERS).filter(([, kind]) => kind.createCloud);
    const clouds = kinds.map(([name, kind]) => kind.createCloud(runs.layers[name], member, this.view, this.theme));
    return clouds.filter((cloud) => cloud !== null);
  }

  /** True while the paths lack their casing, their layers or a part of their clouds. */
  get unfinished() {
    return this.layerState !== READY || this.clouds.some((cloud) => cloud.isIncomplete);
  }

  /** Draws the background and, faintly, the paths from `step` on. */
  #drawBase(context, step, cased) {
    copyCanvas(context, this.background);
    this.tracks.forEach((track, i) => {
      strokeFaint(context, track, track.at(step), cased, this.theme.paths[this.members[i]], this.theme);
    });
  }

  /** Draws the paths. New ones are drawn without layers, which pay off only for paths that are painted again. */
  #drawPaths(step) {
    if (this.layerState === NONE) {
      this.layerState = PENDING;
      this.#drawBase(this.context, step, false);
    } else {
      if (this.layerState === PENDING) {
        this.#drawBase(this.base, 0, true);
        this.#clearTrail();
        this.layerState = READY;
      }
      this.#extendTrail(step);
      copyCanvas(this.context, this.trailCanvas);
      for (const cloud of this.clouds) cloud.drawHeads(this.context);
      if (this.clouds.length) copyCanvas(this.context, this.topCanvas);
    }
    this.tracks.forEach((track, i) => this.#stroke(this.context, i, this.trailEnds[i], track.at(step)));
  }

  #clearTrail() {
    copyCanvas(this.trail, this.baseCanvas);
    if (this.clouds.length) this.top.clearRect(0, 0, this.view.width, this.view.height);
    for (const cloud of this.clouds) cloud.restart();
    this.trailEnds = this.tracks.map(() => 0);
  }

  #stroke(context, i, from, to) {
    const member = this.members[i];
    strokeTrack(context, this.tracks[i], from, to, this.dashes[member], this.theme.paths[member]);
  }

  /** Draws a path over clouds, on a canvas of its own and with a casing below all of it. */
  #strokeOverClouds(i, from, to) {
    this.#stroke(this.top, i, from, to);
    this.top.globalCompositeOperation = "destination-over";
    strokeCasing(this.top, this.tracks[i], from, to, this.theme);
    this.top.globalCompositeOperation = "source-over";
  }

  /** Adds the new pieces that are long enough to the trail; clears it first if it is beyond `step`. */
  #extendTrail(step) {
    const isBeyond = this.tracks.some((track, i) => this.trailEnds[i] > track.at(step));
    if (isBeyond || this.clouds.some((cloud) => cloud.isBeyond(step))) this.#clearTrail();
    for (const cloud of this.clouds) cloud.grow(this.trail, step);
    this.tracks.forEach((track, i) => {
      const to = track.vertex[track.at(step)];
      if (track.lengths[to] - track.lengths[this.trailEnds[i]] < SHORTEST) return;
      if (this.clouds.length) this.#strokeOverClouds(i, this.trailEnds[i], to);
      else this.#stroke(this.trail, i, this.trailEnds[i], to);
      this.trailEnds[i] = to;
    });
  }

  /** Tells whether the `ends` of the paths are those that are shown. */
  #areShown(ends) {
    const isSame = (end, i) => {
      const old = this.shownEnds[i];
      const hasMoved = Math.abs(old.x - end.x) + Math.abs(old.y - end.y) > 0.05;
      return !hasMoved && old.kind === end.kind && old.distance === end.distance;
    };
    return this.shownEnds.length === ends.length && ends.every(isSame);
  }

  /**
   * Draws `step`: the paths, the `rings` of the starts ({ x, y, member, fixed } in data units; the one of the member
   * `hovered` is marked), the `layers` of the map, and the ends of the paths.
   */
  paint(step, rings, hovered, layers) {
    if (!this.view || !this.theme) return;
    const { tracks, view, runs, members } = this;
    const ends = runs ? tracks.map((track, i) => pathEnd(track, view, runs, members[i], step)) : [];
    const dirty = this.redraw || this.unfinished || this.clouds.some((cloud) => cloud.isDirty(step));
    if (!dirty && !layers.some((layer) => layer.dirty) && this.#areShown(ends)) return;
    this.#drawPaths(step);
    this.#drawRings(rings, hovered);
    for (const layer of layers) layer.draw(this.context, members);
    ends.forEach((end, i) => drawEnd(this.context, end, this.theme.paths[members[i]], this.theme.rim));
    placeLabels(this.distanceLabels, ends, view);
    this.shownEnds = ends;
    this.redraw = false;
  }

  #drawRings(rings, hovered) {
    for (const { x, y, member, fixed } of rings) {
      const colour = member === null ? this.theme.mark : this.theme.paths[member];
      this.context.globalAlpha = this.view.visible(x, y) ? 1 : HIDDEN_OPACITY;
      const place = this.view.placeInside(x, y);
      if (fixed) drawOrigin(this.context, ...place, colour, this.theme.rim);
      else drawRing(this.context, ...place, colour, this.theme.rim, hovered === member);
      this.context.globalAlpha = 1;
    }
  }

  /** Returns the nearest of `rings` around a position (px), or undefined if none is near enough. */
  ringAt(rings, pixelX, pixelY) {
    const distance = ({ x, y }) => {
      const [ringX, ringY] = this.view.placeInside(x, y);
      return Math.hypot(ringX - pixelX, ringY - pixelY);
    };
    const near = rings.filter((ring) => distance(ring) <= RING_RADIUS);
    return near.sort((a, b) => distance(a) - distance(b))[0];
  }
}
