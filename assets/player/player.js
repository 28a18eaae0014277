import { element } from "../shared/dom.js";
import { readTheme } from "../shared/palette.js";
import { SizeWatch } from "../shared/size.js";
import { SliderWatch } from "../shared/sliders.js";
import { PlotLink } from "./chart/plotly_link.js";
import { Keys } from "./playback/keys.js";
import { Playback } from "./playback/playback.js";
import { Viewpoint } from "./relief/viewpoint.js";
import { Scene } from "./scene.js";
import { Connection } from "./server/connection.js";
import { Gesture } from "./starts/gesture.js";

const players = new WeakMap();

// While a start is dragged, drawing waits for its new paths, so that the browser has time to follow the pointer.
const MAX_WAIT = 100; // ms

/** A stage on the page: takes messages and draws frames. */
class Player {
  #frame = 0;
  #frames = 0;
  #updates = 0;
  #attached = false;
  #hasNewData = false;
  #drawTime = 0; // ms

  constructor() {
    this.root = element("div", "ll-player");
    this.playback = new Playback(() => this.#invalidate());
    this.viewpoint = new Viewpoint(this.playback.address, () => this.#invalidate());
    this.connection = new Connection({
      show: (stage, runs) => this.#show(stage, runs),
      queryChanged: (query, fromStreamlit) => this.playback.setQuery(query, fromStreamlit),
      step: () => this.playback.clock.step,
    });
    this.keys = new Keys(this.playback.actions, this.viewpoint, () => this.scene?.transport.scrubber);
    this.gesture = new Gesture(this.connection, this.playback, () => this.#invalidate());
    this.size = new SizeWatch(this.root, () => this.#layout());
    this.sliders = new SliderWatch((fields) => this.connection.requests.preview(fields));
    this.plot = new PlotLink((step) => this.playback.preview(step), this.playback.actions.scrub);
    this.api = {
      receive: (component) => this.connection.receive(component),
      state: () => this.#state(),
      handOver: () => this.#handOver(),
    };
  }

  /** Puts the player into the component's element and takes over its message. */
  attach({ parentElement, data }) {
    if (this.root.parentNode !== parentElement) parentElement.append(this.root);
    const stage = this.connection.readStage(data);
    if (!this.#attached) this.#listen();
    this.connection.takeStage(stage);
    this.#refreshTheme();
    requestAnimationFrame(() => this.#refreshTheme());
  }

  #listen() {
    this.#attached = true;
    this.playback.address.open();
    this.keys.start();
    this.size.start();
    this.plot.start();
    if (this.scene) this.sliders.start(this.scene.header.fields);
    const earlier = globalThis.lossLandscape;
    const { waiting, leftStates = {} } = earlier?.handOver?.() ?? earlier ?? {};
    const { playback, camera } = leftStates[this.connection.place] ?? {};
    globalThis.lossLandscape = Object.assign(this.api, { leftStates });
    if (playback) this.playback.resume(playback);
    if (camera) this.viewpoint.resume(camera);
    this.connection.requests.answer(playback?.seq ?? null);
    if (waiting) this.connection.receive(waiting);
    this.#invalidate();
  }

  /** Stops all work, so that a later player can continue. */
  detach() {
    if (!this.#attached) return;
    this.#attached = false;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.keys.stop();
    this.size.stop();
    this.plot.stop();
    this.sliders.stop();
    this.playback.address.close();
    this.connection.requests.cancel();
    this.gesture.active = false;
    if (globalThis.lossLandscape !== this.api) return;
    globalThis.lossLandscape = this.#handOver();
  }

  /** Returns what a later player needs: the paths that wait for it, and the state of each place on the page. */
  #handOver() {
    const playback = { ...this.playback.state, seq: this.connection.requests.seq };
    const leftStates = { ...this.api.leftStates, [this.connection.place]: { playback, camera: this.viewpoint.state } };
    return { waiting: this.connection.waiting, leftStates };
  }

  #show(stage, runs) {
    const isNew = stage.header !== this.scene?.header;
    const camera = this.viewpoint.load(stage.header, runs);
    if (isNew) this.#build(stage, camera);
    if (runs && runs !== this.runs) {
      this.#updates += 1;
      this.playback.clock.setSteps(runs.steps);
      this.playback.begin(runs.step);
    }
    this.runs = runs;
    this.#hasNewData = true;
    if (this.connection.requests.idle && !this.gesture.active) this.scene.starts.settle();
    this.#load();
    if (isNew) this.#draw();
  }

  #build(stage, camera) {
    this.gesture.release(); // the canvas with the pointer is removed and would not report its release
    const { moveStart, release, changed } = this.gesture;
    const actions = { ...this.playback.actions, moveStart, release, changed };
    this.scene = new Scene(this.root, stage, actions, camera, this.scene);
    this.theme = this.#readTheme();
    if (this.#attached) this.sliders.start(stage.header.fields);
    if (this.size.width) this.scene.layout(this.size);
  }

  #readTheme() {
    const theme = readTheme(this.root, this.scene.header.palette);
    this.root.dataset.theme = theme.dark ? "dark" : "light";
    return theme;
  }

  #refreshTheme() {
    if (!this.scene || !this.#attached) return;
    const { id } = this.theme;
    this.theme = this.#readTheme();
    if (this.theme.id !== id) this.#load();
  }

  #layout() {
    if (!this.scene) return;
    this.scene.layout(this.size);
    this.#load();
    this.#draw();
  }

  #load() {
    if (!this.size.width) return;
    this.scene.load(this.runs, this.theme);
    this.#invalidate();
  }

  #invalidate() {
    if (this.#attached) this.#frame ||= requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now) {
    this.#frame = 0;
    this.playback.advance(now);
    if (this.size.width && this.viewpoint.takeMove()) this.scene.turn(this.theme);
    if (!this.gesture.active || this.#hasNewData || now - this.#drawTime > MAX_WAIT) {
      this.#draw();
      this.#drawTime = now;
      this.#hasNewData = false;
    }
    if (this.playback.clock.playing || this.gesture.active || this.scene?.unfinished) this.#invalidate();
  }

  #draw() {
    if (!this.scene || !this.size.width) return;
    this.scene.paint(this.playback.shown, !this.connection.requests.idle);
    if (this.runs) this.plot.show(this.playback.clock.step, this.runs.axis);
    this.#frames += 1;
  }

  /** A plain record of the state, for tests and measurements. */
  #state() {
    const { layout = null, dimensions = null } = this.scene?.header ?? {};
    const panels = this.scene?.maps.panels.length ?? 0;
    const counts = { seq: this.connection.answered, frames: this.#frames, updates: this.#updates };
    const view = { layout, dimensions, panels, camera: this.viewpoint.camera?.numbers ?? null };
    const arrows = this.scene?.maps.layers.arrows.state ?? null;
    const shown = this.playback.shown.step;
    const clouds = this.runs?.layers.clouds.size ?? 0;
    return { ...this.playback.state, shown, ...counts, ...view, arrows, clouds, dragging: this.gesture.active };
  }
}

/** Streamlit's entry: called on every change of data or theme; returns the clean-up for unmounting. */
export default function mount(component) {
  const { parentElement } = component;
  if (!players.has(parentElement)) players.set(parentElement, new Player());
  const player = players.get(parentElement);
  const mountNumber = (player.mountNumber = (player.mountNumber ?? 0) + 1);
  player.attach(component);
  return () => {
    if (player.mountNumber === mountNumber || !parentElement.isConnected) player.detach();
  };
}
