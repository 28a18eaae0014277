const ERASER = 9; // px, its radius
const SPRAY = { spacing: 7, radius: 10 }; // px between two points of a stroke, and how far they scatter around it
const MARGIN = 0.12; // of the range of the points, on each side
/** @type {Span} */
const LABEL_RANGE = [-0.3, 1.3];
const boards = new WeakMap();

function addElement(tag, name, parent, text = "") {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = text;
  parent.append(node);
  return node;
}

/** @returns {Span} */
function rangeOf(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = MARGIN * (high - low) || 1;
  return [low - margin, high + margin];
}

/** A canvas on which a visitor draws samples and erases them. */
class Board {
  /** @type {Point[]} */
  points = [];
  #lastData = ""; // the samples that Python sent last, as JSON
  #unanswered = []; // samples sent to Python, as JSON, the oldest first
  #modes = []; // the buttons of which one is pressed
  #erasing = false;
  #label = 1;
  /** @type {{ erase: boolean, at: Point, before: Point[] } | null} */
  #stroke = null; // while the pointer is down
  /** @type {Span} */
  across;
  /** @type {Span} */
  up;
  /** @type {number} */
  width;
  /** @type {number} */
  height;

  constructor(parent) {
    this.root = addElement("div", "board", parent);
    this.canvas = addElement("canvas", "board-canvas", this.root);
    this.canvas.setAttribute("role", "img");
    this.tools = addElement("div", "board-tools", this.root);
    this.hint = addElement("div", "board-hint", this.root);
    this.canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    this.canvas.addEventListener("pointerdown", (event) => this.#press(event));
    this.canvas.addEventListener("pointermove", (event) => this.#move(event));
    this.canvas.addEventListener("pointerup", () => this.#release());
    this.canvas.addEventListener("pointercancel", () => this.#cancelStroke());
    new ResizeObserver(() => this.#resize()).observe(this.root);
  }

  /** Takes over data from Python; samples that it has sent before do not undo what has been drawn since. */
  show({ data, setTriggerValue }) {
    const received = JSON.stringify([data.points, data.labels]);
    const hasNewLabels = data.labels !== this.data?.labels;
    this.data = data;
    this.send = setTriggerValue;
    if (received !== this.#lastData) this.#load(data);
    this.#lastData = received;
    if (hasNewLabels) this.#makeTools();
    this.canvas.setAttribute("aria-label", data.words.canvas);
    this.#resize();
  }

  /** Shows the samples from Python, unless they are the answer to what was drawn here. */
  #load({ points, labels }) {
    const answered = this.#unanswered.indexOf(JSON.stringify(points)) + 1;
    this.#unanswered.splice(0, answered || this.#unanswered.length);
    if (answered) return;
    this.points = points.map(([x, y]) => [x, y]);
    this.across = rangeOf(points.map(([x]) => x));
    this.up = labels ? LABEL_RANGE : rangeOf(points.map(([, y]) => y));
  }

  #makeTools() {
    const { words, labels } = this.data;
    this.tools.replaceChildren();
    const pen = (text, label, isPressed) => this.#addMode(text, isPressed, () => this.#pick(label));
    const pens = labels
      ? [0, 1].map((label) => pen(words.label.replace("{label}", String(label)), label, label === this.#label))
      : [pen(words.add, null, true)];
    this.#modes = [...pens, this.#addMode(words.erase, false, () => (this.#erasing = true))];
    this.#erasing = false;
    this.#addTool(words.clear, () => {
      this.points = [];
      this.#draw();
    });
  }

  #addTool(text, action) {
    const button = addElement("button", "board-tool", this.tools, text);
    button.type = "button";
    button.addEventListener("click", action);
    return button;
  }

  /** Adds a button that stays pressed until another mode is chosen. */
  #addMode(text, isPressed, choose) {
    const button = this.#addTool(text, () => {
      choose();
      for (const other of this.#modes) other.setAttribute("aria-pressed", String(other === button));
    });
    button.setAttribute("aria-pressed", String(isPressed));
    return button;
  }

  /** Draws with samples of `label` from now on; null where samples have no labels. */
  #pick(label) {
    this.#erasing = false;
    if (label !== null) this.#label = label;
  }

  #resize() {
    const width = this.root.clientWidth;
    if (!width || !this.data) return;
    const ratio = devicePixelRatio || 1;
    this.width = width;
    this.height = Math.round(width * (this.data.labels ? 0.45 : 0.7));
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.canvas.style.height = `${this.height}px`;
    this.context = this.canvas.getContext("2d");
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#draw();
  }

  /** Returns the position (px) of a sample. */
  #position([x, y]) {
    const share = (value, [low, high]) => (value - low) / (high - low);
    return [share(x, this.across) * this.width, (1 - share(y, this.up)) * this.height];
  }

  /** Returns the sample at a position (px). */
  #sampleAt(left, top) {
    const valueAt = ([low, high], share) => Number((low + share * (high - low)).toPrecision(4));
    const y = this.data.labels ? this.#label : valueAt(this.up, 1 - top / this.height);
    return /** @type {Point} */ ([valueAt(this.across, left / this.width), y]);
  }

  #draw() {
    const { context, data } = this;
    context.clearRect(0, 0, this.width, this.height);
    const [left, bottom] = this.#position([0, 0]);
    context.fillStyle = getComputedStyle(this.root).color;
    context.globalAlpha = 0.2;
    context.fillRect(Math.round(left), 0, 1, this.height);
    context.fillRect(0, Math.round(bottom), this.width, 1);
    context.globalAlpha = 0.75;
    for (const point of this.points) {
      context.fillStyle = data.colours[data.labels ? point[1] : 0];
      context.beginPath();
      context.arc(...this.#position(point), 3, 0, 2 * Math.PI);
      context.fill();
    }
    context.globalAlpha = 1;
    const hint = matchMedia("(pointer: coarse)").matches ? data.words.hint_touch : data.words.hint;
    this.hint.textContent = this.#isEnough() ? hint : data.words.too_few;
  }

  #press(event) {
    const erase = this.#erasing || event.button === 2;
    this.canvas.setPointerCapture(event.pointerId);
    this.#stroke = { erase, at: [event.offsetX, event.offsetY], before: [...this.points] };
    this.#apply(event.offsetX, event.offsetY);
  }

  #move({ offsetX, offsetY }) {
    if (!this.#stroke) return;
    const { erase, at } = this.#stroke;
    if (!erase && Math.hypot(offsetX - at[0], offsetY - at[1]) < SPRAY.spacing) return;
    this.#stroke.at = [offsetX, offsetY];
    const [angle, radius] = [2 * Math.PI * Math.random(), SPRAY.radius * Math.random()];
    if (erase) this.#apply(offsetX, offsetY);
    else this.#apply(offsetX + radius * Math.cos(angle), offsetY + radius * Math.sin(angle));
  }

  /** Adds a sample at a position (px), or erases those near it. */
  #apply(left, top) {
    const isKept = (point) => {
      const [x, y] = this.#position(point);
      return Math.hypot(x - left, y - top) > ERASER;
    };
    const isWithin = left >= 0 && left <= this.width && top >= 0 && top <= this.height; // a stroke may leave the board
    if (this.#stroke?.erase) this.points = this.points.filter(isKept);
    else if (isWithin && this.points.length < this.data.most) this.points.push(this.#sampleAt(left, top));
    this.#draw();
  }

  /** Tells whether a curve can be fitted: two samples with different x. */
  #isEnough() {
    return this.points.length >= 2 && this.points.some(([x]) => x !== this.points[0][0]);
  }

  /** Undoes the stroke: it was a swipe that scrolls the page. */
  #cancelStroke() {
    if (!this.#stroke) return;
    this.points = this.#stroke.before;
    this.#stroke = null;
    this.#draw();
  }

  #release() {
    if (!this.#stroke) return;
    this.#stroke = null;
    if (!this.#isEnough()) return;
    this.#unanswered.push(JSON.stringify(this.points));
    this.send("points", this.points);
  }
}

/** Streamlit's entry: called with every change of data. */
export default function mount(component) {
  const { parentElement } = component;
  if (!boards.has(parentElement)) boards.set(parentElement, new Board(parentElement));
  boards.get(parentElement).show(component);
}
