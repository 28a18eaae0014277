"""The head of the page: title and controls side by side wherever there is room."""

import pytest

from tests.browser.conftest import RACING, resized


@pytest.mark.parametrize("query", ["", "?dimensions=3"])
def test_the_head_is_one_row(visit, query):
    page = visit(query, ready=RACING, reduced_motion="reduce")
    page.locator(".st-key-export button").wait_for(timeout=30_000)
    for size in ((1440, 900), (1280, 800), (1024, 768)):
        resized(page, *size, ".st-key-header, .st-key-header > *")
        controls = page.locator(".st-key-header > [class*=st-key-]").all()
        boxes = [control.bounding_box() for control in controls]
        assert len(boxes) == 5 + bool(query), size
        assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes), size
        assert page.locator(".st-key-header").bounding_box()["height"] <= 44, size
