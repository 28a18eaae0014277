import { contextOf } from "../../shared/dom.js";
import { colourChannels, colourRamp, mixColours } from "../../shared/palette.js";

const RAMP = 1024; // colours
const WALL = -1; // level of a pixel of the wall
const EMPTY = -2; // level of a pixel without anything
const SHADING = 0.45;
const BRIGHTEST = 0.95; // slopes that nearly face the light have the colour of the map
const CONTOUR_WIDTH = 0.9; // px
const LIGHT = [-0.5, 0.45, 0.74]; // from the left, from the front, from above

function shadesOf(relief, { sin, cos }) {
  const { normals } = relief;
  const [left, front, above] = LIGHT;
  const [x, y] = [left * cos + front * sin, left * sin - front * cos];
  const shades = new Float32Array(normals.length / 3);
  for (let i = 0, at = 0; i < shades.length; i++, at += 3) {
    shades[i] = 1 + SHADING * (x * normals[at] + y * normals[at + 1] + above * normals[at + 2] - BRIGHTEST);
  }
  return shades;
}

/** Fills the `levels` (0..1, WALL or EMPTY) and `lights` of all pixels of `raster`, by bilinear interpolation. */
function readPixels(raster, levels, lights) {
  const { relief, projection, width, height, density, depths, walls } = raster;
  const { columns, rows } = relief;
  const { samples } = relief.surface;
  const shades = shadesOf(relief, projection);
  const [across, along] = [-projection.sin / projection.aspect, projection.cos];
  for (let column = 0, at = 0; column < width; column++) {
    const [u, v] = projection.ground((column + 0.5) / density, 0);
    for (let row = 0; row < height; row++, at++) {
      const depth = depths[at];
      if (depth === Infinity || row >= walls[column]) {
        levels[at] = depth === Infinity ? EMPTY : WALL;
        continue;
      }
      const x = Math.max(0, Math.min(1, u + depth * across)) * (columns - 1);
      const y = Math.max(0, Math.min(1, v + depth * along)) * (rows - 1);
      const i = Math.min(columns - 2, Math.floor(x));
      const j = Math.min(rows - 2, Math.floor(y));
      const a = j * columns + i;
      const b = a + columns;
      const [p, q] = [x - i, y - j];
      const [aa, ab, ba, bb] = [(1 - p) * (1 - q), p * (1 - q), (1 - p) * q, p * q];
      levels[at] = (aa * samples[a] + ab * samples[a + 1] + ba * samples[b] + bb * samples[b + 1]) / 65535;
      lights[at] = aa * shades[a] + ab * shades[a + 1] + ba * shades[b] + bb * shades[b + 1];
    }
  }
}

/** Returns the coverage (0..1) of the pixel at `at` by a contour line; lines that are too close together fade. */
function contourCoverage(levels, at, height, bands, thickness) {
  const here = levels[at] * bands;
  const nearest = Math.round(here);
  if (nearest < 1 || nearest >= bands) return 0;
  const change = (step) => {
    const before = Math.abs(here - (levels[at - step] ?? EMPTY) * bands);
    const after = Math.abs(here - (levels[at + step] ?? EMPTY) * bands);
    return before < after ? before : after; // not across the edge of a hill
  };
  const slope = Math.hypot(change(1), change(height));
  if (slope < 1e-5) return 0;
  const coverage = 0.5 + thickness / 2 - Math.abs(here - nearest) / slope;
  return Math.max(0, Math.min(1, coverage)) * Math.min(1, 0.5 / (slope * thickness));
}

function wallColours(theme) {
  const fractions = theme.dark ? [0.06, 0.12] : [0.1, 0.22];
  return fractions.map((fraction) => mixColours(theme.map[0], theme.text, fraction));
}

/**
 * Returns a canvas with one pixel per pixel of `raster`: the colour map with contour lines and shading.
 *
 * @param {Raster} raster
 * @param {Theme} theme
 */
export function paintTerrain(raster, theme) {
  const { width, height, density, projection } = raster;
  const { levels: bands } = raster.relief.surface;
  const levels = new Float32Array(width * height);
  const lights = new Float32Array(width * height);
  readPixels(raster, levels, lights);
  const ramp = colourRamp(theme.map, RAMP);
  const [lineRed, lineGreen, lineBlue, opacity] = colourChannels(theme.contour);
  const walls = wallColours(theme);
  const image = new ImageData(width, height);
  const pixels = image.data;
  for (let column = 0, at = 0; column < width; column++) {
    const wall = walls[projection.meetsSide((column + 0.5) / density) ? 0 : 1];
    for (let row = 0; row < height; row++, at++) {
      const to = 4 * (row * width + column);
      const level = levels[at];
      if (level === EMPTY) continue;
      pixels[to + 3] = 255;
      if (level === WALL) {
        pixels.set(wall, to);
        continue;
      }
      const from = 4 * Math.round(level * (RAMP - 1));
      const line = opacity * contourCoverage(levels, at, height, bands, CONTOUR_WIDTH * density);
      const light = lights[at];
      pixels[to] = ramp[from] * light * (1 - line) + lineRed * line;
      pixels[to + 1] = ramp[from + 1] * light * (1 - line) + lineGreen * line;
      pixels[to + 2] = ramp[from + 2] * light * (1 - line) + lineBlue * line;
    }
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  contextOf(canvas).putImageData(image, 0, 0);
  return canvas;
}
