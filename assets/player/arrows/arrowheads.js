const ROUND = 2 * Math.PI;

/** How each internal is drawn: width and dash of its line (px), and its end. */
export const ARROW_STYLES = {
  gradient: { width: 2, dash: [], end: "full" },
  velocity: { width: 2, dash: [], end: "open" },
  moment: { width: 2, dash: [], end: "open" },
  look_ahead: { width: 1.25, dash: [2, 3], end: "dot" },
  preconditioned: { width: 2, dash: [7, 2.5, 1.5, 2.5], end: "full" },
  rates: { width: 1.5, dash: [], end: "none" },
  step: { width: 2, dash: [4, 2.5], end: "full" },
  newton: { width: 1.25, dash: [], end: "open" },
};

const HEAD = 8; // px
const STUB = 6; // px: the head that stands for an arrow too short to draw

/** The longer semi-axis (px) of an outline that stands for one too small to be seen. */
export const SMALLEST_OUTLINE = 11;
const GROWN = [1.5, 3]; // px

/** Adds the end of an arrow at (x, y), `size` px long along `angle` (radians, y downwards), to the path of `context`. */
function traceEnd(context, end, x, y, angle, size) {
  if (end === "dot") {
    context.moveTo(x + size / 2, y);
    context.arc(x, y, size / 2, 0, ROUND);
    return;
  }
  const corner = (side) => {
    const [back, out] = [-size, (side * size) / 2];
    return [x + back * Math.cos(angle) - out * Math.sin(angle), y + back * Math.sin(angle) + out * Math.cos(angle)];
  };
  context.moveTo(...corner(-1));
  context.lineTo(x, y);
  context.lineTo(...corner(1));
  if (end === "full") context.closePath();
}

/** Adds the two strokes across a shaft that is not drawn in full, around (x, y), to the path of `context`. */
function traceCut(context, x, y, angle) {
  const [across, along] = [angle + Math.PI / 2 - 0.35, angle];
  for (const shift of [-2, 2]) {
    const [middleX, middleY] = [x + shift * Math.cos(along), y + shift * Math.sin(along)];
    context.moveTo(middleX - 5 * Math.cos(across), middleY - 5 * Math.sin(across));
    context.lineTo(middleX + 5 * Math.cos(across), middleY + 5 * Math.sin(across));
  }
}

function strokeRim(context, width, rim) {
  if (!rim) return;
  context.strokeStyle = rim;
  context.lineWidth = width + 2.5;
  context.stroke();
}

function strokeWithRim(context, width, colour, rim) {
  context.lineCap = context.lineJoin = "round";
  strokeRim(context, width, rim);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function strokeLine(context, points, { width, dash }, colour, rim) {
  context.beginPath();
  points.forEach(([x, y]) => context.lineTo(x, y));
  context.lineCap = "butt";
  context.lineJoin = "round";
  strokeRim(context, width, rim);
  context.setLineDash(dash);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}

/**
 * Draws the arrow of an internal in px. Shorter than its head it has no shaft, and the head stands `clear` px away, so
 * that the mark of the point does not hide it. `cut`: it is longer than drawn. `rim` may be null.
 */
export function drawArrowOf(context, name, [fromX, fromY], [toX, toY], { colour, rim, clear, cut }) {
  const style = ARROW_STYLES[name];
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const length = Math.hypot(toX - fromX, toY - fromY);
  const short = length < clear + HEAD && style.end !== "dot";
  const size = short ? STUB : HEAD;
  const far = short ? Math.max(clear + STUB, length) : length;
  const [tipX, tipY] = [fromX + far * Math.cos(angle), fromY + far * Math.sin(angle)];
  const inset = style.end === "full" ? HEAD - 1 : style.end === "dot" ? HEAD / 2 : 0;
  const stop = [tipX - inset * Math.cos(angle), tipY - inset * Math.sin(angle)];
  if (!short && length > inset) strokeLine(context, [[fromX, fromY], stop], style, colour, rim);
  context.beginPath();
  traceEnd(context, style.end, tipX, tipY, angle, size);
  strokeWithRim(context, style.end === "full" ? 1 : Math.max(1.5, style.width), colour, rim);
  if (style.end === "full") {
    context.fillStyle = colour;
    context.fill();
  }
  if (!cut) return;
  const share = Math.max(0.5, 1 - (HEAD + 10) / length);
  context.beginPath();
  traceCut(context, fromX + share * (toX - fromX), fromY + share * (toY - fromY), angle);
  strokeWithRim(context, 1.5, colour, rim);
}

/**
 * Draws the outline through `points` (px) and, across those of `cuts` ([x, y, angle]) that it ends before, the cuts;
 * dotted if it is `grown` beyond its size.
 */
export function drawOutline(context, points, cuts, { colour, rim, grown = false }) {
  const style = grown ? { ...ARROW_STYLES.rates, dash: GROWN } : ARROW_STYLES.rates;
  strokeLine(context, [...points, points[0]], style, colour, rim);
  context.globalAlpha *= 0.08;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha /= 0.08;
  for (const [x, y, angle] of cuts) {
    context.beginPath();
    traceCut(context, x, y, angle);
    strokeWithRim(context, 1.5, colour, rim);
  }
}
