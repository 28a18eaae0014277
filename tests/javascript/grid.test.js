import assert from "node:assert/strict";
import test from "node:test";

import { chooseGrid, chooseOverlay, heightBudget, SPACE } from "../../assets/player/map/grid.js";

const WIDTHS = [320, 390, 479, 480, 768, 1024, 1440, 2560];

test("every grid holds all maps within the page's width", () => {
  for (const width of WIDTHS) {
    for (const aspect of [0.5, 1, 2]) {
      for (let count = 1; count <= 8; count++) {
        const grid = chooseGrid(count, width, heightBudget(width, 900), aspect);
        const used = SPACE.gutter + grid.columns * grid.columnWidth + (grid.columns - 1) * SPACE.gap;
        assert.ok(grid.columns * grid.rows >= count && grid.columns * (grid.rows - 1) < count);
        assert.ok(used <= width && grid.mapWidth <= grid.columnWidth && grid.mapWidth > 0);
        assert.ok(Math.abs(grid.mapWidth / grid.mapHeight - aspect) < 0.05 * aspect);
      }
    }
  }
});

test("on a phone maps stand two beside each other and fill the width", () => {
  const { columns, mapWidth, columnWidth } = chooseGrid(4, 390, 500, 1);
  assert.deepEqual([columns, mapWidth], [2, columnWidth]);
  assert.equal(chooseGrid(1, 390, 500, 1).columns, 1);
});

test("a wide window has all maps in one row, a square one in two", () => {
  assert.equal(chooseGrid(4, 2400, 500, 1).columns, 4);
  assert.equal(chooseGrid(4, 900, 900, 1).columns, 2);
});

test("the legend of an overlay stands beside the map where there is space, else under it", () => {
  for (const width of WIDTHS) {
    const { beside, mapWidth, legendWidth } = chooseOverlay(width, 500, 1);
    assert.equal(beside, width >= 560);
    if (beside) assert.ok(SPACE.gutter + mapWidth + 2 * SPACE.gap + legendWidth <= width && legendWidth >= 240);
    else assert.equal(legendWidth, width);
  }
});

test("a map, its words and its axis are as high as they may be", () => {
  assert.deepEqual([heightBudget(1440, 900), heightBudget(390, 900), heightBudget(1440, 300)], [468, 576, 260]);
  const words = SPACE.title + 19 + 44; // a line of figures and the outcome
  assert.equal(chooseGrid(1, 1440, 468, 1).mapHeight, 468 - SPACE.footer - SPACE.axis - words);
  const { rows, mapHeight } = chooseGrid(4, 900, 900, 1);
  const used = rows * (mapHeight + words) + SPACE.footer + SPACE.axis + (rows - 1) * SPACE.gap;
  assert.ok(rows === 2 && Math.abs(used - 1.16 * 900) < rows, `${used}`); // several rows may be a little higher
  assert.equal(chooseGrid(8, 1440, 100, 2).mapWidth, SPACE.smallestMap);
});

test("the map of an overlay leaves space for the footer, its axis and the narrowest legend", () => {
  assert.deepEqual(chooseOverlay(1440, 468, 1), { mapWidth: 422, mapHeight: 422, beside: true, legendWidth: 560 });
  assert.deepEqual(chooseOverlay(600, 1000, 2), { mapWidth: 296, mapHeight: 148, beside: true, legendWidth: 240 });
});
