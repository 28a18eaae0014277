import { HIDDEN_OPACITY, drawFaintMark, drawLocalMinimum, drawMinimum } from "./marks.js";

const FEW = 20; // more marks than these are smaller, and drawn only where they are seen

/** Returns { minima, local_minima, saddles, maxima } of a landscape, each a list of places. */
export function criticalPoints({ minima = [], local_minima = [], saddles = [], maxima = [] }) {
  return { minima, local_minima, saddles, maxima };
}

/**
 * Draws the marks of a landscape's minima, saddles and maxima on `view`; faint behind a hill.
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
      const seen = view.visible(x, y);
      context.globalAlpha = seen ? 1 : HIDDEN_OPACITY;
      if (seen || few) draw(...view.place(x, y), few);
    }
  };
  mark(saddles, (x, y) => drawFaintMark(context, x, y, 4, theme.mark));
  mark(maxima, (x, y) => drawFaintMark(context, x, y, 3, theme.mark));
  mark(local_minima, (x, y, few) => drawLocalMinimum(context, x, y, few, theme.mark, theme.casing));
  mark(minima, (x, y) => drawMinimum(context, x, y, theme.mark, theme.casing));
  context.globalAlpha = 1;
}
