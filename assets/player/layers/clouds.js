import { Cloud } from "../path/cloud.js";

const FINEST = 65534; // the code of the far edge, a map's width beyond the map
const FAR = 65535; // the code of a place that is sent in full

/** The runs of one entry from other seeds than the one that races, and between which losses most of them are. */
class Members {
  /** `paths` (x, y per sent step, data units) of each, `levels` of the loss at every step. */
  constructor(paths, { every, steps, counts, sentence, levels }) {
    this.paths = paths;
    this.every = every;
    this.steps = steps;
    this.counts = counts;
    this.sentence = sentence;
    this.low = levels[0];
    this.median = levels[1];
    this.high = levels[2];
  }

  /** Returns the place among the steps sent of the last one that is not after `step`. */
  indexAt(step) {
    return step >= this.steps ? this.paths[0].length / 2 - 1 : Math.floor(step / this.every);
  }
}

/** Returns a function that turns the next `size` codes into data units of `domain`, those of far places from `far`. */
function decoder(codes, far, [[left, right], [bottom, top]]) {
  let at = 0;
  let beyond = 0;
  return (size) => {
    const points = new Float64Array(size);
    for (let i = 0; i < size; i += 2, at += 2) {
      const away = codes[at] === FAR;
      points[i] = away ? far[beyond++] : left + ((3 * codes[at]) / FINEST - 1) * (right - left);
      points[i + 1] = away ? far[beyond++] : bottom + ((3 * codes[at + 1]) / FINEST - 1) * (top - bottom);
    }
    return points;
  };
}

/** Returns entry -> Members; empty where there is one seed, and while something is dragged. */
function read(header, { places, far, quantiles }, { steps }) {
  if (!header) return new Map();
  const { entries, every, shape, domain, counts, said } = header;
  const [, members, told] = shape;
  const decode = decoder(places, far, domain);
  const rows = steps + 1;
  const found = entries.map((entry, i) => {
    const paths = Array.from({ length: members }, () => decode(2 * told));
    const levels = [0, 1, 2].map((level) => quantiles.subarray((3 * i + level) * rows, (3 * i + level + 1) * rows));
    return [entry, new Members(paths, { every, steps, counts: counts[i], sentence: said[i], levels })];
  });
  return new Map(found);
}

/** The thin lines of one entry's other seeds, which grow with its path; null where it has none. */
function grow(members, entry, view, theme) {
  return members.has(entry) ? new Cloud(members.get(entry), view, theme.paths[entry], theme) : null;
}

/** The runs from the other seeds as thin lines, and between which losses most of them are. */
export const clouds = { read, grow };
