const shownTexts = new WeakMap();

/** Returns a new element of class `name`, appended to `parent` if there is one. */
export function element(tag, name, parent) {
  const node = document.createElement(tag);
  node.className = name;
  parent?.append(node);
  return node;
}

/** Shows `text` in `node`; does nothing if it is already there. */
export function setText(node, text) {
  if (shownTexts.get(node) === text) return;
  shownTexts.set(node, text);
  node.textContent = text;
}

/**
 * Returns the 2-D context of `canvas`.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2DSettings} [options]
 * @returns {CanvasRenderingContext2D}
 */
export function contextOf(canvas, options) {
  const context = canvas.getContext("2d", options);
  if (!context) throw new Error("this browser draws on no canvas");
  return context;
}

/**
 * Sizes `canvas` to `width` x `height` px at `ratio` device pixels each; returns its context, scaled to px.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2DSettings} [options]
 */
export function sizeCanvas(canvas, width, height, ratio, options) {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = contextOf(canvas, options);
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  return context;
}

/** Copies all of `source` onto `context`, pixel for pixel. */
export function copyCanvas(context, source) {
  context.save();
  context.resetTransform();
  context.drawImage(source, 0, 0);
  context.restore();
}
