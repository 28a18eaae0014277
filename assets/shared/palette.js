import { contextOf } from "./dom.js";

/** Returns `[red, green, blue, opacity]`, 0..255 and 0..1, of any CSS colour. */
export function colourChannels(colour) {
  const context = contextOf(document.createElement("canvas"));
  context.fillStyle = colour;
  const text = String(context.fillStyle);
  if (text.startsWith("#")) return [...[1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)), 1];
  return (text.match(/[\d.]+/g) ?? []).slice(0, 4).map(Number);
}

/** Returns `[red, green, blue]` of the CSS colour that lies at `fraction` (0..1) of the way from `one` to `other`. */
export function mixColours(one, other, fraction) {
  const [from, to] = [colourChannels(one), colourChannels(other)];
  return [0, 1, 2].map((c) => Math.round(from[c] + fraction * (to[c] - from[c])));
}

/** Returns the colours of the theme around `root`: those of `palette.light` or `palette.dark` and those of the page. */
export function readTheme(root, palette) {
  const style = getComputedStyle(root);
  const variable = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  const background = variable("--st-background-color", "#ffffff");
  const [red, green, blue] = colourChannels(background);
  const dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
  const text = variable("--st-text-color", dark ? "#fafafa" : "#31333f");
  const border = variable("--st-border-color", dark ? "#3a3d46" : "#d9dade");
  const colours = palette[dark ? "dark" : "light"];
  const rim = dark ? "#0b0f15" : "#ffffff";
  const font = style.fontFamily;
  return { dark, background, text, border, rim, font, ...colours, id: [background, text, border].join() };
}

/** Returns the RGBA bytes of `size` colours, evenly spaced from the first of `stops` to the last. */
export function colourRamp(stops, size) {
  const channels = stops.map(colourChannels);
  const ramp = new Uint8ClampedArray(4 * size);
  for (let i = 0; i < size; i++) {
    const place = (i / (size - 1)) * (stops.length - 1);
    const left = Math.min(stops.length - 2, Math.floor(place));
    for (let c = 0; c < 3; c++) {
      ramp[4 * i + c] = channels[left][c] + (place - left) * (channels[left + 1][c] - channels[left][c]);
    }
    ramp[4 * i + 3] = 255;
  }
  return ramp;
}
