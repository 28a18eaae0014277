const TEXT = "textarea, select, [contenteditable=''], [contenteditable=true], dialog[open], [aria-modal=true]";
const LIST_ROLES = ["combobox", "listbox", "option", "menu", "menuitem", "spinbutton", "grid", "searchbox", "textbox"];
const CHOICE_ROLES = ["tab", "radio", "switch", "checkbox"];
const MOVE_KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);
const PRESS_KEYS = new Set([" ", "Enter"]);

const withRoles = (roles) => roles.map((role) => `[role=${role}]`).join(", ");
const INPUT = "input:not([type=range], [type=radio], [type=checkbox])";
const TAKES_ALL = `${INPUT}, ${TEXT}, ${withRoles(LIST_ROLES)}`;
const TAKES_MOVES = "input[type=range], [role=slider]";
const TAKES_CHOICE = `input[type=radio], input[type=checkbox], ${withRoles(CHOICE_ROLES)}`;

/**
 * Knows which keys the focused control needs. Text fields keep what is typed, and sliders keep the keys that move them.
 * Tabs, choices and buttons keep their keys only if they got the focus by keyboard, not by a press of the pointer.
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
    const isIn = (selector) => event.composedPath().some((node) => node instanceof Element && node.matches(selector));
    if (isIn(TAKES_ALL)) return true;
    if (isIn(TAKES_MOVES)) return MOVE_KEYS.has(key);
    if (this.#pressed) return false;
    if (isIn(TAKES_CHOICE)) return MOVE_KEYS.has(key) || PRESS_KEYS.has(key);
    return isIn("button, summary, a") && PRESS_KEYS.has(key);
  }
}
