const SHAPES = {
  toStart: "M4 4h2v12H4zM16 4v12L7 10z",
  back: "M12.9 4.7 11.4 3.2 4.6 10l6.8 6.8 1.5-1.5L7.6 10z",
  play: "M5.5 3.5v13l11-6.5z",
  pause: "M5 4h3.5v12H5zM11.5 4H15v12h-3.5z",
  forward: "M7.1 4.7 8.6 3.2l6.8 6.8-6.8 6.8-1.5-1.5 5.3-5.3z",
  toEnd: "M14 4h2v12h-2zM4 4v12l9-6z",
  loop:
    "M6 5h7a4 4 0 0 1 4 4v1h-2V9a2 2 0 0 0-2-2H6v2.5L2.5 6 6 2.5z" +
    "M14 15H7a4 4 0 0 1-4-4v-1h2v1a2 2 0 0 0 2 2h7v-2.5l3.5 3.5-3.5 3.5z",
  link:
    "M8.6 11.4a3.5 3.5 0 0 1 0-5l2.6-2.6a3.5 3.5 0 0 1 5 5l-1.6 1.6-1.3-1.3 1.6-1.6" +
    "a1.7 1.7 0 0 0-2.4-2.4L9.9 7.7a1.7 1.7 0 0 0 0 2.4z" +
    "M11.4 8.6a3.5 3.5 0 0 1 0 5l-2.6 2.6a3.5 3.5 0 0 1-5-5l1.6-1.6 1.3 1.3-1.6 1.6" +
    "a1.7 1.7 0 0 0 2.4 2.4l2.6-2.6a1.7 1.7 0 0 0 0-2.4z",
};

/** Returns the 20 x 20 px icon `name` as an SVG element in the text's colour. */
export function makeIcon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}
