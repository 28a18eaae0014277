"""Links: lossless, short, and never able to break the page."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from playground.link import query_text, read_link, split_link, write_link
from playground.settings import Settings
from registry import FieldError
from tests.playground.strategies import settings_strategy

EXAMPLE = (
    "?landscape=ellipse&ellipse.kappa=50&optimizers=momentum,adam,adam&start=-1.2,1&steps=250"
    "&adam.learning_rate=0.05&adam-2.beta2=0.9&adam.schedule=cosine&adam.schedule.t_max=250"
    "&adam-2.start=0,2&adam-2.noise=0.5&noise=0.1&seed=7&layout=overlay&step=120"
    "&dimensions=3&log_height=0&camera=-120,35.5,2"
)


@given(settings_strategy())
def test_round_trip(settings):
    assert read_link(dict(parse_qsl(query_text(write_link(settings))))) == (settings, [])


def test_the_defaults_make_an_empty_link():
    assert write_link(Settings()) == {}


def test_the_grammar():
    settings, problems = read_link(split_link(EXAMPLE))
    assert problems == []
    assert settings.keys == ("momentum", "adam", "adam-2")
    expected = {
        "landscape": "ellipse",
        "ellipse.kappa": 50.0,
        "start": (-1.2, 1.0),
        "steps": 250,
        "noise": 0.1,
        "seed": 7,
        "layout": "overlay",
        "dimensions": "3",
        "log_height": False,
        "camera": (-120.0, 35.5, 2.0),
        "step": 120,
        "adam.learning_rate": 0.05,
        "adam-2.beta2": 0.9,
        "adam.schedule": "cosine",
        "adam.schedule.t_max": 250,
        "adam-2.start": (0.0, 2.0),
        "adam-2.noise": 0.5,
    }
    assert {name: settings.value(name) for name in expected} == expected
    assert write_link(settings) == split_link(EXAMPLE)


@pytest.mark.parametrize("link", ["https://example.org/app/" + EXAMPLE, EXAMPLE, EXAMPLE[1:]])
def test_a_link_may_be_given_whole_or_in_part(link):
    assert split_link(link) == split_link(EXAMPLE)


@pytest.mark.parametrize("link", ["", "?", "https://example.org/app/"])
def test_a_link_without_a_query_is_the_default_page(link):
    assert split_link(link) == {}


def test_a_field_given_twice_is_refused():
    with pytest.raises(FieldError, match="must be given once"):
        split_link("steps=10&steps=20")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("landscape", "<script>alert(1)</script>"),
        ("steps", "0"),
        ("steps", "1000000000"),
        ("steps", "9" * 5000),
        ("steps", "ten"),
        ("start", "1e308,0"),
        ("start", "1"),
        ("start", "nan,nan"),
        ("seed", "-1"),
        ("adam.learning_rate", "-1"),
        ("adam.learning_rate", "nan"),
        ("adam.learning_rate", "1e999"),
        ("adam.maximize", "perhaps"),
        ("dimensions", "4"),
        ("log_height", "maybe"),
        ("camera", "10,20"),
        ("camera", "10,20,1,1"),
        ("camera", "0,95,1"),
        ("camera", "nan,20,1"),
        ("camera", "10,20,1e999"),
        ("colour", "red"),
        ("", "x"),
        ("adam.", "x"),
        ("adam.schedule.", "x"),
    ],
)
def test_a_bad_field_is_named_and_its_default_used(name, text):
    settings, problems = read_link({name: text, "noise": "0.25"})
    assert settings == Settings().with_value("noise", 0.25)
    assert [problem.field for problem in problems] == [name]
    assert repr(text)[:50] in str(problems[0])


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=30), max_size=5))
def test_no_query_breaks_it(query):
    settings, problems = read_link(query)
    assert isinstance(settings, Settings)
    assert {problem.field for problem in problems} <= set(query)


@given(st.text(max_size=80))
def test_no_text_breaks_the_splitting(text):
    try:
        assert isinstance(split_link(text), dict)
    except FieldError as problem:
        assert "once" in str(problem)


def test_a_link_without_methods_opens_with_the_landscapes_own():
    settings, problems = read_link({"landscape": "booth"})
    assert problems == []
    assert settings.keys == tuple(LANDSCAPES["booth"].race.rates)
    assert write_link(settings) == {"landscape": "booth"}


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_a_link_with_methods_means_them(landscape):
    query = {"landscape": landscape, "optimizers": "adam,rmsprop", "adam.learning_rate": "0.05"}
    if landscape == Settings.landscape:
        del query["landscape"]
    settings, problems = read_link(query)
    assert problems == []
    assert settings.keys == ("adam", "rmsprop")
    assert settings.value("adam.learning_rate") == 0.05
    assert write_link(settings) == query


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_the_four_that_were_everywhere_can_be_asked_for(landscape):
    four = "gradient_descent,momentum,rmsprop,adam"
    settings, _ = read_link({"landscape": landscape, "optimizers": four})
    assert settings.keys == tuple(four.split(","))
    assert read_link(write_link(settings)) == (settings, [])
