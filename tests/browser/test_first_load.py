"""The first picture needs few bytes, and a second visit fetches nothing static again."""

from benchmarks.first_load import counted_bytes
from tests.browser.conftest import RACING

MOST_BYTES = 1_600_000


def test_the_first_picture_takes_few_bytes_on_the_wire(browser, server):
    with counted_bytes(server) as (address, received):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        page.wait_for_function(RACING, timeout=60_000)
        taken = received()
        page.context.close()
    assert 500_000 < taken < MOST_BYTES


def test_a_second_visit_fetches_nothing_static(browser, server):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(server)
    page.wait_for_function(RACING, timeout=60_000)
    page.wait_for_load_state("networkidle")
    again = context.new_page()
    session, fetched, kept = context.new_cdp_session(again), {}, set()
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda said: fetched.update({said["requestId"]: said["response"]}))
    session.on("Network.requestServedFromCache", lambda said: kept.add(said["requestId"]))
    again.goto(server)
    again.wait_for_function(RACING, timeout=60_000)
    static = {key: said for key, said in fetched.items() if "/static/" in said["url"]}
    anew = [said["url"] for key, said in static.items() if key not in kept and not said["fromDiskCache"]]
    context.close()
    assert len(static) > 20
    assert anew == []
