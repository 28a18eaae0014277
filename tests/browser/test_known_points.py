"""Minima, saddles and maxima are marked and named; if there are too many, only the minima."""

import pytest

from landscapes import LANDSCAPES
from playground.scene.marked_points import marked_points
from tests.browser.conftest import RACING


@pytest.mark.parametrize(("landscape", "all_marked"), [("himmelblau", True), ("rastrigin", False)])
def test_what_is_marked_is_said(visit, landscape, all_marked):
    known = LANDSCAPES[landscape]
    page = visit(f"?landscape={landscape}&steps=20", ready=RACING)
    saddles, maxima = (len(known.saddles), len(known.maxima)) if all_marked else (0, 0)
    marked = marked_points(known)
    minima = f"{len(marked.minima)} lowest minima, {len(marked.local_minima)} local ones"
    said = f"Marked: {minima}, {saddles} saddles, {maxima} maxima."
    assert said in page.get_by_role("group", name="Paths on the surface").get_attribute("aria-label")
    hint = page.locator(".ll-hint").inner_text()
    assert "lowest minimum" in hint
    assert ("local minimum" in hint) == bool(marked.local_minima)
    assert ("saddle" in hint) == all_marked
