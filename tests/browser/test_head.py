"""The head of the page: title and controls side by side wherever there is room."""

import pytest


@pytest.mark.parametrize("query", ["", "?dimensions=3"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1024, 768)])
def test_the_head_is_one_row(visit, size, query):
    page = visit(query, reduced_motion="reduce", viewport={"width": size[0], "height": size[1]})
    page.locator(".st-key-export button").wait_for(timeout=30_000)
    page.wait_for_timeout(300)
    controls = page.locator(".st-key-header > [class*=st-key-]").all()
    boxes = [control.bounding_box() for control in controls]
    assert len(boxes) == 5 + bool(query)
    assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)
    assert page.locator(".st-key-header").bounding_box()["height"] <= 44
