"""Ensembles: each member is the run of its seed, and the sentences about all of them are true."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace
from playground.race.ensembles import SHARES, ensembles, loss_quantiles
from playground.race.runs import race
from playground.settings.batches import Draw
from playground.settings.budget import race_seconds
from playground.settings.link import query_text, read_link, split_link, write_link
from playground.settings.race import Settings
from playground.study.summary import summarize
from playground.words.numbers import number
from tests.playground.test_page import opened


def read(link):
    settings, problems = read_link(split_link(link))
    assert problems == []
    return settings


def batches_of(size, seed, steps):
    """The batches by epochs of 64 samples, by plain permutations."""
    draws, rows = np.random.default_rng(seed), []
    while len(rows) < steps:
        order = draws.permutation(64)
        rows += [order[i : i + size] for i in range(0, 64, size)]
    return rows[:steps]


def test_members_are_the_runs_of_the_seeds_that_follow():
    settings = read("optimizers=adam&noise=2&seeds=5&seed=7&steps=80&adam.learning_rate=0.05")
    (ensemble,) = ensembles(settings)
    assert ensemble.seeds == 5
    for i in range(5):
        run = trace("adam", LANDSCAPES["rosenbrock"], steps=80, learning_rate=0.05, noise=2.0, seed=7 + i)
        np.testing.assert_array_equal(ensemble.points[i], run.points)
        np.testing.assert_array_equal(ensemble.losses[i], run.losses)
    np.testing.assert_array_equal(ensemble.points[0], race(settings)[0].run.points)


def test_members_see_the_batches_of_their_seeds():
    link = "landscape=linear_regression&optimizers=momentum&batch_size=24&seeds=4&steps=70&momentum.learning_rate=0.1"
    (ensemble,) = ensembles(read(f"{link}&seed=3"))
    for i in range(4):
        batches = batches_of(24, 3 + i, 70)
        run = trace("momentum", LANDSCAPES["linear_regression"], batches=batches, steps=70, learning_rate=0.1)
        np.testing.assert_array_equal(ensemble.points[i], run.points)


@pytest.mark.parametrize("size", [1, 7, 24, 63])
def test_all_epochs_at_once_are_the_epochs_one_by_one(size):
    batches = Draw(64, size, "epochs", 5).batches(130)
    expected = batches_of(size, 5, 130)
    np.testing.assert_array_equal(batches.indices, np.concatenate(expected))
    np.testing.assert_array_equal(np.diff(batches.starts), [len(batch) for batch in expected])


def test_a_race_too_long_for_all_seeds_runs_fewer_and_says_so(monkeypatch):
    link = "landscape=linear_regression&optimizers=adam,momentum&batch_size=8&steps=40&seeds=9"
    settings = read(link)
    assert [ensemble.seeds for ensemble in ensembles(settings)] == [9, 9]
    monkeypatch.setattr("playground.settings.budget.MOST", 4.5 * race_seconds(settings))
    assert [ensemble.seeds for ensemble in ensembles(settings)] == [3, 3]
    page = opened(**split_link(link))
    assert not page.exception
    assert any("Seeds run: 3" in caption.value for caption in page.caption)


def test_equal_entries_have_equal_members():
    one, two = ensembles(read("optimizers=adam,adam&noise=1&seeds=3&steps=40"))
    np.testing.assert_array_equal(one.points, two.points)


def test_without_chance_there_is_no_ensemble():
    assert ensembles(read("seeds=50")) == [None] * 4
    assert ensembles(read("noise=1")) == [None] * 4
    own = ensembles(read("optimizers=adam,momentum&momentum.noise=1&seeds=2&steps=20"))
    assert [ensemble is None for ensemble in own] == [True, False]
    batched = ensembles(read("landscape=tanh_unit&optimizers=adam,momentum&adam.batch_size=4&seeds=2&steps=20"))
    assert [ensemble is None for ensemble in batched] == [False, True]


def test_the_link_always_takes_seeds_and_says_what_is_wrong_with_them():
    assert query_text(write_link(read("seeds=50"))) == "seeds=50"
    assert "seeds" not in write_link(Settings())
    for text in ("0", "51", "1.5", "many"):
        settings, (problem,) = read_link({"seeds": text})
        assert settings == Settings()
        assert str(problem) == f"seeds = {text!r}: must be a whole number at least 1 and at most 50"


@pytest.mark.parametrize("seeds", [2, 9, 10, 11, 50])
def test_quantiles_are_those_of_numpy(seeds):
    losses = np.random.default_rng(0).lognormal(size=(seeds, 40))
    expected = np.quantile(losses, SHARES, axis=0, method="inverted_cdf")
    expected[1] = np.median(losses, axis=0)
    np.testing.assert_array_equal(loss_quantiles(losses), expected)


def test_what_is_no_number_counts_as_infinitely_high():
    losses = np.tile(np.arange(10.0)[:, None], (1, 3))
    losses[:2, 1] = np.nan
    losses[3:, 2] = np.inf
    low, median, high = loss_quantiles(losses)
    assert low.tolist() == [0, 2, 0]
    assert median.tolist() == [4.5, 6.5, np.inf]
    assert high.tolist() == [8, np.inf, np.inf]


def test_the_spread_is_what_theory_says():
    """Gradient descent on h x^2 / 2 with noise sigma: x <- (1 - rate h) x - rate sigma z, so in the long run the
    variance of x solves v = (1 - rate h)^2 v + rate^2 sigma^2: v = rate sigma^2 / (h (2 - rate h)).
    """
    rate, sigma = 0.1, 0.05
    settings = read(
        f"landscape=ellipse&ellipse.kappa=4&optimizers=gradient_descent&gradient_descent.learning_rate={rate}"
        f"&noise={sigma}&seeds=50&steps=2000"
    )
    (ensemble,) = ensembles(settings)
    surface = settings.surface
    hxx, hxy, hyy = surface.hessian(0.0, 0.0)
    curvatures, axes = np.linalg.eigh(np.array([[hxx, hxy], [hxy, hyy]]))
    late = (ensemble.points[:, 500:] - surface.minima[0]) @ axes
    variances = (late**2).mean(axis=(0, 1))
    np.testing.assert_allclose(variances, rate * sigma**2 / (curvatures * (2 - rate * curvatures)), rtol=0.1)


def test_a_smaller_batch_is_a_wider_cloud():
    link = "landscape=linear_regression&optimizers=gradient_descent&seeds=50&steps=200&batch_size="
    spreads = [ensembles(read(f"{link}{size}"))[0].points[:, -1].std(axis=0).sum() for size in (2, 8, 32)]
    assert spreads[0] > 1.3 * spreads[1] > 1.3 * 1.3 * spreads[2]


def test_the_diverged_are_counted_and_lift_the_quantiles():
    (ensemble,) = ensembles(read("optimizers=momentum&momentum.learning_rate=0.1&noise=5&seeds=12&steps=60"))
    assert ensemble.outcomes == {"diverged": 12}
    assert np.isnan(ensemble.losses[:, -1]).all()
    assert np.isinf(ensemble.quantiles[:, -1]).all()
    assert np.isfinite(ensemble.quantiles[:, 0]).all()


def test_the_summary_says_how_they_ended():
    settings = read("landscape=ellipse&optimizers=adam,momentum&adam.noise=0.1&seeds=50&steps=300")
    lines = summarize(settings, race(settings)).splitlines()
    (ensemble, none) = ensembles(settings)
    assert none is None
    assert [line.startswith("Adam, 50 seeds: ") for line in lines].count(True) == 1
    assert sum(ensemble.outcomes.values()) == 50
    for kind, count in ensemble.outcomes.items():
        assert f"{count} {kind.replace('left_map', 'left the map')}" in lines[2]
    low, high = np.quantile(ensemble.losses[:, -1], [SHARES[0], SHARES[2]], method="inverted_cdf")
    median = np.median(ensemble.losses[:, -1])
    assert f"median last loss {number(median)}, from {number(low)} to {number(high)} in the middle 80 %." in lines[2]
