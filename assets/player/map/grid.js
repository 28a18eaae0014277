/** Space (px) that everything around the maps takes. */
export const SPACE = { gutter: 36, gap: 14, axis: 20, title: 26, footer: 26, smallestMap: 120 };

const PHONE = 480; // px; on narrower pages the maps fill the width, side by side in pairs
const NARROW_COLUMN = 190; // px; in narrower columns the figures take two lines
const LEGEND = { narrowest: 240, widest: 560 }; // px
const SEVERAL_ROWS = 1.16; // of the height: what several rows of maps may fill

/** Returns the height (px) that maps and captions may fill in a window `windowHeight` px high. */
export function heightBudget(width, windowHeight) {
  return Math.max(260, Math.round(windowHeight * (width < PHONE ? 0.64 : 0.52)));
}

/**
 * Returns `{ columns, rows, mapWidth, mapHeight, columnWidth, narrow }` (px) of the grid with the largest maps, or on a
 * phone of the grid that fills the width.
 */
export function chooseGrid(count, width, height, aspect) {
  const phone = width < PHONE;
  /** @type {Grid | undefined} */
  let best;
  for (let columns = phone ? Math.min(2, count) : 1; columns <= (phone ? 2 : count); columns++) {
    const rows = Math.ceil(count / columns);
    const columnWidth = Math.floor((width - SPACE.gutter - SPACE.gap * (columns - 1)) / columns);
    const narrow = columnWidth < NARROW_COLUMN;
    const text = SPACE.title + (narrow ? 38 : 19) + 44;
    const available = rows > 1 ? height * SEVERAL_ROWS : height;
    const axes = SPACE.axis * (count % columns === 0 || rows === 1 ? 1 : 2);
    const freeHeight = (available - SPACE.footer - axes - SPACE.gap * (rows - 1)) / rows - text;
    const tallest = phone ? Infinity : Math.max(freeHeight, SPACE.smallestMap / aspect);
    const mapWidth = Math.floor(Math.min(columnWidth, tallest * aspect));
    const mapHeight = Math.round(mapWidth / aspect);
    if (!best || mapWidth >= best.mapWidth) best = { columns, rows, mapWidth, mapHeight, columnWidth, narrow };
  }
  return /** @type {Grid} */ (best);
}

/** Returns `{ mapWidth, mapHeight, beside, legendWidth }` (px) of a single map with the legend beside or below it. */
export function chooseOverlay(width, height, aspect) {
  const beside = width >= 560;
  const widest = width - SPACE.gutter - (beside ? LEGEND.narrowest + 2 * SPACE.gap : 0);
  const mapWidth = Math.floor(Math.min(widest, (height - SPACE.footer - SPACE.axis) * aspect));
  const mapHeight = Math.round(mapWidth / aspect);
  const left = width - SPACE.gutter - mapWidth - 2 * SPACE.gap;
  const legendWidth = beside ? Math.min(LEGEND.widest, left) : width;
  return { mapWidth, mapHeight, beside, legendWidth };
}
