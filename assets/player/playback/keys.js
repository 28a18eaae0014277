import { Focus } from "./focus.js";

const COMPOSED = new Set(["[", "]"]); // need AltGr or Option on many keyboards

/** Tells whether the key is a command of the browser or the system. */
function isCommand(event) {
  if (event.metaKey) return true;
  if (!COMPOSED.has(event.key)) return event.ctrlKey || event.altKey;
  return event.ctrlKey && !event.altKey && !event.getModifierState("AltGraph");
}

const TURNS = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }; // degrees

function cameraAction({ key, shiftKey }, camera) {
  if (shiftKey && TURNS[key]) return () => camera.turn(...TURNS[key]);
  if (key === "+" || key === "=") return () => camera.zoomBy(1.1);
  if (key === "-" || key === "_") return () => camera.zoomBy(1 / 1.1);
  return key === "0" ? () => camera.reset() : undefined;
}

function consume(event) {
  event.preventDefault();
  event.stopPropagation();
}

function actionOf(event, actions, camera) {
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
  return (camera && cameraAction(event, camera)) ?? action;
}

/** The keys of the player, which work anywhere on the page unless another control needs them. */
export class Keys {
  #focus = new Focus();
  #handledKey = null;

  /** `scrubber` returns the player's range input. Shift and arrows, plus, minus and 0 move an active camera. */
  constructor(actions, viewpoint, scrubber) {
    this.actions = actions;
    this.viewpoint = viewpoint;
    this.scrubber = scrubber;
  }

  start() {
    this.#focus.start();
    document.addEventListener("keydown", this.#onDown, true);
    document.addEventListener("keyup", this.#onUp, true);
  }

  stop() {
    this.#focus.stop();
    document.removeEventListener("keydown", this.#onDown, true);
    document.removeEventListener("keyup", this.#onUp, true);
  }

  #onDown = (event) => {
    const action = this.#actionOf(event);
    this.#handledKey = action ? event.key : null;
    if (!action) return;
    consume(event);
    action();
  };

  /** A button reacts when the key comes up, which must be prevented too. */
  #onUp = (event) => {
    if (event.key === this.#handledKey) consume(event);
  };

  #actionOf(event) {
    if (isCommand(event) || event.defaultPrevented) return undefined;
    const isOurs = event.composedPath()[0] === this.scrubber();
    if (!isOurs && this.#focus.keeps(event)) return undefined;
    return actionOf(event, this.actions, this.viewpoint.active);
  }
}
