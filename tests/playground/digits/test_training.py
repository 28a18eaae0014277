"""The page's trainings are the library's own, run once, and stopped when nobody waits."""

import re
import struct
from dataclasses import replace
from threading import Event

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from landscapes.networks import Images, Perceptron, digits
from optimizers import train
from optimizers.engine.stopping import Stopped
from playground.digits import live, training
from playground.digits.curves import QUANTITIES, spread
from playground.digits.learning import Learning, Method
from playground.digits.own_images import OwnTrainings
from playground.digits.slicing import Slicing, slice_request
from playground.digits.table import table
from playground.digits.training import Learned, Trainings, as_learned, plan_of
from playground.settings.digits import DigitsSettings
from playground.settings.digits_link import write_digits_link
from playground.settings.link import query_text
from registry import FieldError
from tests.playground.messages import completed, read_message

SETTINGS = DigitsSettings(epochs=2)


def learned(settings, trainings=None):
    """The methods of these settings when all trainings are done."""
    learning = Learning(settings, trainings or Trainings(digits()))
    for future in learning.futures:
        future.result()
    learning.leave()
    assert learning.done
    return learning.methods


def ask(query):
    """The status and the messages of the route's response."""

    async def answer():
        response = await live.route().endpoint(Request({"type": "http", "query_string": query.encode(), "headers": []}))
        if response.status_code != 200:
            return response.status_code, []
        return 200, [bytes(part) async for part in response.body_iterator]

    status, parts = completed(answer())
    stream, messages = b"".join(parts), []
    while stream:
        (size,) = struct.unpack("<I", stream[:4])
        messages.append(read_message(stream[4 : 4 + size]))
        stream = stream[4 + size :]
    return status, messages


def random_images(count, pixels):
    draws = np.random.default_rng(8)
    images = draws.integers(0, 256, (count, pixels), dtype=np.uint8)
    labels = draws.integers(0, 10, count)
    return Images("noise", images, labels, images[:50], labels[:50], 1 / 255, (1, pixels))


def test_the_routes_answer_is_the_librarys():
    settings = SETTINGS.with_value("adam.beta2", 0.9).with_value("adam.schedule", "cosine").with_value("seeds", 2)
    settings = settings.with_value("optimizers", ["adam", "momentum"]).with_value("adam.beta2", 0.9)
    settings = settings.with_value("adam.schedule", "cosine").with_value("axis", "updates")
    query = query_text(write_digits_link(settings))
    _, messages = ask(query)
    header, arrays = messages[-1]
    assert header["done"]
    assert header["query"] == query
    assert (header["per_epoch"], header["seeds"]) == (45, 2)
    made = [
        train("adam", Perceptron(), digits(), 2, 32, seed=seed, schedule="cosine", schedule_every="update",
              learning_rate=settings.value("adam.learning_rate"), beta2=0.9)
        for seed in (0, 1)
    ]  # fmt: skip
    for place, quantity in enumerate(QUANTITIES):
        values = np.array([getattr(each, quantity) for each in made])
        expected = [values.mean(axis=0), values.min(axis=0), values.max(axis=0)]  # of two the mean is the median
        np.testing.assert_array_equal(arrays["curves"][place, 0], expected)


def test_own_images_are_found_by_their_ticket_alone():
    own = OwnTrainings(random_images(100, 12))
    settings = SETTINGS.with_value("optimizers", ["adam"])
    _, messages = ask(f"optimizers=adam&epochs=2&axis=examples&images={own.ticket}")
    (method,) = learned(settings, own)
    header, arrays = messages[-1]
    assert header["per_epoch"] == 100
    np.testing.assert_array_equal(arrays["curves"][0, 0, 0], method.learned[0].train_losses)
    assert ask("images=guessed")[0] == 404
    ticket = own.ticket
    del own
    assert ask(f"images={ticket}")[0] == 404


@given(st.text(max_size=60))
def test_no_query_breaks_the_route(text):
    status, messages = ask("epochs=1&optimizers=adam&" + text)
    assert status in (200, 404)
    assert status == 404 or messages[-1][0]["done"]


def test_nothing_is_made_twice(monkeypatch):
    trainings, made = Trainings(digits()), []
    original = training._trained
    monkeypatch.setattr(
        training, "_trained", lambda plan, *rest, **hooks: made.append(plan.optimizer) or original(plan, *rest, **hooks)
    )
    learned(SETTINGS, trainings)
    assert sorted(made) == sorted(SETTINGS.keys)
    learned(SETTINGS.with_value("adam.learning_rate", 0.02), trainings)
    assert made[4:] == ["adam"]


def test_two_who_ask_for_the_same_share_it_until_both_have_left():
    trainings = Trainings(random_images(2_000, 64))
    plan = plan_of(SETTINGS.with_value("epochs", 200), "adam", 3)
    first, second = trainings.join(plan), trainings.join(plan)
    assert first is second
    trainings.leave(first)
    while not first.share:
        assert not first.done
    assert not first.done
    trainings.leave(second)
    with pytest.raises(Stopped):
        first.future.result()
    assert first.share < 1
    assert len(first.so_far.test_losses) < 201
    assert trainings.join(plan) is not first


def test_who_has_left_stops_it_within_an_epoch():
    """An epoch of these images is long enough to be made in pieces."""
    trainings = Trainings(random_images(20_000, 784))
    job = trainings.join(plan_of(SETTINGS.with_value("epochs", 1), "adam"))
    while not job.share:
        assert not job.done
    trainings.leave(job)
    with pytest.raises(Stopped):
        job.future.result()
    assert 0 < job.share < 1
    assert len(job.so_far.train_losses) == 1


def test_an_asker_who_goes_away_leaves(monkeypatch):
    monkeypatch.setattr(live, "BLINK", 0.001)
    learning = Learning(SETTINGS.with_value("epochs", 200).with_value("seeds", 10), Trainings(digits()))
    seen = []

    async def look():
        messages = live._messages(learning)
        seen.append(read_message((await anext(messages))[4:])[0])
        await messages.aclose()

    completed(look())
    assert not seen[0]["done"]
    assert seen[0]["share"] < 1
    for future in learning.futures:
        assert isinstance(future.exception(), Stopped | None)
    assert learning.share < 1


def test_short_trainings_do_not_wait_behind_long_ones():
    gate = Event()
    busy = [training.LONG_POOL.submit(lambda: gate.wait(60)) for _ in range(training.THREADS)]
    try:
        assert len(learned(SETTINGS)) == 4
        assert not any(future.done() for future in busy)
    finally:
        gate.set()


def test_what_would_keep_too_much_is_refused_and_nothing_is_begun():
    images = random_images(60_000, 1)
    settings = SETTINGS.with_value("epochs", 100).with_value("batch_size", 1)
    for key in settings.keys:  # only a schedule makes one too large
        training.check_size(plan_of(settings, key), images)
    large, trainings = settings.with_value(f"{settings.keys[-1]}.schedule", "cosine"), Trainings(images)
    with pytest.raises(FieldError, match=r"epochs.*must be at most \d+ for 60,000 images in batches of 1"):
        Learning(large, trainings)
    assert not trainings._jobs


@pytest.mark.parametrize(
    ("count", "pixels", "changed", "named"),
    [
        (1_437, 64, {"epochs": 100, "batch_size": 1, "seeds": 10}, r"epochs = 100: must be at most (\d+) in batches"),
        (20_000, 784, {"epochs": 2, "batch_size": 1, "seeds": 10}, r"batch_size = 1: must be at least (\d+) for 2"),
        (50_000, 1_024, {"epochs": 10, "batch_size": 256, "seeds": 10}, r"epochs = 10: must be at most (\d+) in"),
    ],
)
def test_what_would_take_too_long_is_refused_and_what_works_is_named(count, pixels, changed, named):
    images, settings = random_images(count, pixels), SETTINGS.with_value("optimizers", ["adam"] * 8)
    for name, value in changed.items():
        settings = settings.with_value(name, value)
    trainings = Trainings(images)
    with pytest.raises(FieldError, match=named) as problem:
        Learning(settings, trainings)
    assert not trainings._jobs
    name, limit = problem.value.field, int(re.search(named, str(problem.value))[1])

    def plans(value):
        chosen = settings.with_value(name, value)
        return [plan_of(chosen, key, seed) for seed in range(chosen.seeds) for key in chosen.keys]

    training.check_work(plans(limit), images)
    with pytest.raises(FieldError):
        training.check_work(plans(limit + 1 if name == "epochs" else limit - 1), images)


def test_a_slice_of_too_long_trainings_says_so(monkeypatch):
    monkeypatch.setattr(training, "MOST_WORK", 1_000)
    slicing = Slicing(slice_request(SETTINGS), digits())
    slicing.wait()
    assert "trainings = 1: must be fewer" in str(slicing.problem)


@pytest.mark.parametrize(
    ("part", "broken", "named"),
    [
        ("train", lambda a: a.astype(float), "images.train .*bytes"),
        ("test", lambda a: a[:, :-1], "images.test .*rows of 6 pixels"),
        ("train_labels", lambda a: a[:-1], "images.train_labels .*9 whole numbers"),
        ("test_labels", lambda a: a + 10, "images.test_labels .*from 0 to 9"),
    ],
)
def test_images_whose_parts_do_not_fit_are_refused(part, broken, named):
    images = random_images(9, 6)
    with pytest.raises(FieldError, match=named):
        replace(images, **{part: broken(getattr(images, part))})


def test_a_divergence_is_told_as_one():
    settings = SETTINGS.with_value("activation", "relu").with_value("gradient_descent.learning_rate", 1e200)
    methods = learned(settings)
    assert [method.diverged for method in methods] == [1, 0, 0, 0]
    assert table(methods)[1][0] == "Gradient descent (diverged)"
    curves = spread(methods[0].learned, 2)
    assert np.isfinite(curves[:, :, 0]).all()
    assert np.isposinf(curves[0, 0, -1])
    assert curves[2, 0, -1] == 0.0  # no class has the highest score where all scores are no numbers
    assert table(methods)[1][1:] == ["0.0 %", "not reached", "\N{INFINITY}"]


def test_who_diverges_leaves_the_count_of_nobody():
    good = [as_learned([np.array([2.0, loss])] * 2, [np.array([0.1, 0.9])] * 2, False) for loss in (0.1, 0.3)]
    lost = as_learned([np.array([2.0, np.nan])] * 2, [np.array([0.1, 0.0])] * 2, True)
    (middle, low, high), *_ = spread([*good, lost], epochs=1)
    np.testing.assert_array_equal([middle[1], low[1], high[1]], [0.3, 0.1, np.inf])
    row = table([Method("Adam", (*good, lost), True)])[1]
    assert row[0] == "Adam (1 of 3 diverged)"
    assert row[3] == "0.3"


def test_values_are_over_the_trainings_that_have_come_as_far():
    def so_far(*values):
        return Learned(*[np.array(values, dtype=float)] * 4, False)

    (middle, low, high), *_ = spread([so_far(1, 2), so_far(3, 4, 5), so_far(8)], epochs=3)
    np.testing.assert_array_equal(middle, [3, 3, 5, np.nan])
    np.testing.assert_array_equal(low, [1, 2, 5, np.nan])
    np.testing.assert_array_equal(high, [8, 4, 5, np.nan])


def test_the_table_says_the_median_and_the_spread_of_the_seeds():
    (method,) = learned(SETTINGS.with_value("optimizers", ["adam"]).with_value("seeds", 3))
    ends = sorted(100 * each.test_accuracies[-1] for each in method.learned)
    row = table([method])[1]
    assert row[:2] == ["Adam", "{1:.1f} % ({0:.1f} to {2:.1f})".format(*ends)]
    assert table([method._replace(done=False)])[1] == ["Adam", "…", "…", "…"]


@pytest.mark.parametrize(("axis", "per_epoch"), [("epochs", 1), ("updates", 23), ("examples", 1437)])
def test_what_an_epoch_is_on_each_axis(axis, per_epoch):
    _, messages = ask(f"optimizers=adam&epochs=1&batch_size=64&axis={axis}")
    assert messages[-1][0]["per_epoch"] == per_epoch
