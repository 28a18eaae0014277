const TYPED = "input:not([type=range], [type=checkbox], [type=radio], [type=file]), textarea, [contenteditable=''], [contenteditable=true]";

/** Returns "back" for Ctrl + Z, "forward" for Shift + Ctrl + Z or Ctrl + Y (Cmd on a Mac), null for other keys. */
function wayOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "forward" : "back";
  return letter === "y" && ctrlKey && !shiftKey ? "forward" : null;
}

/** Goes one of the visitor's own changes back or forward, and never to another page of the web. */
function undo(event) {
  const way = wayOf(event);
  const { navigation } = globalThis; // absent in old browsers, whose buttons do the same
  if (!way || !navigation || event.defaultPrevented || event.composedPath()[0].closest?.(TYPED)) return;
  event.preventDefault();
  const next = navigation.currentEntry.index + (way === "back" ? -1 : 1);
  if (navigation.entries()[next]?.sameDocument) navigation[way]();
}

/** Streamlit's entry; returns the clean-up for unmounting. */
export default function mount() {
  document.addEventListener("keydown", undo);
  return () => document.removeEventListener("keydown", undo);
}
