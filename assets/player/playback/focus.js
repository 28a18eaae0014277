const TYPED = "textarea, select, [contenteditable=''], [contenteditable=true], dialog[open], [aria-modal=true]";
const LISTED = ["combobox", "listbox", "option", "menu", "menuitem", "spinbutton", "grid", "searchbox", "textbox"];
const CHOSEN = ["tab", "radio", "switch", "checkbox"];
const SLIDING = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);
const PRESSING = new Set([" ", "Enter"]);

const withRoles = (roles) => roles.map((role) => `[role=${role}]`).join(", ");
const BOX = "input:not([type=range], [type=radio], [type=checkbox])";
const TAKES_ALL = `${BOX}, ${TYPED}, ${withRoles(LISTED)}`;
const TAKES_SLIDING = "input[type=range], [role=slider]";
const TAKES_CHOICE = `input[type=radio], input[type=checkbox], ${withRoles(CHOSEN)}`;

/**
 * Knows what the control in focus does with a key. One that was pressed by a pointer has done its work: a tab, a choice
 * or a button keeps only keys that come to it by the keyboard. Boxes keep what is typed, sliders what moves them.
 */
export class Focus {
  #pressed = false;
  #onPress = () => (this.#pressed = true);
  #onKey = (event) => {
    if (event.key === "Tab") this.#pressed = false;
  };

  start() {
    document.addEventListener("pointerdown", this.#onPress, true);
    document.addEventListener("keydown", this.#onKey, true);
  }

  stop() {
    document.removeEventListener("pointerdown", this.#onPress, true);
    document.removeEventListener("keydown", this.#onKey, true);
  }

  /** Tells whether the key of `event` is meant for the control that it comes from. */
  keeps(event) {
    const { key } = event;
    const isIn = (kind) => event.composedPath().some((node) => node instanceof Element && node.matches(kind));
    if (isIn(TAKES_ALL)) return true;
    if (isIn(TAKES_SLIDING)) return SLIDING.has(key);
    if (this.#pressed) return false;
    if (isIn(TAKES_CHOICE)) return SLIDING.has(key) || PRESSING.has(key);
    return isIn("button, summary, a") && PRESSING.has(key);
  }
}
