import { HIDDEN_OPACITY, drawFaintMark, drawLocalMinimum, drawMinimum } from "./marks.js";

const FEW = 20; // more marks than these are smaller, and drawn only where they are seen

/** Returns { minima, local_minima, saddles, maxima } of a landscape, each a list of places. */
export function pointsShown({ minima = [], local_minima = [], saddles = [], maxima = [] }) {
  return { minima, local_minima, saddles, maxima };
}

/** Draws the marks of a landscape's minima, saddles and maxima on `view`; faint behind a hill. */
export function drawKnownPoints(context, landscape, view, look) {
  const { minima, local_minima, saddles, maxima } = pointsShown(landscape);
  const mark = (points, draw) => {
    const few = points.length <= FEW;
    for (const [x, y] of points) {
      const seen = view.visible(x, y);
      context.globalAlpha = seen ? 1 : HIDDEN_OPACITY;
      if (seen || few) draw(...view.place(x, y), few);
    }
  };
  mark(saddles, (x, y) => drawFaintMark(context, x, y, 4, look.mark));
  mark(maxima, (x, y) => drawFaintMark(context, x, y, 3, look.mark));
  mark(local_minima, (x, y, few) => drawLocalMinimum(context, x, y, few, look.mark, look.casing));
  mark(minima, (x, y) => drawMinimum(context, x, y, look.mark, look.casing));
  context.globalAlpha = 1;
}
