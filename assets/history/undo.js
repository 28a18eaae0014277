const TEXT_INPUT = "input:not([type=range], [type=checkbox], [type=radio], [type=file])";
const TEXT_FIELDS = `${TEXT_INPUT}, textarea, [contenteditable=''], [contenteditable=true]`;

/** Returns "back" for Ctrl + Z, "forward" for Shift + Ctrl + Z or Ctrl + Y (Cmd on a Mac), null for other keys. */
function directionOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "forward" : "back";
  return letter === "y" && ctrlKey && !shiftKey ? "forward" : null;
}

/** Goes back or forward by one of the visitor's changes, but never to another web page. */
function undo(event) {
  const direction = directionOf(event);
  const { navigation } = globalThis; // missing in old browsers, where the back button does the same
  if (!direction || !navigation || event.defaultPrevented) return;
  if (event.composedPath()[0].closest?.(TEXT_FIELDS)) return; // the browser undoes what was typed there
  event.preventDefault();
  const next = /** @type {NavigationHistoryEntry} */ (navigation.currentEntry).index + (direction === "back" ? -1 : 1);
  if (navigation.entries()[next]?.sameDocument) navigation[direction]();
}

/** Streamlit's entry; returns the clean-up for unmounting. */
export default function mount() {
  document.addEventListener("keydown", undo);
  return () => document.removeEventListener("keydown", undo);
}
