"""Every word on both pages is translated: in the language of marks, none is seen or read out without marks."""

import re

import pytest

from landscapes import LANDSCAPES
from playground.words.digits import FILES, SLICE
from playground.words.page import PLAYER
from playground.words.study import CHARTS, STUDY
from playground.words.translation import MARKED, spoken_in
from tests.browser.conftest import DRAWN, STANDING
from tests.playground.words.marked import unmarked

# Texts, and what is said of elements, [where, text], of the page and of what lies in the shadow of its components, but
# formulas, code, icons by name and what Streamlit and Plotly bring: the skip link, a file's limits, a chart's buttons.
READ = """() => {
  const outside = "script, style, noscript, .katex, code.language-python, [data-testid=stIconMaterial], .modebar, " +
    "[data-testid=stSkipToContent], [data-testid=stFileUploaderDropzoneInstructions], " +
    "[data-testid=stAlertDynamicIcon], [aria-label$=' icon']";
  const spoken = ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"];
  const found = [];
  const roots = [document];
  const name = (node) => `${node.tagName} ${node.className} ${node.closest("[class*=st-key-]")?.className ?? ""}`;
  for (const root of roots) {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) roots.push(node.shadowRoot);
      if (node.closest(outside)) continue;
      for (const attribute of spoken) found.push([`${attribute} of ${name(node)}`, node.getAttribute(attribute) ?? ""]);
      for (const text of node.childNodes) {
        if (text.nodeType === Node.TEXT_NODE) found.push([name(node), text.textContent]);
      }
    }
  }
  return found;
}"""
# What Streamlit says by itself of its elements.
CHROME = re.compile(
    r"Help|Help for|Sidebar|Collapse sidebar|Expand sidebar|Open|Link to heading|Choose an option|Choose options"
    r"|Upload|file upload|progress|Copy to clipboard|Deploy|Main menu|\w+ icon|Clear all|Clear value|Fullscreen"
    r"|Close fullscreen|Stop|Running\.\.\.|alert|Download|Zoom|Pan"
)
CAST = "optimizers=adam,adam,nesterov,gradient_descent&adam-2.beta2=0.9&gradient_descent.learning_rate=1"
SHOWN = "show=gradient,velocity,look_ahead,preconditioned,rates,step,newton"
RANDOM = "noise=0.01&seeds=5&adam.schedule=sequential&nesterov.schedule=one_cycle"


def said(words, name):
    """A message as it stands in the language of marks, its first part if something is filled into it."""
    with spoken_in(MARKED):
        return re.match("«[^»]*»", words[name])[0]


@pytest.fixture
def marked(visit):
    """marked(query) -> a page in the language of marks."""

    def opened(query, ready=STANDING, **options):
        return visit(f"?lang={MARKED}&{query}", ready=ready, reduced_motion="reduce", **options)

    return opened


def check(page, *expected, names=()):
    """Nothing on the page is without marks, and these messages are on it."""
    for text in expected:
        page.get_by_text(text).first.wait_for(timeout=30_000)
    page.wait_for_timeout(500)
    found = page.evaluate(READ)
    left = [(where, text) for where, text in found if (rest := unmarked(text, names)) and not CHROME.fullmatch(rest)]
    assert left == [], left


def test_a_race(marked):
    page = marked(f"{CAST}&{SHOWN}&{RANDOM}")
    check(page, said(CHARTS, "hint"), said(PLAYER, "internal_newton"))
    page.locator(".st-key-adam-more summary").click()
    check(page, "«Type a value»")
    for menu, message in (("export", "«Download »GIF"), ("show", "«Newton step»")):
        page.locator(f".st-key-{menu} button").first.click()
        check(page, message)
        page.keyboard.press("Escape")
    page.get_by_role("tab", name=said(STUDY, "steps")).click()
    check(page, said(STUDY, "elsewhere"))
    page.get_by_role("tab", name=said(STUDY, "surface")).click()
    check(page, said(STUDY, "known"), said(STUDY, "whole"))
    page.locator(".st-key-landscape .present").click()
    check(page, "«Bowls»")


def test_what_is_said_of_a_control_when_it_is_pointed_at(marked):
    page = marked("landscape=linear_regression&batch_size=4")
    tips = page.locator("[data-testid=stTooltipHoverTarget]:visible")
    assert tips.count() > 20
    for i in range(tips.count()):
        tips.nth(i).scroll_into_view_if_needed()
        tips.nth(i).hover()
        page.locator("[data-testid=stTooltipContent]").first.wait_for(timeout=5000)
        left = page.locator("[data-testid=stTooltipContent]").all_inner_texts()
        assert [text for text in left if unmarked(text)] == []
        page.mouse.move(0, 0)


def test_data_and_their_batches(marked):
    page = marked("landscape=linear_regression&batch_size=4&batch_surface=1&axis=epochs&optimizers=adam,momentum")
    check(page, said(PLAYER, "fit_name"))
    page.get_by_text("«Draw»").click()
    check(page, "«Clear»")
    page.get_by_text("«CSV»").click()
    check(page, "«Two columns, x and y»")
    rows = "big,small\n1,2\n3,nothing\n4,4\n5,3"
    page.locator("input[type=file]").set_input_files(
        {"name": "samples.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    check(page, "«must be a number within »", names=["data", "row", "column"])


def test_a_surface_to_walk_around(marked):
    check(marked("landscape=himmelblau&dimensions=3&layout=overlay"), "«Log height»", "saddle»")


def test_a_link_with_mistakes(marked):
    query = "landscape=rosenbrok&lolo=3&steps=abc&show=gradint&start=1,a&seed=-1&camera=2"
    names = {part.partition("=")[0] for part in query.split("&")}
    shown = ("gradient", "velocity", "look_ahead", "preconditioned", "rates", "step", "newton", "x,y", "x", "y")
    page = marked(query)
    check(page, "«. It stays as it was.»", "« more like this.»", names={*names, *shown, *LANDSCAPES})


def test_digits_and_a_slice(marked):
    page = marked("page=digits&epochs=2&seeds=2&slice.points=11", ready=DRAWN)
    check(page, said(FILES, "title"), "«Test accuracy at the end»")
    page.locator(".st-key-slice-compute button").click()
    check(page, said(SLICE, "between"))
    page.locator(".st-key-export button").first.click()
    check(page, said(SLICE, "grid_csv"))
