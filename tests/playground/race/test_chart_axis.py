"""What the charts count: as many examples as are drawn, sent to the player only if it matters."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.race.chart_axis import chart_axis
from playground.settings.batches import Draw
from playground.settings.link import query_text, read_link, split_link, write_link
from tests.playground.messages import race_message, read_message

DRAWS = st.integers(2, 60).flatmap(
    lambda samples: st.builds(
        Draw,
        st.just(samples),
        st.one_of(st.none(), st.integers(1, samples)),
        st.sampled_from(["epochs", "replacement"]),
        st.integers(0, 9),
    )
)
RACE = "landscape=linear_regression&optimizers=momentum,adam,momentum&momentum.batch_size=24&momentum-2.batch_size=24"


def read(link):
    settings, problems = read_link(split_link(link))
    assert problems == []
    return settings


def sent(settings):
    return read_message(race_message(settings))


@given(DRAWS, st.integers(1, 200))
def test_it_counts_what_the_batches_hold(draw, steps):
    batches = draw.batches(steps)
    if draw.size is None:
        sizes = [draw.samples] * steps
    else:
        sizes = [len(each) for each in np.split(batches.indices, batches.starts[1:-1])]
    assert len(sizes) == steps
    np.testing.assert_array_equal(draw.seen(steps), np.cumsum([0, *sizes]))


@given(DRAWS.filter(lambda draw: draw.size is not None and draw.sampling == "epochs"), st.integers(1, 200))
def test_an_epoch_deals_out_its_samples_until_none_is_left(draw, steps):
    seen, left = [0], draw.samples
    for _ in range(steps):
        taken = min(draw.size, left)
        left = left - taken or draw.samples
        seen.append(seen[-1] + taken)
    np.testing.assert_array_equal(draw.seen(steps), seen)


def test_updates_are_counted_unless_asked_otherwise_and_wherever_there_is_no_data():
    assert chart_axis(read(RACE)) is None
    assert chart_axis(read("axis=examples")) is None
    assert chart_axis(read("axis=epochs&landscape=saddle")) is None


def test_those_who_see_equal_batches_share_a_row():
    along = chart_axis(read(f"{RACE}&axis=examples&steps=7"))
    assert along.row_of_racer == [0, 1, 0]
    np.testing.assert_array_equal(along.positions, [[0, 24, 48, 64, 88, 112, 128, 152], 64 * np.arange(8)])
    again = chart_axis(read(f"{RACE}&axis=epochs&steps=7"))
    np.testing.assert_array_equal(again.positions, along.positions / 64)


def test_the_player_is_told_where_the_points_stand():
    header, arrays = sent(read(f"{RACE}&axis=epochs&steps=7"))
    assert header["axis"] == {"unit": "epochs", "places": [0, 1, 0]}
    np.testing.assert_allclose(arrays["seen"], chart_axis(read(f"{RACE}&axis=epochs&steps=7")).positions, rtol=1e-7)
    assert arrays["seen"].dtype == np.float32


@pytest.mark.parametrize("link", [RACE, "steps=20", "steps=20&axis=examples"])
def test_where_updates_are_counted_nothing_is_told(link):
    header, arrays = sent(read(link))
    assert "axis" not in header
    assert set(arrays) == {"points", "losses"}


def test_the_counts_of_the_longest_race_over_the_most_samples_are_exact_for_the_player():
    seen = Draw(5000, None, "epochs", 0).seen(2000)
    np.testing.assert_array_equal(seen.astype("f4").astype(int), seen)


def test_the_link_says_it():
    link = f"{RACE}&axis=epochs"
    assert dict(split_link(query_text(write_link(read(link))))) == split_link(link)
    assert "axis" not in write_link(read(f"{RACE}&axis=updates"))
    assert read("axis=examples").with_value("landscape", "tanh_unit").axis == "examples"
    _, (problem,) = read_link({"axis": "hours"})
    assert "must be one of updates, epochs, examples" in str(problem)


def test_the_axis_changes_nothing_that_is_computed():
    by_updates, by_examples = read(RACE), read(f"{RACE}&axis=examples")
    (told, plain), (other, more) = sent(by_updates), sent(by_examples)
    assert all(np.array_equal(plain[name], more[name]) for name in plain)
    same = {name for name in told if json.dumps(told[name]) == json.dumps(other[name])}
    assert set(told) - same == {"arrays", "query"}
