"""Every finite value that a field allows makes a picture, or a sentence that names the field."""

import io
import json
import math
from urllib.parse import urlencode

import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES
from playground.exports.formats.gif import write_gif
from playground.race.internals import INTERNALS
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link
from playground.settings.race import Settings
from playground.stage.live import routes
from playground.stage.wire import pack
from registry import Number
from tests.playground.messages import ask, read_message
from tests.playground.test_page import opened

FAR = (5e-324, 1e-165, 1e-38, 1e38, 1e155, 1.7976931348623157e308)
ALL = ",".join(INTERNALS)
RACE, STAGE = (route.endpoint for route in routes())


def ends(field):
    """The values at the ends of what the field allows, as a link writes them."""
    values = {0.0, *FAR, *(-value for value in FAR), field.at_least, field.at_most}
    values |= {math.nextafter(field.above, math.inf), math.nextafter(field.below, -math.inf)}
    for value in sorted(value for value in values if math.isfinite(value)):
        within = field.at_least <= value <= field.at_most and field.above < value < field.below
        if within and not (field.integer and abs(value) > 1e18):
            yield field.write(value)


def answers(query):
    """The headers of the messages for a query; no number in them is infinite or NaN."""
    for endpoint in (STAGE, RACE):
        header, _ = read_message(ask(endpoint, urlencode(query)).body)
        yield json.dumps(header, allow_nan=False)


def film(query):
    settings, _ = read_link(query)
    write_gif(race_scene(settings, race(settings)), io.BytesIO(), (120, 90), 2)


PARAMETERS = [(key, name) for key, landscape in LANDSCAPES.items() for name in landscape.parameters]


@pytest.mark.parametrize(("key", "name"), PARAMETERS)
def test_every_parameter_of_a_surface(key, name):
    for text in ends(LANDSCAPES[key].parameters[name]):
        query = {"landscape": key, f"{key}.{name}": text, "optimizers": "momentum,newton", "steps": "20", "show": ALL}
        settings, problems = read_link(query)
        assert {problem.field for problem in problems} <= {f"{key}.{name}"}
        assert all(answers(query))
        film(query)
        if problems:
            assert settings.surface_choice.parameters == ()


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_hyperparameter(key):
    for name, field in OPTIMIZERS[key].fields.items():
        for text in ends(field) if isinstance(field, Number) else ():
            query = {"optimizers": key, f"{key}.{name}": text, "steps": "20", "show": ALL}
            assert all(answers(query))
            film(query)


@pytest.mark.parametrize("key", SCHEDULES)
def test_every_setting_of_a_schedule(key):
    for name, field in SCHEDULES[key].fields.items():
        for text in ends(field) if isinstance(field, Number) else ():
            for rate in ("0.01", "1e308"):
                query = {"optimizers": "momentum", "momentum.schedule": key, f"momentum.schedule.{name}": text}
                assert all(answers({**query, "momentum.learning_rate": rate, "steps": "20", "show": ALL}))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rosenbrock.b", "1e155"),
        ("ellipse.kappa", "1e156"),
        ("huber_regression.delta", "1e-165"),
        ("plateau_cliff.slope", "1e308"),
    ],
)
def test_a_surface_without_a_picture_is_refused_by_name(name, text):
    settings, (problem,) = read_link({"landscape": name.partition(".")[0], name: text})
    assert problem.field == name
    assert "must leave losses on the map" in str(problem)
    assert settings.surface_choice.parameters == ()


@pytest.mark.parametrize("text", ["1e30", "1e155"])
@pytest.mark.parametrize("tab", ["Charts", "Step by step", "About this surface"])
def test_the_page_of_a_steep_surface_has_no_traceback(text, tab):
    page = opened(landscape="ellipse", steps="20", step="3", **{"ellipse.kappa": text})
    page.session_state["study.tab"] = tab
    assert not page.run().exception


def test_no_header_is_sent_with_a_number_that_is_none():
    with pytest.raises(ValueError, match="JSON compliant"):
        pack({"low": math.inf}, {})


def test_settings_at_their_ends():
    for name, field in Settings().fields():
        if isinstance(field, Number) and "." not in name:
            for text in ends(field):
                assert all(answers({name: text, "steps": "20"} if name != "steps" else {name: text}))
