import { element, setText, sizeCanvas } from "../../shared/dom.js";
import { fillWords, formatShort } from "../../shared/numbers.js";
import { ARROW_STYLES, drawArrowOf, drawOutline } from "./arrowheads.js";

const SYMBOL = { width: 30, height: 12 }; // px

/** Returns the scale at which something is drawn, in words. */
function describeScale(words, factor) {
  if (factor === null) return "";
  if (factor === 1) return words.to_scale;
  return fillWords(words.scaled, { factor: factor < 1 ? `1/${formatShort(1 / factor)}` : formatShort(factor) });
}

function drawSymbol(canvas, name, colour) {
  const context = sizeCanvas(canvas, SYMBOL.width, SYMBOL.height, devicePixelRatio || 1);
  const style = { colour, rim: null, clear: name === "stub" ? SYMBOL.width / 2 : 0, cut: name === "cut" };
  const middle = SYMBOL.height / 2;
  const tip = SYMBOL.width - (name === "look_ahead" ? 6 : 2);
  if (name === "rates") {
    const corner = (i) => [SYMBOL.width / 2 + 12 * Math.cos(i / 4), middle + 4.5 * Math.sin(i / 4)];
    drawOutline(context, Array.from({ length: 25 }, (_, i) => corner(i)), [], style);
  } else if (name === "stub") drawArrowOf(context, "gradient", [1, middle], [2, middle], style);
  else drawArrowOf(context, name === "cut" ? "gradient" : name, [1, middle], [tip, middle], style);
}

/** The key to the arrows on the maps, with the scales at which they are drawn; hidden if there are no arrows. */
export class ArrowKey {
  #content = "";

  constructor(parent, words) {
    this.words = words;
    this.root = element("div", "ll-key", parent);
    this.root.setAttribute("role", "list");
    this.root.setAttribute("aria-label", words.internals);
    this.root.hidden = true;
  }

  /**
   * Shows `scales` (name -> factor) in the colours of `theme`. On a map `shared` by all paths, arrows have the
   * colours of their paths; then the key has the colour of the marks.
   *
   * @param {Theme} theme
   */
  load(scales, theme, shared) {
    const names = Object.keys(ARROW_STYLES).filter((name) => name in scales);
    this.root.hidden = names.length === 0;
    const content = JSON.stringify([names.map((name) => [name, scales[name]]), theme.id, shared]);
    if (content === this.#content) return;
    this.#content = content;
    this.root.replaceChildren();
    const colour = (name) => (shared ? theme.mark : theme.internals[name]);
    for (const name of names) {
      this.#add(name, colour(name), this.words[`internal_${name}`], describeScale(this.words, scales[name]));
    }
    if (names.length === 0) return;
    this.#add("cut", theme.mark, this.words.longer, "");
    this.#add("stub", theme.mark, this.words.shorter, "");
  }

  #add(name, colour, title, scale) {
    const item = element("span", "ll-key-item", this.root);
    item.setAttribute("role", "listitem");
    const symbol = element("canvas", "ll-key-sign", item);
    symbol.setAttribute("aria-hidden", "true");
    drawSymbol(symbol, name, colour);
    setText(element("span", "", item), title);
    setText(element("span", "ll-word", item), scale);
  }
}
