import { HIDDEN_OPACITY, drawFaintMark, drawLocalMinimum, drawMinimum } from "./marks.js";

const FEW = 20; // if there are more marks of a kind, they are smaller, and hidden ones are not drawn

/**
 * Returns { minima, local_minima, saddles, maxima } of a landscape, each a list of points.
 *
 * @param {LandscapeHeader} landscape
 */
export function criticalPoints({ minima = [], local_minima = [], saddles = [], maxima = [] }) {
  return { minima, local_minima, saddles, maxima };
}

/**
 * Draws the marks of a landscape's minima, saddles and maxima on `view`; those behind a hill are faint.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {LandscapeHeader} landscape
 * @param {MapView} view
 * @param {Theme} theme
 */
export function drawCriticalPoints(context, landscape, view, theme) {
  const { minima, local_minima, saddles, maxima } = criticalPoints(landscape);
  const mark = (points, draw) => {
    const few = points.length <= FEW;
    for (const [x, y] of points) {
      const visible = view.visible(x, y);
      context.globalAlpha = visible ? 1 : HIDDEN_OPACITY;
      if (visible || few) draw(...view.place(x, y), few);
    }
  };
  mark(saddles, (x, y) => drawFaintMark(context, x, y, 4, theme.mark));
  mark(maxima, (x, y) => drawFaintMark(context, x, y, 3, theme.mark));
  mark(local_minima, (x, y, few) => drawLocalMinimum(context, x, y, few, theme.mark, theme.casing));
  mark(minima, (x, y) => drawMinimum(context, x, y, theme.mark, theme.casing));
  context.globalAlpha = 1;
}
