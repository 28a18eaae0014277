/** Names of the internals that are gradients: drawn turned round, so that they point downhill. */
const UPHILL = new Set(["gradient", "moment"]);

/** Internals that end at a point of the map, where they must be seen to end: they are drawn to scale. */
const POINTING = ["step", "look_ahead", "newton"];

/** Internals that share a scale, in the order in which they are drawn. */
const FAMILIES = [["rates"], ["gradient", "moment"], ["preconditioned", "velocity"]];
const TYPICAL = 0.6; // the share of the arrows that is to be short
const USUAL = 0.1; // of the map's diagonal: what is short
const READABLE = 0.03; // of the map's diagonal: ways on the map this long are left as they are
const FAITHFUL = 2.6; // a scale this near to the best stays, so that arrows do not jump while a start is dragged
const SAMPLES = 50; // steps of a run
const MEASURED = 250; // pieces of its way

/** Returns how far the internal reaches from its point in data units, or null where there is none. */
function reachOf(runs, name, entry, step) {
  const rows = runs.layers.arrows[name].get(entry);
  const points = runs.points[entry];
  const turned = UPHILL.has(name) ? -1 : 1;
  const origin = name === "look_ahead" ? 1 : 0;
  const dx = turned * rows[2 * step] - origin * points[2 * step];
  const dy = turned * rows[2 * step + 1] - origin * points[2 * step + 1];
  const found = Number.isFinite(dx + dy + points[2 * step] + points[2 * step + 1]) && (dx !== 0 || dy !== 0);
  return found ? [dx, dy] : null;
}

/** Returns the length in px of (dx, dy) in data units, on a map seen from above. */
export function spanOf({ domain: [[left, right], [bottom, top]], width, height }, [dx, dy]) {
  return Math.hypot((dx / (right - left)) * width, (dy / (top - bottom)) * height);
}

/** Returns SAMPLES steps of a run, about evenly along its way on the map: long rests count as little as they show. */
function stepsAlong(points, view) {
  const longest = Math.hypot(view.width, view.height);
  const stride = Math.max(1, Math.floor(points.length / 2 / MEASURED));
  const way = [0];
  for (let at = 2 * stride; at < points.length; at += 2 * stride) {
    const span = spanOf(view, [points[at] - points[at - 2 * stride], points[at + 1] - points[at - 2 * stride + 1]]);
    way.push(way.at(-1) + (span <= longest ? span : 0));
  }
  const steps = [];
  for (let i = 0, k = 0; i < SAMPLES; i++) {
    while (way[k + 1] < (way.at(-1) * i) / SAMPLES) k++;
    const step = k * stride;
    if (view.distanceOutside(points[2 * step], points[2 * step + 1]) === 0) steps.push(step);
  }
  return steps;
}

/** Returns the length in px that TYPICAL of these internals stay below at full scale, at `steps[entry]`; null without. */
function usualSpan(runs, names, entries, steps, view) {
  const spans = [];
  for (const entry of entries) {
    for (const name of names.filter((each) => runs.layers.arrows[each].has(entry))) {
      const reaches = steps[entry].map((step) => reachOf(runs, name, entry, step));
      spans.push(...reaches.filter(Boolean).map((reach) => spanOf(view, reach)));
    }
  }
  spans.sort((a, b) => a - b);
  return spans.length ? spans[Math.floor(TYPICAL * (spans.length - 1))] : null;
}

/** Returns the 1, 2 or 5 times a power of ten that is not above `value`. */
function roundScale(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [5, 2, 1].find((factor) => factor * power <= value * (1 + 1e-9));
}

function chooseScale(best, kept, isWay) {
  if (kept && Math.max(kept / best, best / kept) < FAITHFUL) return kept;
  return isWay && best * READABLE <= USUAL ? 1 : roundScale(best);
}

/**
 * Returns name -> factor at which the internals of `runs` are drawn on maps like `view`: round, one for all entries, and
 * such that most arrows are easy to see; null where there is nothing to draw. What ends at a point of the map is to
 * scale; other ways on it are unless they are too short for that. Factors of the `earlier` scales are kept if they
 * still do, and while too little is known to choose.
 *
 * @param {Runs} runs
 * @param {MapView} view
 */
export function scalesOf(runs, view, earlier) {
  const names = Object.keys(runs.layers.arrows);
  if (names.length === 0) return {};
  if (runs.isPartial && names.every((name) => name in earlier)) return earlier;
  const diagonal = Math.hypot(view.width, view.height);
  const all = runs.points.map((_, entry) => entry);
  const steps = runs.points.map((points) => stepsAlong(points, view));
  const scales = {};
  for (const family of FAMILIES) {
    const shown = family.filter((name) => name in runs.layers.arrows);
    const usual = usualSpan(runs, shown, all, steps, view);
    const kept = earlier[shown.find((name) => name in earlier)];
    const factor = usual && chooseScale((USUAL * diagonal) / usual, kept, family.includes("velocity"));
    for (const name of shown) scales[name] = factor;
  }
  for (const name of POINTING.filter((each) => each in runs.layers.arrows)) scales[name] = 1;
  return scales;
}

/**
 * Returns what is drawn for `entry` at `step`, in data units: { name, entry, from: [x, y], reach: [dx, dy] }, the reach
 * times the scale of its name. For "rates" it holds the semi-axes. A gradient that is taken ahead starts there.
 *
 * @param {Runs} runs
 */
export function shapesAt(runs, entry, step, scales) {
  const from = [...runs.points[entry].subarray(2 * step, 2 * step + 2)];
  const shapes = [];
  for (const name of Object.keys(scales)) {
    const reach = runs.layers.arrows[name].has(entry) ? reachOf(runs, name, entry, step) : null;
    const scale = scales[name];
    if (reach && scale) shapes.push({ name, entry, from, reach: reach.map((part) => part * scale) });
  }
  const ahead = shapes.find(({ name }) => name === "look_ahead");
  const gradient = shapes.find(({ name }) => name === "gradient");
  if (ahead && gradient) gradient.from = from.map((part, i) => part + ahead.reach[i]);
  return shapes;
}
