/** Space (px) that the maps' surroundings take. */
export const SPACE = { gutter: 36, gap: 14, axis: 20, title: 26, footer: 26, smallestMap: 120 };

const PHONE = 480; // px; on anything narrower the maps fill the width, two beside each other
const NARROW_COLUMN = 190;
const LEGEND = { narrowest: 240, widest: 560 };
const MANY_ROWS = 1.16;

/** Returns the height (px) that maps and captions may fill in a window `windowHeight` px high. */
export function heightBudget(width, windowHeight) {
  return Math.max(260, Math.round(windowHeight * (width < PHONE ? 0.64 : 0.52)));
}

/**
 * Returns `{ columns, rows, mapWidth, mapHeight, columnWidth, narrow }` (px) of the grid with the largest maps; on a
 * phone of the one that fills the width.
 */
export function chooseGrid(count, width, height, aspect) {
  const phone = width < PHONE;
  let best = null;
  for (let columns = phone ? Math.min(2, count) : 1; columns <= (phone ? 2 : count); columns++) {
    const rows = Math.ceil(count / columns);
    const columnWidth = Math.floor((width - SPACE.gutter - SPACE.gap * (columns - 1)) / columns);
    const narrow = columnWidth < NARROW_COLUMN;
    const words = SPACE.title + (narrow ? 38 : 19) + 44;
    const available = rows > 1 ? height * MANY_ROWS : height;
    const axes = SPACE.axis * (count % columns === 0 || rows === 1 ? 1 : 2);
    const free = (available - SPACE.footer - axes - SPACE.gap * (rows - 1)) / rows - words;
    const tallest = phone ? Infinity : Math.max(free, SPACE.smallestMap / aspect);
    const mapWidth = Math.floor(Math.min(columnWidth, tallest * aspect));
    const mapHeight = Math.round(mapWidth / aspect);
    if (!best || mapWidth >= best.mapWidth) best = { columns, rows, mapWidth, mapHeight, columnWidth, narrow };
  }
  return best;
}

/** Returns `{ mapWidth, mapHeight, beside, legendWidth }` (px) of one map with a legend beside or under it. */
export function chooseOverlay(width, height, aspect) {
  const beside = width >= 560;
  const widest = width - SPACE.gutter - (beside ? LEGEND.narrowest + 2 * SPACE.gap : 0);
  const mapWidth = Math.floor(Math.min(widest, (height - SPACE.footer - SPACE.axis) * aspect));
  const mapHeight = Math.round(mapWidth / aspect);
  const left = width - SPACE.gutter - mapWidth - 2 * SPACE.gap;
  const legendWidth = beside ? Math.min(LEGEND.widest, left) : width;
  return { mapWidth, mapHeight, beside, legendWidth };
}
