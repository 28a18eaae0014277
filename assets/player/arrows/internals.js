/** Internals that are gradients: they are drawn in the opposite direction, so that they point downhill. */
const UPHILL = new Set(["gradient", "moment"]);

/** Internals that end at a point of the map; they are drawn to scale, so that they are seen to end there. */
const TO_SCALE = ["step", "look_ahead", "newton"];

/** Groups of internals that share a scale. */
const GROUPS = [["rates"], ["gradient", "moment"], ["preconditioned", "velocity"]];
const QUANTILE = 0.6; // of the lengths of the arrows: the one that is scaled to TARGET
const TARGET = 0.1; // of the map's diagonal
const READABLE = 0.03; // of the map's diagonal: moves on the map that are this long are drawn to scale
const MAX_RATIO = 2.6; // between a scale and the best one; up to this it stays, so that arrows do not jump in a drag
const SAMPLES = 50; // steps of a run that are measured
const PIECES = 250; // into which a path is divided to find them

/** Returns the vector [dx, dy] (data units) of an internal from its point, or null if there is none. */
function reachOf(runs, name, entry, step) {
  const values = runs.layers.arrows[name].get(entry);
  const points = runs.points[entry];
  const sign = UPHILL.has(name) ? -1 : 1;
  const origin = name === "look_ahead" ? 1 : 0;
  const dx = sign * values[2 * step] - origin * points[2 * step];
  const dy = sign * values[2 * step + 1] - origin * points[2 * step + 1];
  const exists = Number.isFinite(dx + dy + points[2 * step] + points[2 * step + 1]) && (dx !== 0 || dy !== 0);
  return exists ? [dx, dy] : null;
}

/** Returns the length in px of (dx, dy) in data units, on a map seen from above. */
export function pixelLength({ domain: [[left, right], [bottom, top]], width, height }, [dx, dy]) {
  return Math.hypot((dx / (right - left)) * width, (dy / (top - bottom)) * height);
}

/** Returns SAMPLES steps of a run, about evenly spaced along its path on the map, so that a long stay counts little. */
function stepsAlong(points, view) {
  const longest = Math.hypot(view.width, view.height);
  const stride = Math.max(1, Math.floor(points.length / 2 / PIECES));
  const distances = [0]; // along the path, px
  for (let i = 2 * stride; i < points.length; i += 2 * stride) {
    const length = pixelLength(view, [points[i] - points[i - 2 * stride], points[i + 1] - points[i - 2 * stride + 1]]);
    distances.push(distances[distances.length - 1] + (length <= longest ? length : 0));
  }
  const total = distances[distances.length - 1];
  const steps = [];
  for (let i = 0, k = 0; i < SAMPLES; i++) {
    while (distances[k + 1] < (total * i) / SAMPLES) k++;
    const step = k * stride;
    if (view.distanceOutside(points[2 * step], points[2 * step + 1]) === 0) steps.push(step);
  }
  return steps;
}

/** Returns the QUANTILE of the lengths (px, to scale) of these internals at `steps[entry]`; null if there are none. */
function typicalLength(runs, names, entries, steps, view) {
  const lengths = [];
  for (const entry of entries) {
    for (const name of names.filter((each) => runs.layers.arrows[each].has(entry))) {
      const reaches = steps[entry].map((step) => reachOf(runs, name, entry, step));
      lengths.push(...reaches.filter((reach) => reach !== null).map((reach) => pixelLength(view, reach)));
    }
  }
  lengths.sort((a, b) => a - b);
  return lengths.length ? lengths[Math.floor(QUANTILE * (lengths.length - 1))] : null;
}

/** Returns the largest number not above `value` that is 1, 2 or 5 times a power of ten. */
function roundDown(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([5, 2].find((factor) => factor * power <= value * (1 + 1e-9)) ?? 1);
}

function chooseScale(best, earlier, isMove) {
  if (earlier && Math.max(earlier / best, best / earlier) < MAX_RATIO) return earlier;
  return isMove && best * READABLE <= TARGET ? 1 : roundDown(best);
}

/**
 * Returns name -> factor by which the internals of `runs` are scaled on `view`: a round number, the same for all
 * entries, with which most arrows are easy to see; null if there is nothing to draw. Internals that end at a point of
 * the map are drawn to scale, and so are other moves on it unless they are too short. A factor of the `earlier` scales
 * is kept if it is still good enough, and all of them are kept while only some steps have been sent.
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
  for (const group of GROUPS) {
    const shown = group.filter((name) => name in runs.layers.arrows);
    const length = typicalLength(runs, shown, all, steps, view);
    const before = shown.map((name) => earlier[name]).find((factor) => factor !== undefined);
    const factor = length && chooseScale((TARGET * diagonal) / length, before, group.includes("velocity"));
    for (const name of shown) scales[name] = factor;
  }
  for (const name of TO_SCALE.filter((each) => each in runs.layers.arrows)) scales[name] = 1;
  return scales;
}

/**
 * Returns the shapes to draw for `entry` at `step`, in data units: { name, entry, from: [x, y], reach: [dx, dy] }, with
 * the reach already scaled; for "rates" it holds the semi-axes. A gradient that is taken at the look-ahead point starts
 * there.
 *
 * @param {Runs} runs
 */
export function shapesAt(runs, entry, step, scales) {
  const from = [...runs.points[entry].subarray(2 * step, 2 * step + 2)];
  const shapes = [];
  for (const name of Object.keys(scales)) {
    const reach = runs.layers.arrows[name].has(entry) ? reachOf(runs, name, entry, step) : null;
    const scale = scales[name];
    if (reach && scale) shapes.push({ name, entry, from, reach: [reach[0] * scale, reach[1] * scale] });
  }
  const ahead = shapes.find(({ name }) => name === "look_ahead");
  const gradient = shapes.find(({ name }) => name === "gradient");
  if (ahead && gradient) gradient.from = [from[0] + ahead.reach[0], from[1] + ahead.reach[1]];
  return shapes;
}
