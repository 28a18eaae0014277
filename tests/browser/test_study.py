"""The tabs under the cards in a real browser: they follow the player if they need to, and otherwise cost nothing."""

import re

import pytest

from playground.race.runs import race
from playground.settings.link import read_link
from playground.study.summary import summarize
from playground.words.study import STUDY
from tests.browser.test_stage import settled, state, wait_for

FORMULAS = """() => {
  const all = [...document.querySelectorAll(".st-key-study-tabs .katex-display")];
  const formulas = all.filter((node) => node.offsetParent);
  const ink = (node) => [...node.querySelectorAll(".base")].map((part) => part.getBoundingClientRect());
  return formulas.map((node, i) => [
    node.scrollHeight,
    node.clientHeight,
    i && Math.min(...ink(node).map((box) => box.top)) - Math.max(...ink(formulas[i - 1]).map((box) => box.bottom)),
  ]);
}"""


# What stands on the page but not in boxes, code and what screen readers are told of formulas, or in quotes from a link.
READ = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) {
    const { parentElement, textContent } = walk.currentNode;
    if (!parentElement.closest("script, style, input, textarea, code, pre, .katex-mathml")) texts.push(textContent);
  }
  return texts.map((text) => text.replaceAll(/'[^']*'/g, ""));
}"""
# How much of a formula's height its box does not show, for all in sight.
CUT = """() => [...document.querySelectorAll(".katex-display")]
  .filter((formula) => formula.offsetParent)
  .map((formula) => formula.scrollHeight - formula.clientHeight)"""
HYPHEN = re.compile(r"(^|[^\w])-[\d.]|\de-\d")


def opened(page, tab):
    page.get_by_role("tab", name=STUDY[tab]).click()
    return page


def said(page, text):
    page.get_by_text(text).wait_for(timeout=20_000)


def recorded(step, **query):
    """What the first racer's numbers are after this step, as the inspector rounds them."""
    settings, _ = read_link(query)
    run = race(settings)[0].run
    return [f"{coordinate:.4g}" for coordinate in run.points[step]]


def test_what_one_studies_comes_into_sight_or_when_the_race_rests(visit):
    for bring in (
        lambda page: page.locator(".st-key-study-wait").scroll_into_view_if_needed(),
        lambda page: page.keyboard.press(" "),
    ):
        page = visit("?steps=2000")
        wait_for(page, "s.step > 60")
        assert page.get_by_role("tab").count() == 0
        bring(page)
        page.get_by_role("tab", name=STUDY["charts"]).wait_for(timeout=20_000)


def test_the_inspector_shows_the_numbers_of_the_players_step(visit):
    page = opened(settled(visit()), "steps")
    page.locator(".ll-scrubber").focus()
    page.locator(".ll-scrubber").fill("120")
    said(page, "The step from 120 to 121")
    shown = page.locator(".st-key-study-tabs .katex-mathml").first.text_content().replace("\N{MINUS SIGN}", "-")
    for number in recorded(121):
        assert number in shown
    page.keyboard.press("ArrowRight")
    said(page, "The step from 121 to 122")
    assert state(page)["step"] == 121
    page.wait_for_url("**step=121*", timeout=5_000)


def test_while_it_plays_nothing_is_asked_of_python(visit):
    page = opened(settled(visit("?step=5&steps=2000")), "steps")
    said(page, "The step from 5 to 6")
    page.get_by_role("button", name="Play").click()
    wait_for(page, "s.step > 60")
    assert page.get_by_text("The step from 5 to 6").is_visible()
    page.get_by_role("button", name="Pause").click()
    wait_for(page, "!s.playing")
    said(page, f"The step from {state(page)['step']} to ")


def test_the_follower_is_there_only_where_it_is_needed(visit):
    page = settled(visit("?step=5"))
    follower = page.locator(".st-key-follow")
    assert follower.count() == 0
    opened(page, "surface")
    follower.wait_for(state="attached")
    opened(page, "charts")
    follower.wait_for(state="detached")


def test_the_inspector_follows_a_drag_of_the_start(visit):
    page = opened(settled(visit("?step=5")), "steps")
    said(page, "it begins at")
    before = page.get_by_text("it begins at").text_content()
    page.locator("canvas").first.click(position={"x": 60, "y": 60})
    page.wait_for_function(
        "before => ![...document.querySelectorAll('.st-key-study-tabs p')].some((p) => p.textContent === before)",
        arg=before,
        timeout=20_000,
    )
    assert state(page)["step"] == 5


def test_the_race_in_words_is_copied_with_one_click(visit):
    page = settled(visit("?steps=60"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = page.locator(".st-key-study-tabs .stCode")
    code.wait_for()
    code.hover()
    code.get_by_role("button").click()
    settings, _ = read_link({"steps": "60"})
    assert page.evaluate("navigator.clipboard.readText()") == summarize(settings, race(settings))


@pytest.mark.parametrize("landscape", ["rosenbrock", "cross_in_tray"])
def test_formulas_stand_apart_and_are_not_cut(visit, landscape):
    page = opened(settled(visit(f"?landscape={landscape}&step=5")), "surface")
    page.locator(".st-key-study-tabs .katex-display").first.wait_for()
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        heights = page.evaluate(FORMULAS)
        assert all(needed <= given for needed, given, _ in heights)
        assert all(apart >= 6 for *_, apart in heights[1:])


@pytest.mark.parametrize("landscape", ["six_hump_camel", "easom", "cliff_step"])
def test_what_is_read_has_true_minus_signs(visit, landscape):
    page = settled(visit(f"?landscape={landscape}&optimizers=adam,newton&start=-900,3&step=5&noise=0.1&seeds=5"))
    page.get_by_test_id("stAlert").first.wait_for()
    for tab, there in (("charts", "Curves"), ("steps", "The step from 5 to 6"), ("surface", STUDY["known"])):
        opened(page, tab)
        said(page, there)
        read = page.evaluate(READ)
        assert any("\N{MINUS SIGN}" in text for text in read)
        assert [text for text in read if HYPHEN.search(text)] == []


def test_what_is_read_on_the_page_of_digits_has_true_minus_signs(digits):
    assert [text for text in digits("&epochs=1&seeds=2").evaluate(READ) if HYPHEN.search(text)] == []


@pytest.mark.parametrize("landscape", ["ackley", "drop_wave"])
def test_no_formula_of_sidebar_and_cards_is_cut(visit, landscape):
    page = visit(f"?landscape={landscape}&optimizers=adam,rmsprop,momentum,nadam&step=5")
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        assert max(page.evaluate(CUT)) <= 0
