const NEAR = 9; // px within which a point is erased
const SPRAY = { every: 7, radius: 10 }; // px along the way between two points, and around it
const MARGIN = 0.12; // of the range of the points, on each side
/** @type {[number, number]} */
const LABEL_RANGE = [-0.3, 1.3];
const boards = new WeakMap();

function make(tag, name, parent, text = "") {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = text;
  parent.append(node);
  return node;
}

/** @returns {[number, number]} */
function rangeOf(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = MARGIN * (high - low) || 1;
  return [low - margin, high + margin];
}

/** A canvas on which a visitor puts down samples and takes them away. */
class Board {
  points = [];
  #given = "";
  #sent = []; // not answered yet, the oldest first
  #erasing = false;
  #label = 1;
  #held = null;

  constructor(parent) {
    this.root = make("div", "board", parent);
    this.canvas = make("canvas", "board-canvas", this.root);
    this.canvas.setAttribute("role", "img");
    this.tools = make("div", "board-tools", this.root);
    this.hint = make("div", "board-hint", this.root);
    this.canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    this.canvas.addEventListener("pointerdown", (event) => this.#press(event));
    this.canvas.addEventListener("pointermove", (event) => this.#move(event));
    this.canvas.addEventListener("pointerup", () => this.#release());
    this.canvas.addEventListener("pointercancel", () => this.#takeBack());
    new ResizeObserver(() => this.#resize()).observe(this.root);
  }

  /** Takes what Python says; points that it has said before do not undo what has been drawn since. */
  show({ data, setTriggerValue }) {
    const given = JSON.stringify([data.points, data.labels]);
    const relabelled = data.labels !== this.data?.labels;
    this.data = data;
    this.send = setTriggerValue;
    if (given !== this.#given) this.#take(data);
    this.#given = given;
    if (relabelled) this.#makeTools();
    this.canvas.setAttribute("aria-label", data.words.canvas);
    this.#resize();
  }

  #take({ points, labels }) {
    const answered = this.#sent.indexOf(JSON.stringify(points)) + 1;
    this.#sent.splice(0, answered || this.#sent.length);
    if (answered) return;
    this.points = points.map(([x, y]) => [x, y]);
    this.across = rangeOf(points.map(([x]) => x));
    this.up = labels ? LABEL_RANGE : rangeOf(points.map(([, y]) => y));
  }

  #makeTools() {
    const { words, labels } = this.data;
    this.tools.replaceChildren();
    const choices = labels
      ? [0, 1].map((label) => [words.label.replace("{label}", label), () => (this.#label = label), label === this.#label])
      : [[words.add, () => {}, true]];
    this.modes = [...choices, [words.erase, () => {}, false]].map(([text, choose, on], place, all) => {
      const button = make("button", "board-tool", this.tools, text);
      button.type = "button";
      button.setAttribute("aria-pressed", String(on));
      button.addEventListener("click", () => {
        choose();
        this.#erasing = place === all.length - 1;
        for (const other of this.modes) other.setAttribute("aria-pressed", String(other === button));
      });
      return button;
    });
    this.#erasing = false;
    const clear = make("button", "board-tool", this.tools, words.clear);
    clear.type = "button";
    clear.addEventListener("click", () => {
      this.points = [];
      this.#draw();
    });
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
    this.sheet = this.canvas.getContext("2d");
    this.sheet.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#draw();
  }

  #place([x, y]) {
    const share = (value, [low, high]) => (value - low) / (high - low);
    return [share(x, this.across) * this.width, (1 - share(y, this.up)) * this.height];
  }

  #sampleAt(left, top) {
    const at = ([low, high], share) => Number((low + share * (high - low)).toPrecision(4));
    const y = this.data.labels ? this.#label : at(this.up, 1 - top / this.height);
    return [at(this.across, left / this.width), y];
  }

  #draw() {
    const { sheet, data } = this;
    sheet.clearRect(0, 0, this.width, this.height);
    const [left, bottom] = this.#place([0, 0]);
    sheet.fillStyle = getComputedStyle(this.root).color;
    sheet.globalAlpha = 0.2;
    sheet.fillRect(Math.round(left), 0, 1, this.height);
    sheet.fillRect(0, Math.round(bottom), this.width, 1);
    sheet.globalAlpha = 0.75;
    for (const point of this.points) {
      sheet.fillStyle = data.colours[data.labels ? point[1] : 0];
      sheet.beginPath();
      sheet.arc(...this.#place(point), 3, 0, 2 * Math.PI);
      sheet.fill();
    }
    sheet.globalAlpha = 1;
    const hint = matchMedia("(pointer: coarse)").matches ? data.words.hint_touch : data.words.hint;
    this.hint.textContent = this.#makesSense() ? hint : data.words.too_few;
  }

  #press(event) {
    const erase = this.#erasing || event.button === 2;
    this.canvas.setPointerCapture(event.pointerId);
    this.#held = { erase, at: [event.offsetX, event.offsetY], before: [...this.points] };
    this.#act(event.offsetX, event.offsetY);
  }

  #move({ offsetX, offsetY }) {
    if (!this.#held) return;
    const { erase, at } = this.#held;
    if (!erase && Math.hypot(offsetX - at[0], offsetY - at[1]) < SPRAY.every) return;
    this.#held.at = [offsetX, offsetY];
    const [angle, reach] = [2 * Math.PI * Math.random(), SPRAY.radius * Math.random()];
    if (erase) this.#act(offsetX, offsetY);
    else this.#act(offsetX + reach * Math.cos(angle), offsetY + reach * Math.sin(angle));
  }

  #act(left, top) {
    const far = (point) => {
      const [x, y] = this.#place(point);
      return Math.hypot(x - left, y - top) > NEAR;
    };
    const isWithin = left >= 0 && left <= this.width && top >= 0 && top <= this.height; // the hand may leave the board
    if (this.#held.erase) this.points = this.points.filter(far);
    else if (isWithin && this.points.length < this.data.most) this.points.push(this.#sampleAt(left, top));
    this.#draw();
  }

  #makesSense() {
    return this.points.length >= 2 && this.points.some(([x]) => x !== this.points[0][0]);
  }

  /** A swipe that scrolls the page has drawn nothing. */
  #takeBack() {
    if (!this.#held) return;
    this.points = this.#held.before;
    this.#held = null;
    this.#draw();
  }

  #release() {
    if (!this.#held) return;
    this.#held = null;
    if (!this.#makesSense()) return;
    this.#sent.push(JSON.stringify(this.points));
    this.send("points", this.points);
  }
}

/** Streamlit's entry: called with every change of data. */
export default function mount(component) {
  const { parentElement } = component;
  if (!boards.has(parentElement)) boards.set(parentElement, new Board(parentElement));
  boards.get(parentElement).show(component);
}
