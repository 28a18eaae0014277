"""The cost of a race is known before it starts: one that is too long is refused, with a value that would work."""

import re

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from optimizers.engine.effort import step_effort
from playground.settings.budget import MOST, check, fitted, race_seconds, seeds_run
from playground.settings.link import read_link, split_link
from playground.settings.race import Settings
from registry import FieldError

LONG = "optimizers=lbfgs&steps=2000&lbfgs.max_iter=10000&lbfgs.max_eval=12500"


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_race_at_its_defaults_is_short_enough(landscape):
    for optimizer in OPTIMIZERS:
        settings = Settings().with_value("landscape", landscape).with_value("optimizers", [optimizer] * 8)
        assert race_seconds(settings) <= MOST
        assert fitted(settings) == (settings, [])


@pytest.mark.parametrize("search", ["none", "strong_wolfe"])
@pytest.mark.parametrize(("max_iter", "max_eval"), [(1, 1), (3, 50), (50, 3), (40, 40)])
def test_no_step_asks_more_often_than_was_counted(search, max_iter, max_eval):
    settings = {"line_search": search, "max_iter": max_iter, "max_eval": max_eval}
    settings |= {"tolerance_grad": 0.0, "tolerance_change": 0.0}
    for rate in (1e-9, 1e-3, 1.0):
        run = trace("lbfgs", LANDSCAPES["eggholder"], steps=60, noise=1.0, learning_rate=rate, **settings)
        made = np.diff(run.state["evaluations"][:, 0])
        assert np.nanmax(made) <= step_effort(OPTIMIZERS["lbfgs"], run.hyperparameters).evaluations


@pytest.mark.parametrize(
    ("query", "named"),
    [
        (LONG, "lbfgs.max_iter"),
        ("optimizers=lbfgs,lbfgs&lbfgs.max_iter=50&lbfgs-2.max_iter=9999&lbfgs-2.max_eval=12000", "lbfgs-2.max_iter"),
        (LONG.replace("max_iter=10000", "line_search=strong_wolfe"), "lbfgs.max_eval"),
    ],
)
def test_a_link_to_too_long_a_race_is_told_what_works(query, named):
    settings, (problem,) = read_link(split_link(query))
    assert race_seconds(settings) <= MOST
    assert problem.field == named
    most, steps = re.search(r"must be at most (\d+), or steps at most (\d+)", str(problem)).groups()
    for name, limit in ((named, int(most)), ("steps", int(steps))):
        fits, none = read_link(split_link(query) | {name: str(limit)})
        assert none == []
        assert fits.value(name) == limit
        assert read_link(split_link(query) | {name: str(limit + 1)})[1] != []


@pytest.mark.parametrize("name", ["max_iter", "max_eval"])
def test_evaluations_of_a_step_have_a_limit(name):
    _, (problem,) = read_link({"optimizers": "lbfgs", f"lbfgs.{name}": "1000000000"})
    assert re.search(rf"lbfgs\.{name} = '1000000000': must be .* at most 1\d,?\d*", str(problem))


def test_a_change_that_makes_it_too_long_is_refused_and_one_that_shortens_it_is_not():
    settings = (
        Settings().with_value("landscape", "tanh_unit").with_value("optimizers", ["adam"] * 8).with_value("steps", 2000)
    )
    data = tuple(zip(np.linspace(0, 1, 5_000).tolist(), np.linspace(0, 1, 5_000).tolist(), strict=True))
    with pytest.raises(FieldError, match=r"steps = 2000: must be at most \d+, for a race to take no more"):
        check(settings, settings.with_data(data))
    with pytest.raises(FieldError, match=r"optimizers = .*: needs steps at most \d+"):
        over = settings.with_value("optimizers", ["adam"]).with_value("steps", 500).with_data(data)
        check(over, over.with_value("optimizers", ["lbfgs"] * 4), "optimizers")
    check(settings.with_data(data), settings.with_data(data).with_value("steps", 1900), "steps")


def test_seeds_and_the_race_stay_within_it_together():
    settings = Settings().with_value("optimizers", ["prodigy"] * 8).with_value("steps", 2000).with_value("noise", 1.0)
    many = settings.with_value("seeds", 50)
    seeds = seeds_run(many)
    assert 1 < seeds < 50
    assert (1 + seeds) * race_seconds(many) <= MOST < (2 + seeds) * race_seconds(many)
    assert seeds_run(settings.with_value("seeds", 3)) == 3
