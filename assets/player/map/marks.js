/** Opacity of a mark that is behind a hill. */
export const HIDDEN_OPACITY = 0.4;

const TURN = 2 * Math.PI;

function strokeTwice(context, colour, casing, width) {
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = casing;
  context.lineWidth = width + 2;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** Draws the dot at the moving end of a path (px). */
export function drawHead(context, x, y, colour, casing) {
  context.beginPath();
  context.arc(x, y, 6.25, 0, TURN);
  context.fillStyle = casing;
  context.fill();
  context.beginPath();
  context.arc(x, y, 4.75, 0, TURN);
  context.fillStyle = colour;
  context.fill();
}

/** Draws the ring of a start that can be dragged, with a halo if it is `hovered`. */
export function drawRing(context, x, y, colour, casing, hovered) {
  if (hovered) {
    const opacity = context.globalAlpha;
    context.beginPath();
    context.arc(x, y, 14, 0, TURN);
    context.globalAlpha = 0.18 * opacity;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = opacity;
  }
  context.beginPath();
  context.arc(x, y, hovered ? 7 : 6, 0, TURN);
  strokeTwice(context, colour, casing, 1.75);
}

/** Draws the ring of a start that cannot be moved. */
export function drawOrigin(context, x, y, colour, casing) {
  context.beginPath();
  context.arc(x, y, 4.5, 0, TURN);
  strokeTwice(context, colour, casing, 1.75);
}

/** Draws the burst that marks the end of a diverged path. */
export function drawBurst(context, x, y, colour, casing) {
  context.beginPath();
  for (let ray = 0; ray < 8; ray++) {
    const angle = (ray * TURN) / 8;
    const radius = ray % 2 ? 6 : 9;
    context.moveTo(x + 3 * Math.cos(angle), y + 3 * Math.sin(angle));
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  strokeTwice(context, colour, casing, 2);
}

/** Draws an arrowhead around (x, y), pointing along `angle` (radians, y downwards). */
export function drawArrow(context, x, y, angle, colour, casing) {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(7, 0);
  context.lineTo(-5, -7);
  context.lineTo(-2, 0);
  context.lineTo(-5, 7);
  context.closePath();
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = casing;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}

/** Draws the dot of a minimum that is not the lowest; it is smaller unless there are `few`. */
export function drawLocalMinimum(context, x, y, few, colour, casing) {
  const radius = few ? 2.25 : 1.5;
  context.beginPath();
  context.arc(x, y, radius + 0.75, 0, TURN);
  context.fillStyle = casing;
  context.fill();
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fillStyle = colour;
  context.fill();
}

/** Draws the small cross of a lowest minimum. */
export function drawMinimum(context, x, y, colour, casing) {
  context.beginPath();
  for (const slope of [-1, 1]) {
    context.moveTo(x - 4, y - 4 * slope);
    context.lineTo(x + 4, y + 4 * slope);
  }
  strokeTwice(context, colour, casing, 1.5);
}

/** Draws the faint open polygon of a saddle (4 corners) or a maximum (3 corners). */
export function drawFaintMark(context, x, y, corners, colour) {
  context.beginPath();
  for (let corner = 0; corner < corners; corner++) {
    const angle = (corner * TURN) / corners - TURN / 4;
    context.lineTo(x + 4 * Math.cos(angle), y + 4 * Math.sin(angle));
  }
  context.closePath();
  const opacity = context.globalAlpha;
  context.globalAlpha = 0.5 * opacity;
  context.strokeStyle = colour;
  context.lineWidth = 1.25;
  context.stroke();
  context.globalAlpha = opacity;
}
