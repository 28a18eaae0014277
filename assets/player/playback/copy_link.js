import { element, setText } from "../../shared/dom.js";
import { makeIcon } from "./icons.js";

const CONFIRMATION = 2000; // ms

/** A button that copies the address that `linkNow()` returns, or shows it selected if copying is not allowed. */
export class CopyLink {
  #timer = 0;

  constructor(parent, words, linkNow) {
    this.words = words;
    this.linkNow = linkNow;
    this.button = element("button", "ll-button ll-copy", parent);
    this.button.type = "button";
    this.button.title = words.copy_link;
    this.button.append(makeIcon("link"));
    const faces = element("span", "ll-faces", this.button);
    setText(element("span", "ll-face", faces), words.copy_link);
    setText(element("span", "ll-face", faces), words.copied);
    this.field = element("input", "ll-link", parent);
    this.field.readOnly = true;
    this.field.hidden = true;
    this.field.setAttribute("aria-label", words.link);
    this.status = element("span", "ll-spoken", parent);
    this.status.setAttribute("role", "status");
    this.button.addEventListener("click", () => this.#copy());
    this.field.addEventListener("blur", () => (this.field.hidden = true));
  }

  async #copy() {
    const link = this.linkNow();
    try {
      await navigator.clipboard.writeText(link);
      this.#confirm(true);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#confirm(false), CONFIRMATION);
    } catch {
      this.field.value = link;
      this.field.hidden = false;
      this.field.select();
      this.field.focus();
    }
  }

  #confirm(copied) {
    this.button.classList.toggle("ll-done", copied);
    setText(this.status, copied ? this.words.copied : "");
  }
}
