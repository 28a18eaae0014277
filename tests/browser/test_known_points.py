"""Minima, saddles and maxima are marked and said; of too many only the minima."""

import pytest

from landscapes import LANDSCAPES


@pytest.mark.parametrize(("landscape", "all_marked"), [("himmelblau", True), ("rastrigin", False)])
def test_what_is_marked_is_said(visit, landscape, all_marked):
    known = LANDSCAPES[landscape]
    page = visit(f"?landscape={landscape}&steps=20")
    saddles, maxima = (len(known.saddles), len(known.maxima)) if all_marked else (0, 0)
    said = f"Marked: {len(known.minima)} minima, {saddles} saddles, {maxima} maxima."
    assert said in page.get_by_role("group", name="Paths on the surface").get_attribute("aria-label")
    hint = page.locator(".ll-hint").inner_text()
    assert "minimum" in hint
    assert ("saddle" in hint) == all_marked
