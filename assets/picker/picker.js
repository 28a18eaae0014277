const pickers = new WeakMap();
const CHEVRON = "M4.5 7.5 10 13l5.5-5.5";
const CROSS = "M5 5l10 10M15 5 5 15";
const EDGE = 8; // px between the panel and the window's edges
const MIN_HEIGHT = 420; // px of the panel, if the window is high enough

/** Returns a new element of class `name`, appended to `parent`, with these attributes. */
function element(tag, name, parent, attributes = {}) {
  const node = document.createElement(tag);
  node.className = name;
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
  parent.append(node);
  return node;
}

function addIcon(path, parent) {
  const svg = `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${path}"/></svg>`;
  parent.insertAdjacentHTML("beforeend", svg);
}

/** Returns `text` in the form in which it is searched: without case, accents and apostrophes. */
function normalize(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
}

/** Returns the option to which an arrow key leads from `option`, by position on the screen; undefined at an edge. */
function neighbour(options, option, key) {
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (sideways) return options[options.indexOf(option) + sideways];
  const sign = key === "ArrowDown" ? 1 : -1;
  const from = option.getBoundingClientRect();
  const ranked = options
    .map((other) => ({ other, to: other.getBoundingClientRect() }))
    .map(({ other, to }) => ({ other, down: sign * (to.top - from.top), aside: Math.abs(to.left - from.left) }))
    .filter(({ down }) => down > 1)
    .sort((a, b) => a.down - b.down || a.aside - b.aside);
  return ranked[0]?.other;
}

/** A button with the title of the current landscape, and the panel that it opens. */
class Picker {
  /** @type {(key: string) => void} */
  send;
  #filledTheme = null; // the theme of the pictures in the list

  constructor(parent, words) {
    this.words = words;
    this.root = element("div", "picker", parent);
    element("div", "label", this.root).textContent = words.label;
    this.button = element("button", "present", this.root, { type: "button", "aria-haspopup": "dialog" });
    this.title = element("span", "title", this.button);
    addIcon(CHEVRON, this.button);
    this.button.addEventListener("click", () => this.#open());
    this.#makePanel();
  }

  #makePanel() {
    this.panel = element("dialog", "panel", this.root, { "aria-label": this.words.all });
    const head = element("div", "head", this.panel);
    const { find } = this.words;
    this.search = element("input", "search", head, { type: "search", placeholder: find, "aria-label": find });
    const close = element("button", "close", head, { type: "button", "aria-label": this.words.close });
    addIcon(CROSS, close);
    this.list = element("div", "list", this.panel);
    this.none = element("p", "none", this.panel);
    this.none.textContent = this.words.none;
    this.about = element("p", "about", this.panel);
    close.addEventListener("click", () => this.panel.close());
    this.search.addEventListener("input", () => this.#filter());
    this.panel.addEventListener("keydown", (event) => this.#handleKey(event));
    this.panel.addEventListener("click", (event) => event.target === this.panel && this.panel.close());
    this.panel.addEventListener("close", () => removeEventListener("resize", this.#place));
    for (const kind of ["focusin", "pointerover"]) this.list.addEventListener(kind, (event) => this.#showAbout(event));
  }

  /** Shows the data from Python; `setTriggerValue` sends the choice back. */
  update({ data, setTriggerValue }) {
    this.data = data;
    this.send = (key) => setTriggerValue("chosen", key);
    const current = data.groups.flatMap((group) => group.landscapes).find(({ key }) => key === data.chosen);
    this.title.textContent = current.title;
    this.button.title = current.about;
    this.button.setAttribute("aria-label", `${this.words.label}: ${current.title}`);
    if (this.panel.open) this.#mark();
  }

  #open() {
    if (this.#filledTheme !== this.data.theme) this.#fill();
    this.search.value = "";
    this.#filter();
    this.#place();
    addEventListener("resize", this.#place);
    this.panel.showModal();
    const current = this.#mark();
    current.scrollIntoView({ block: "center" });
    current.focus({ preventScroll: true });
  }

  /** Makes the options; their pictures are loaded as they come into view. */
  #fill() {
    this.#filledTheme = this.data.theme;
    this.list.replaceChildren();
    for (const { name, landscapes } of this.data.groups.filter((group) => group.landscapes.length)) {
      const group = element("section", "group", this.list, { "aria-label": name });
      element("h3", "family", group).textContent = name;
      const options = element("div", "options", group);
      for (const landscape of landscapes) this.#addOption(options, landscape, name);
    }
  }

  #addOption(parent, { key, title, about }, family) {
    const option = element("button", "option", parent, { type: "button" });
    Object.assign(option.dataset, { key, about, words: normalize(`${title} ${key.replaceAll("_", " ")} ${family}`) });
    const picture = element("img", "picture", option, { alt: "", loading: "lazy", width: 96, height: 72 });
    picture.src = new URL(`landscapes/${this.data.theme}/${key}.webp`, location.href);
    element("span", "title", option).textContent = title;
    option.addEventListener("click", () => this.#choose(key, title));
  }

  #choose(key, title) {
    this.panel.close();
    if (key === this.data.chosen) return;
    this.title.textContent = title;
    this.send(key);
  }

  #options() {
    return [...this.list.querySelectorAll(".option")];
  }

  #visibleOptions() {
    return this.#options().filter((option) => !option.hidden);
  }

  /** Marks the option of the current landscape; returns it. */
  #mark() {
    for (const option of this.#options()) option.ariaCurrent = String(option.dataset.key === this.data.chosen);
    return this.list.querySelector("[aria-current=true]");
  }

  #place = () => {
    const { left, bottom } = this.button.getBoundingClientRect();
    const top = Math.max(EDGE, Math.min(bottom + 4, innerHeight - MIN_HEIGHT));
    this.panel.style.setProperty("--left", `${Math.max(EDGE, left)}px`);
    this.panel.style.setProperty("--top", `${top}px`);
  };

  #filter() {
    const words = normalize(this.search.value).split(/\s+/);
    for (const option of this.#options()) option.hidden = !words.every((word) => option.dataset.words.includes(word));
    for (const group of this.list.children) group.hidden = !group.querySelector(".option:not([hidden])");
    const [first] = this.#visibleOptions();
    this.none.hidden = Boolean(first);
    this.about.textContent = first?.dataset.about ?? "";
    this.list.scrollTop = 0;
  }

  #showAbout({ target }) {
    const option = target.closest(".option");
    if (option) this.about.textContent = option.dataset.about;
  }

  /**
   * Arrows move the focus, Enter chooses the first match, and letters go to the search field. The event stops here, so
   * that neither the player nor Streamlit handles the key too.
   */
  #handleKey(event) {
    event.stopPropagation();
    const { key, target } = event;
    const searching = target === this.search;
    const [first] = this.#visibleOptions();
    const isLetter = key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (searching && key === "Enter") {
      event.preventDefault(); // the button, which has the focus once the panel is closed, would open it again
      first?.click();
    }
    if (searching && key === "ArrowDown") this.#focus(event, first);
    else if (!searching && isLetter) this.search.focus();
    else if (target.matches(".option") && key.startsWith("Arrow")) {
      this.#focus(event, neighbour(this.#visibleOptions(), target, key) ?? (key === "ArrowUp" ? this.search : target));
    }
  }

  #focus(event, node) {
    event.preventDefault();
    node?.focus();
  }
}

/** Streamlit's entry: called on every change of data or theme. */
export default function mount(component) {
  const { parentElement, data } = component;
  if (!pickers.has(parentElement)) pickers.set(parentElement, new Picker(parentElement, data.words));
  pickers.get(parentElement).update(component);
}
