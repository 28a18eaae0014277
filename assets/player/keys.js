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

/** Turns a keydown anywhere on the page into one of `actions`; `scrubber` is our own range input. */
export function handleKey(event, scrubber, actions) {
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
  const action = move ? () => actions.moveBy(move * (event.shiftKey ? 10 : 1)) : plain[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
