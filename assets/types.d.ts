/** Where the path of an entry ends on a map: in px, and if it is off the map in which direction and how far. */
interface PathEnd {
  kind: "head" | "burst" | "away";
  x: number;
  y: number;
  behind: boolean;
  angle?: number;
  distance?: number;
}
interface PlotlyElement extends HTMLElement { on; removeListener; _fullLayout; layout; calcdata }
interface DocumentEventMap {
  "digits-results": CustomEvent<string[][]>;
}
