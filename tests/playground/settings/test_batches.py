"""Batches of a race: which samples each update sees, how a link says so, and what the engine gets."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from optimizers import trace
from playground.race.runs import race
from playground.settings.batches import Draw
from playground.settings.link import query_text, read_link, split_link, write_link
from playground.settings.race import Settings
from playground.study.summary import summarize
from tests.playground.messages import race_message, read_message

LINK = (
    "landscape=linear_regression&optimizers=momentum,adam&steps=60&seed=3&batch_size=24&sampling=replacement"
    "&schedule_every=epoch&momentum.batch_size=8"
)
DRAWS = st.builds(Draw, st.just(50), st.integers(1, 49), st.sampled_from(["epochs", "replacement"]), st.integers(0, 9))


def read(link):
    settings, problems = read_link(split_link(link))
    assert problems == []
    return settings


def rows(draw, steps):
    batches = draw.batches(steps)
    return [batches.indices[i:j] for i, j in zip(batches.starts[:-1], batches.starts[1:], strict=True)]


@given(DRAWS, st.integers(1, 200))
def test_a_run_of_any_length_has_a_batch_for_each_update(draw, steps):
    batches = rows(draw, steps)
    assert len(batches) == steps
    assert all(1 <= len(batch) <= draw.size and batch.min() >= 0 and batch.max() < 50 for batch in batches)
    assert batches[0].dtype == np.int64
    for batch, again in zip(batches, rows(draw, steps + 7), strict=False):
        np.testing.assert_array_equal(batch, again)


@pytest.mark.parametrize("size", [1, 7, 25, 49])
def test_an_epoch_sees_every_sample_once_in_a_new_order_and_keeps_the_ragged_batch(size):
    draw = Draw(50, size, "epochs", 5)
    batches, per_epoch = rows(draw, 3 * draw.updates_per_epoch), draw.updates_per_epoch
    epochs = [np.concatenate(batches[i * per_epoch : (i + 1) * per_epoch]) for i in range(3)]
    for epoch in epochs:
        np.testing.assert_array_equal(np.sort(epoch), np.arange(50))
    assert not np.array_equal(epochs[0], epochs[1])
    assert len(batches[per_epoch - 1]) == (50 % size or size)


def test_with_replacement_batches_are_full_and_samples_come_twice():
    batches = rows(Draw(50, 30, "replacement", 5), 20)
    assert {len(batch) for batch in batches} == {30}
    assert any(len(set(batch)) < 30 for batch in batches)


def test_the_grammar_of_links():
    settings = read(LINK)
    assert query_text(write_link(settings)) == LINK
    assert settings.draw("momentum") == Draw(64, 8, "replacement", 3)
    assert settings.draw("adam") == Draw(64, 24, "replacement", 3)


def test_all_samples_are_the_default():
    settings = read("landscape=linear_regression&optimizers=adam&batch_size=64&adam.batch_size=64")
    assert "batch_size" not in write_link(settings)
    assert settings.draw("adam").size is None
    assert settings.with_value("batch_size", 8).draw("adam").size is None


@pytest.mark.parametrize("name", ["batch_size", "sampling", "schedule_every", "adam.batch_size"])
def test_without_data_there_are_no_batches(name):
    settings, problems = read_link({name: "1"})
    assert settings == Settings()
    assert [problem.field for problem in problems] == [name]


@pytest.mark.parametrize("size", ["0", "65", "-1", "1.5", "many", "nan"])
def test_a_size_that_is_not_allowed_is_named(size):
    _, (problem,) = read_link({"landscape": "linear_regression", "batch_size": size})
    assert "must be a whole number at least 1 and at most 64" in str(problem)


def test_batches_go_where_there_is_no_data_and_stay_where_there_is():
    settings = read(LINK)
    assert settings.with_value("landscape", "huber_regression").draw("momentum") == settings.draw("momentum")
    away = settings.with_value("landscape", "saddle")
    assert not {"batch_size", "sampling", "schedule_every", "momentum.batch_size"} & set(write_link(away))


@pytest.mark.parametrize("every", ["update", "epoch"])
def test_the_engine_is_told(every):
    link = "landscape=logistic_regression&optimizers=adam&steps=40&batch_size=24&adam.learning_rate=0.1"
    (racer,) = race(read(f"{link}&adam.schedule=exponential&schedule_every={every}"))
    draw = Draw(64, 24, "epochs", 0)
    expected = trace(
        "adam",
        LANDSCAPES["logistic_regression"],
        steps=40,
        learning_rate=0.1,
        schedule="exponential",
        batches=rows(draw, 40),
        schedule_every=every,
        updates_per_epoch=3,
    )
    np.testing.assert_array_equal(racer.run.points, expected.points)
    np.testing.assert_array_equal(racer.run.learning_rates, expected.learning_rates)


def test_equal_entries_see_equal_batches():
    one, two = race(read("landscape=tanh_unit&optimizers=adam,adam&steps=50&batch_size=4"))
    np.testing.assert_array_equal(one.run.points, two.run.points)
    other, _ = race(read("landscape=tanh_unit&optimizers=adam,adam&steps=50&batch_size=4&seed=1"))
    assert not np.array_equal(one.run.points, other.run.points)


def test_the_summary_says_so():
    settings = read(LINK)
    assert "batches of 8, seed 3" in summarize(settings, race(settings))


def test_the_player_is_told_the_batches_whose_surface_it_draws():
    settings = read(f"{LINK}&batch_surface=1").with_value("sampling", "epochs")
    header, arrays = read_message(race_message(settings))
    assert header["layers"]["batch_surface"] == [0, 1]
    for place, key in enumerate(settings.keys):
        batches = settings.draw(key).batches(settings.steps)
        np.testing.assert_array_equal(arrays[f"batch_surface.{place}"], batches.indices)
        np.testing.assert_array_equal(arrays[f"batch_surface.{place}.starts"], batches.starts)
        assert arrays[f"batch_surface.{place}"].dtype == np.uint16


def test_equal_batches_are_sent_once_and_too_many_or_none_not_at_all():
    settings = read("landscape=tanh_unit&optimizers=adam,adam,momentum&batch_size=4&momentum.batch_size=64&steps=50")
    assert not any("batch" in name for name in read_message(race_message(settings))[1])
    settings = settings.with_value("batch_surface", True)
    header, arrays = read_message(race_message(settings))
    assert header["layers"]["batch_surface"] == [0, 0, None]
    assert {name for name in arrays if "batch" in name} == {"batch_surface.0", "batch_surface.0.starts"}
    assert not Draw(5000, 2500, "epochs", 0).is_sent(2000)
