"""The visitor's own data in a real browser: drawn, dropped, refused with a reason; drags keep working."""

from urllib.parse import parse_qs, urlsplit

from tests.browser.test_stage import settled, state, wait_for

PAGE = "?landscape=linear_regression&steps=100&step=40"


def said(page, words):
    page.locator("[data-testid=stSidebar]").get_by_text(words).wait_for(timeout=20_000)


def source(page, name):
    page.locator(".st-key-data-source").get_by_text(name, exact=True).click()


def test_points_are_drawn_and_the_start_still_follows_the_pointer(visit):
    page = settled(visit(PAGE))
    source(page, "Draw")
    board = page.locator(".board-canvas")
    page.locator(".board-tool", has_text="Clear").click()
    box = board.bounding_box()
    for share in (0.2, 0.5, 0.8):
        page.mouse.click(box["x"] + share * box["width"], box["y"] + (1 - share) * box["height"])
    said(page, "3 samples of your own")
    page.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + 0.8 * box["height"], button="right")
    said(page, "2 samples of your own")
    before, first_map = state(page)["updates"], page.locator(".ll-map canvas").first
    first_map.hover()  # when it stands: the stage is built anew over other data
    map_box = first_map.bounding_box()
    x, y = map_box["x"] + map_box["width"] / 2, map_box["y"] + map_box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=8)
    wait_for(page, f"s.updates > {before}")
    page.mouse.up()
    wait_for(page, "!s.dragging")
    said(page, "2 samples of your own")


def test_a_hand_that_leaves_the_board_puts_nothing_down_out_there(visit):
    page = settled(visit(PAGE))
    source(page, "Draw")
    page.locator(".board-tool", has_text="Clear").click()
    box = page.locator(".board-canvas").bounding_box()
    top = box["y"] + box["height"] / 2
    page.mouse.click(box["x"] + 20, top)
    page.mouse.move(box["x"] + box["width"] - 30, top)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 300, top, steps=40)
    page.mouse.up()
    words = page.locator("[data-testid=stSidebar]").get_by_text("samples of your own")
    page.wait_for_function("(node) => parseInt(node.textContent) < 9", arg=words.element_handle())


def test_a_file_is_taken_or_refused_in_words(visit):
    page = settled(visit(PAGE))
    source(page, "CSV")
    field = page.locator("input[type=file]")
    rows = "".join(f"{i},{2 * i + 1}\n" for i in range(30))
    field.set_input_files({"name": "good.csv", "mimeType": "text/csv", "buffer": f"x,y\n{rows}".encode()})
    said(page, "30 samples of your own")
    field.set_input_files({"name": "bad.csv", "mimeType": "text/csv", "buffer": b"x,y\n1,2\n2,three"})
    warning = page.get_by_test_id("stAlert")
    warning.first.wait_for(timeout=20_000)
    assert "row 3, column 2" in warning.first.inner_text()
    said(page, "30 samples of your own")
    assert page.get_by_test_id("stException").count() == 0


def test_points_drawn_one_after_the_other_change_nothing_else(visit):
    page = settled(visit(PAGE))
    source(page, "Draw")
    page.locator(".board-tool", has_text="Clear").click()
    box = page.locator(".board-canvas").bounding_box()
    for place in range(8):
        page.mouse.click(box["x"] + 30 + 25 * place, box["y"] + 30 + (37 * place) % 90, delay=20)
        page.wait_for_timeout(130)  # faster than the page answers
    said(page, "8 samples of your own")
    settled(page)
    assert set(parse_qs(urlsplit(page.url).query)) == {"landscape", "steps", "step"}
