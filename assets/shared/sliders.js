const fieldClass = (field) => `st-key-${field.replace(/[^A-Za-z0-9_-]/g, "-")}`;

/** Watches the page's sliders while they are dragged; calls `send` with { field: value }. */
export class SliderWatch {
  #watched = new Map();
  #fields = [];
  /** @type {Element | null} */
  #pressed = null;
  #frame = 0;
  #page = new MutationObserver(() => {
    this.#frame ||= requestAnimationFrame(() => this.#attach());
  });

  constructor(send) {
    this.send = send;
    this.press = (event) => (this.#pressed = event.target);
    this.release = () => (this.#pressed = null);
  }

  /** Starts watching the page for sliders of `fields`. */
  start(fields) {
    this.stop();
    this.#fields = fields;
    this.#page.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("pointerdown", this.press, true);
    document.addEventListener("pointerup", this.release, true);
    document.addEventListener("pointercancel", this.release, true);
    this.#attach();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#page.disconnect();
    for (const { observer } of this.#watched.values()) observer.disconnect();
    this.#watched.clear();
    document.removeEventListener("pointerdown", this.press, true);
    document.removeEventListener("pointerup", this.release, true);
    document.removeEventListener("pointercancel", this.release, true);
  }

  #attach() {
    this.#frame = 0;
    for (const field of this.#fields) {
      const slider = document.querySelector(`.${fieldClass(field)} input[type="range"]`);
      const watched = this.#watched.get(field);
      if (watched?.slider === slider) continue;
      watched?.observer.disconnect();
      this.#watched.delete(field);
      if (slider) this.#watch(field, slider);
    }
  }

  #watch(field, slider) {
    const observer = new MutationObserver(() => this.#changed(field, slider));
    observer.observe(slider, { attributes: true, attributeFilter: ["aria-valuetext"] });
    this.#watched.set(field, { slider, observer, text: slider.getAttribute("aria-valuetext") });
  }

  #changed(field, slider) {
    const watched = this.#watched.get(field);
    const text = slider.getAttribute("aria-valuetext");
    if (!watched || text === watched.text) return;
    watched.text = text;
    const isMovedByVisitor = slider.contains(document.activeElement) || this.#isPressed(field);
    const value = Number(text);
    if (isMovedByVisitor && text?.trim() && Number.isFinite(value)) this.send({ [field]: value });
  }

  #isPressed(field) {
    return Boolean(this.#pressed?.closest?.(`.${fieldClass(field)}`));
  }
}
