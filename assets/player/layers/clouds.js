import { Cloud } from "../path/cloud.js";

const MAX_CODE = 65534; // the code of the far edge, one width of the map beyond it
const FAR = 65535; // the code of a point that is sent in full

/** The runs of one entry from the seeds that do not race, and the band in which most of their losses lie. */
class Members {
  /**
   * `paths` holds x, y (data units) of each member at one in `every` steps and the last. `quantiles` holds the low, the
   * median and the high loss at every step.
   */
  constructor(paths, { every, steps, counts, sentence, quantiles }) {
    this.paths = paths;
    this.every = every;
    this.steps = steps;
    this.counts = counts;
    this.sentence = sentence;
    this.low = quantiles[0];
    this.median = quantiles[1];
    this.high = quantiles[2];
  }

  /** Returns the index, among the steps sent, of the last one up to `step`. */
  indexAt(step) {
    return step >= this.steps ? this.paths[0].length / 2 - 1 : Math.floor(step / this.every);
  }
}

/** Returns a function that decodes the next `size` codes into data units; points far from the map come from `far`. */
function decoder(codes, far, [[left, right], [bottom, top]]) {
  let next = 0;
  let nextFar = 0;
  return (size) => {
    const points = new Float64Array(size);
    for (let i = 0; i < size; i += 2, next += 2) {
      const isFar = codes[next] === FAR;
      points[i] = isFar ? far[nextFar++] : left + ((3 * codes[next]) / MAX_CODE - 1) * (right - left);
      points[i + 1] = isFar ? far[nextFar++] : bottom + ((3 * codes[next + 1]) / MAX_CODE - 1) * (top - bottom);
    }
    return points;
  };
}

/** Returns entry -> Members; empty if there is one seed, and while something is dragged. */
function read(header, arrays, { steps }) {
  if (!header) return new Map();
  const { entries, every, shape, domain, counts, sentences } = header;
  const [, memberCount, sentSteps] = shape;
  const decode = decoder(arrays.places, arrays.far, domain);
  const size = steps + 1;
  const membersOf = (i) => {
    const paths = Array.from({ length: memberCount }, () => decode(2 * sentSteps));
    const quantiles = [3 * i, 3 * i + 1, 3 * i + 2].map((k) => arrays.quantiles.subarray(k * size, (k + 1) * size));
    return new Members(paths, { every, steps, counts: counts[i], sentence: sentences[i], quantiles });
  };
  return new Map(entries.map((entry, i) => [entry, membersOf(i)]));
}

/** Returns the thin lines of an entry's other seeds, which grow with its path; null if it has none. */
function createCloud(members, entry, view, theme) {
  return members.has(entry) ? new Cloud(members.get(entry), view, theme.paths[entry], theme) : null;
}

/** The runs from the other seeds as thin lines. */
export const clouds = { read, createCloud };
