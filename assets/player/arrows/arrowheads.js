const FULL_TURN = 2 * Math.PI;

/** Name of an internal -> how its arrow is drawn: width and dash pattern of the line (px), and the end. */
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
const STUB = 6; // px, the head that replaces an arrow that is too short to draw

/** The longer semi-axis (px) of an outline that replaces one that is too small to see. */
export const SMALLEST_OUTLINE = 11;
const GROWN_DASH = [1.5, 3]; // px

/** Adds an arrow's end at (x, y), `size` px long along `angle` (radians, y downwards), to the path of `context`. */
function traceEnd(context, end, x, y, angle, size) {
  if (end === "dot") {
    context.moveTo(x + size / 2, y);
    context.arc(x, y, size / 2, 0, FULL_TURN);
    return;
  }
  const corner = (side) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const aside = (side * size) / 2;
    return [x - size * cos - aside * sin, y - size * sin + aside * cos];
  };
  context.moveTo(...corner(-1));
  context.lineTo(x, y);
  context.lineTo(...corner(1));
  if (end === "full") context.closePath();
}

/** Adds two strokes across a shaft at (x, y), which mark that it is not drawn in full, to the path of `context`. */
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
 * Draws the arrow of an internal (px). If it is shorter than its head it has no shaft, and the head is drawn `clear` px
 * away, so that the mark of the point does not hide it. `cut`: the arrow is longer than drawn. `rim` may be null.
 */
export function drawArrowOf(context, name, [fromX, fromY], [toX, toY], { colour, rim, clear, cut }) {
  const style = ARROW_STYLES[name];
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const length = Math.hypot(toX - fromX, toY - fromY);
  const isShort = length < clear + HEAD && style.end !== "dot";
  const size = isShort ? STUB : HEAD;
  const tipDistance = isShort ? Math.max(clear + STUB, length) : length;
  const [tipX, tipY] = [fromX + tipDistance * Math.cos(angle), fromY + tipDistance * Math.sin(angle)];
  const inset = style.end === "full" ? HEAD - 1 : style.end === "dot" ? HEAD / 2 : 0;
  const shaftEnd = [tipX - inset * Math.cos(angle), tipY - inset * Math.sin(angle)];
  if (!isShort && length > inset) strokeLine(context, [[fromX, fromY], shaftEnd], style, colour, rim);
  context.beginPath();
  traceEnd(context, style.end, tipX, tipY, angle, size);
  strokeWithRim(context, style.end === "full" ? 1 : Math.max(1.5, style.width), colour, rim);
  if (style.end === "full") {
    context.fillStyle = colour;
    context.fill();
  }
  if (!cut) return;
  const fraction = Math.max(0.5, 1 - (HEAD + 10) / length);
  context.beginPath();
  traceCut(context, fromX + fraction * (toX - fromX), fromY + fraction * (toY - fromY), angle);
  strokeWithRim(context, 1.5, colour, rim);
}

/**
 * Draws the outline through `points` (px) and the `cuts` ([x, y, angle]) where it is larger than drawn. It is dotted if
 * it is `grown`: drawn larger than it is.
 */
export function drawOutline(context, points, cuts, { colour, rim, grown = false }) {
  const style = grown ? { ...ARROW_STYLES.rates, dash: GROWN_DASH } : ARROW_STYLES.rates;
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
