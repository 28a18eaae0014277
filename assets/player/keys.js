const TYPING = "textarea, select, [contenteditable=''], [contenteditable=true]";
const ARROW_ROLES = ["slider", "tab", "radio", "option", "menuitem", "spinbutton", "grid"];
const WITH_ARROWS = ARROW_ROLES.map((role) => `[role=${role}]`).join(", ");

function belongsElsewhere(event, scrubber) {
  const target = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (target === scrubber || !(target instanceof Element)) return false;
  if (target.closest(`input, ${TYPING}, ${WITH_ARROWS}`)) return true;
  return Boolean(target.closest("button, summary, a")) && (event.key === " " || event.key === "Enter");
}

const TURNS = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }; // degrees

function cameraAction({ key, shiftKey }, camera) {
  if (shiftKey && TURNS[key]) return () => camera.turn(...TURNS[key]);
  if (key === "+" || key === "=") return () => camera.zoomBy(1.1);
  if (key === "-" || key === "_") return () => camera.zoomBy(1 / 1.1);
  return key === "0" ? () => camera.reset() : undefined;
}

/**
 * Turns a keydown anywhere on the page into one of `actions`; `scrubber` is our own range input.
 * With a `camera` (null: none) Shift and the arrows, plus, minus and 0 move it.
 */
export function handleKey(event, scrubber, actions, camera) {
  if (belongsElsewhere(event, scrubber)) return;
  const moves = { ArrowLeft: -1, ArrowRight: 1 };
  const plain = {
    " ": () => actions.toggle(),
    Home: () => actions.toStart(),
    End: () => actions.toEnd(),
    "[": () => actions.shiftSpeed(-1),
    "]": () => actions.shiftSpeed(1),
    l: () => actions.toggleLoop(),
  };
  const move = moves[event.key];
  const step = move ? () => actions.moveBy(move * (event.shiftKey ? 10 : 1)) : plain[event.key];
  const action = (camera && cameraAction(event, camera)) ?? step;
  if (!action) return;
  event.preventDefault();
  action();
}
