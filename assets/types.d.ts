// Types that several modules share: of the messages, of what modules pass to each other, and names for their classes.

type Point = [number, number];
type Span = [number, number]; // from the lowest to the highest
type Domain = [x: Span, y: Span];

/** A component as Streamlit hands it to its module. */
interface StreamlitComponent {
  data: any;
  parentElement: HTMLElement;
  setTriggerValue(name: string, value: unknown): void;
  setStateValue(name: string, value: unknown): void;
}

/** A decoded message from Python. */
interface Message<Header> {
  header: Header & { arrays: [name: string, kind: string, shape: number[]][] };
  arrays: Record<string, any>;
}

/** The header of a stage message: the surface, the cast and how they are shown. */
interface StageHeader {
  id: string;
  place: string;
  /** Whether the starts can be moved. */
  movable: boolean;
  /** Whether the paths are projections onto the ground. */
  projected: boolean;
  landscape: LandscapeHeader;
  cast: { key: string; title: string }[];
  words: Record<string, any>;
  fields: string[];
  levels: number;
  layout: "panels" | "overlay";
  dimensions: "2" | "3";
  log_height: boolean;
  camera: [usual: number, low: number, high: number][];
  palette: { light: Palette; dark: Palette };
  dashes: number[][];
}

interface LandscapeHeader {
  key: string;
  title: string;
  domain: Domain;
  axes: [string, string];
  aspect: number;
  to_scale: boolean;
  low: number;
  high: number;
  stretch: number | null; // null: levels are linear in the loss
  floor: number | null; // the lowest known loss, null: none
  rounding: number;
  minima: Point[];
  local_minima: Point[];
  saddles: Point[];
  maxima: Point[];
  wells: [x: number, y: number, level: number][];
  nodes?: [number[], number[]];
  curve?: string;
  sample_loss?: string;
  values?: number[]; // of its parameters, where it is a loss over data
}

interface Palette {
  map: string[]; // from the lowest to the highest loss
  paths: string[]; // by entry
  internals: Record<string, string>;
  contour: string;
  casing: string;
  mark: string;
}

/** The colours of the page's current theme. */
interface Theme extends Palette {
  id: string;
  dark: boolean;
  background: string;
  text: string;
  border: string;
  rim: string;
  font: string;
}

/** A map in px, flat or 3-D: where a point of the domain is on it. */
interface MapView {
  flat: boolean;
  domain: Domain;
  width: number;
  height: number;
  place(x: number, y: number, loss?: number): Point;
  placeInside(x: number, y: number): Point;
  visible(x: number, y: number, loss?: number): boolean;
  covers(pixelX: number, pixelY: number): boolean;
  pointAt(pixelX: number, pixelY: number): Point;
  distanceOutside(x: number, y: number): number;
  line(points: Float64Array, last: number, margin: number): Line;
}

/** How maps are arranged, in px: see chooseGrid. */
interface Grid {
  columns: number;
  rows: number;
  mapWidth: number;
  mapHeight: number;
  columnWidth: number;
  narrow: boolean;
}

/** A path in px of a view, see View.line. */
interface Line {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  states: number[] | null;
  indices: Int32Array | null;
  parts: Float64Array;
}

/** Where paths start on a map, in data units. Its member is null if several paths share it. */
interface Ring {
  x: number;
  y: number;
  member: number | null;
  fixed: boolean;
}

/** The end of a path on a map, in px; if it is off the map (kind "away"), with its direction and distance. */
interface PathEnd {
  kind: "head" | "burst" | "away";
  x: number;
  y: number;
  behind: boolean;
  angle?: number;
  distance?: number;
}

/** An arrow, or the semi-axes of an ellipse, from a point of a path, in data units, see shapesAt. */
interface Shape {
  name: string;
  entry: number;
  from: Point;
  reach: Point;
}

/** An axis: share(value) is 0 at the bottom and 1 at the top, and `at` is the share of a label. */
interface Scale {
  share(value: number): number;
  ticks: { text: string; at: number }[];
}

/** Plotly's element, as far as it is used here. */
interface PlotlyElement extends HTMLElement {
  on(name: string, handler: (data: any) => void): void;
  removeListener(name: string, handler: (data: any) => void): void;
  layout: any;
  calcdata: any;
  _fullLayout: any;
}

type Camera = import("./player/relief/camera.js").Camera;
type Projection = import("./player/relief/projection.js").Projection;
type Raster = import("./player/relief/raster.js").Raster;
type Relief = import("./player/relief/relief.js").Relief;
type Runs = import("./player/server/runs.js").Runs;
type Surface = import("./player/map/surface.js").Surface;
type Track = import("./player/path/track.js").Track;
type View3D = import("./player/relief/view3d.js").View3D;

interface DocumentEventMap {
  "digits-results": CustomEvent<string[][]>;
}
