"""Nothing covers our controls: the middle of each one belongs to that control."""

import pytest

from tests.browser.conftest import DRAWN, RACING, UNMOVED

# CSS px; a window of half the size with twice the pixels is one zoomed to 200 %.
WINDOWS = [(width, 900, 1) for width in (320, 390, 560, 640, 641, 700, 768, 769, 800, 1024, 1280, 1440, 1920, 2560)]
ZOOMED = [(width, height, 2) for width, height in ((640, 400), (720, 450), (960, 540))]
PARTS = "[data-testid=stSidebar], .stMain, .stMain canvas"
QUERIES = [
    ("", RACING),
    ("?dimensions=3&landscape=linear_regression&show=gradient,step&camera=0,40,1", RACING),
    ("?page=digits&epochs=1", DRAWN),
]

# The controls whose middle shows something else, each with what is seen there. What is not shown is no control.
COVERED = """() => {
  const all = function* (root) {
    for (const node of root.querySelectorAll("*")) {
      yield node;
      if (node.shadowRoot) yield* all(node.shadowRoot);
    }
  };
  const seenAt = (x, y) => {
    let seen = document.elementFromPoint(x, y);
    while (seen?.shadowRoot) {
      const inner = seen.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === seen) break;
      seen = inner;
    }
    return seen;
  };
  const above = (node) => node.parentElement ?? node.getRootNode().host;
  const isWithin = (node, outer) => {
    while (node && node !== outer) node = above(node);
    return node === outer;
  };
  const CONTROLS = "button, input, select, textarea, a[href], summary, canvas, [role=tab], [role=slider], [role=radio]";
  const folded = document.querySelector("[data-testid=stSidebar][data-collapsed=true]");
  const covered = [];
  let count = 0;
  for (const node of all(document.body)) {
    if (!node.matches(CONTROLS) || node.closest(".js-plotly-plot, [data-testid=stSkipToContent]")) continue;
    const control = node.closest("label") ?? node;
    if (node.disabled || (folded && isWithin(node, folded))) continue;
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    control.scrollIntoView({ block: "center", inline: "center" });
    const { left, top, width, height } = control.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    count += 1;
    const seen = seenAt(left + width / 2, top + height / 2);
    if (isWithin(seen, control) || (node.type === "range" && isWithin(node, seen))) continue;
    const said = (each) => each && [each.tagName, each.dataset.testid, each.className, each.ariaLabel].join(" ");
    covered.push(`${said(control)} ${control.innerText ?? ""} under ${said(seen)}`);
  }
  document.querySelector(".stMain").scrollTop = 0;
  return { count, covered };
}"""


def assert_reachable(page, where):
    found = page.evaluate(COVERED)
    assert found["covered"] == [], where
    return found["count"]


def fold(page, folded):
    expand = page.get_by_test_id("stExpandSidebarButton")
    page.evaluate(UNMOVED, PARTS)
    if bool(expand.count()) == folded:
        return
    (page.get_by_test_id("stSidebarCollapseButton").locator("button") if folded else expand).click()
    expand.wait_for(state="attached" if folded else "detached")
    page.evaluate(UNMOVED, PARTS)


@pytest.mark.parametrize(("query", "ready"), QUERIES)
@pytest.mark.parametrize(("zoom", "windows"), [(1, WINDOWS), (2, ZOOMED)])
def test_every_control_can_be_pressed(visit, query, ready, zoom, windows):
    page = visit(query, ready=ready, reduced_motion="reduce", device_scale_factor=zoom)
    page.locator(".st-key-export button:visible, .st-key-digits-head button:visible").first.wait_for(timeout=30_000)
    for folded in (True, False):
        for width, height, _ in windows:
            page.set_viewport_size({"width": width, "height": height})
            fold(page, folded)
            where = f"{width} px wide, {'folded' if folded else 'unfolded'}"
            assert assert_reachable(page, where) > 10, where
            assert bool(page.get_by_test_id("stExpandSidebarButton").count()) == folded, where


def test_the_page_stays_beside_its_sidebar_or_out_of_sight(visit):
    page = visit(ready=RACING, reduced_motion="reduce")
    main = page.get_by_test_id("stMain")
    for width in (1440, 641, 320):
        page.set_viewport_size({"width": width, "height": 900})
        fold(page, False)
        sidebar = page.get_by_test_id("stSidebar").bounding_box()
        if width <= 640:
            assert sidebar["width"] == width
            assert not main.is_visible()
        else:
            assert main.bounding_box()["x"] >= sidebar["x"] + sidebar["width"], width
            assert main.bounding_box()["width"] >= 352, width


def test_the_folded_sidebars_button_stays_clear_of_what_is_scrolled(visit):
    page = visit(reduced_motion="reduce")
    fold(page, True)
    button = page.get_by_test_id("stExpandSidebarButton").bounding_box()
    left = min(
        box["x"] for box in (each.bounding_box() for each in page.locator(".stMainBlockContainer > *").all()) if box
    )
    assert button["x"] + button["width"] <= left
