import { HIDDEN_OPACITY, drawFaintMark, drawMinimum } from "./marks.js";

const MOST = 60; // points, beyond which a map shows its minima only
const FEW = 20; // more marks than these are drawn only where they are seen

/** Returns { minima, saddles, maxima } of a landscape, as far as a map shows them. */
export function pointsShown({ minima = [], saddles = [], maxima = [] }) {
  const many = minima.length + saddles.length + maxima.length > MOST;
  return many ? { minima, saddles: [], maxima: [] } : { minima, saddles, maxima };
}

/** Draws the marks of a landscape's minima, saddles and maxima on `view`; faint behind a hill. */
export function drawKnownPoints(context, landscape, view, look) {
  const { minima, saddles, maxima } = pointsShown(landscape);
  const mark = (points, draw) => {
    for (const [x, y] of points) {
      const seen = view.visible(x, y);
      context.globalAlpha = seen ? 1 : HIDDEN_OPACITY;
      if (seen || points.length <= FEW) draw(...view.place(x, y));
    }
  };
  mark(saddles, (x, y) => drawFaintMark(context, x, y, 4, look.mark));
  mark(maxima, (x, y) => drawFaintMark(context, x, y, 3, look.mark));
  mark(minima, (x, y) => drawMinimum(context, x, y, look.mark, look.casing));
  context.globalAlpha = 1;
}
