import { element } from "../shared/dom.js";

function fill(root, [head, ...rows]) {
  const table = element("table", "ld-table", null);
  const top = element("tr", "", element("thead", "", table));
  for (const text of head) element("th", "", top).textContent = text;
  top.childNodes.forEach((cell) => (cell.scope = "col"));
  const body = element("tbody", "", table);
  for (const cells of rows) {
    const row = element("tr", "", body);
    cells.forEach((text, i) => (element(i ? "td" : "th", "", row).textContent = text));
    row.firstChild.scope = "row";
  }
  root.replaceChildren(table);
}

/** Streamlit's entry: a table of the results, which follows the curves; returns the clean-up for unmounting. */
export default function mount({ parentElement }) {
  const root = parentElement.querySelector(".ld-results") ?? element("div", "ld-results", parentElement);
  const take = ({ detail }) => fill(root, detail);
  parentElement.stopFollowing?.();
  document.addEventListener("digits-results", take);
  parentElement.stopFollowing = () => document.removeEventListener("digits-results", take);
  document.dispatchEvent(new CustomEvent("digits-results-wanted"));
  return parentElement.stopFollowing;
}
