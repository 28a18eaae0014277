"""Links: lossless, short, and never able to break the page."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from playground.settings.digits_link import read_digits_link
from playground.settings.link import LONGEST, MOST_NAMES, query_text, read_link, split_link, split_query, write_link
from playground.settings.race import Settings
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
        assert "once" in str(problem) or "address" in str(problem)


@pytest.mark.parametrize("link", ["http://[::1", "http://[::1?steps=20", "//[?x"])
def test_what_is_no_address_is_said_to_be_none(link):
    with pytest.raises(FieldError, match="must be an address"):
        split_link(link)


MANY = {
    "17,000 names": {f"n{i}": "1" for i in range(17_000)},
    "one name too many": {f"n{i}": "1" for i in range(MOST_NAMES + 1)},
    "a long name": {"n" * LONGEST: "1"},
    "a long value": {"steps": "1" * LONGEST},
}


@pytest.mark.parametrize("read", [read_link, read_digits_link])
@pytest.mark.parametrize("case", MANY)
def test_of_a_link_that_is_too_long_nothing_is_taken_and_one_thing_said(case, read, monkeypatch):
    settings, (problem,) = read({"epochs": "3", "noise": "0.5"} | MANY[case])
    assert (problem.field, settings) == ("link", read({})[0])
    assert len(str(problem)) < 200


@pytest.mark.parametrize("case", MANY)
def test_a_query_that_is_too_long_is_not_taken_apart(case, monkeypatch):
    text = "&".join(f"{name}={value}" for name, value in MANY[case].items())
    monkeypatch.setattr("playground.settings.link.parse_qsl", None)
    for split in (split_link, split_query):
        with pytest.raises(FieldError, match="at most 200 settings and 8,000 characters"):
            split(text)


def test_so_many_names_are_looked_up_and_not_searched_for(monkeypatch):
    """Settings that do not change list their fields once, however many unknown names there are."""
    listed = []
    fields = Settings.fields
    monkeypatch.setattr(Settings, "fields", lambda self: listed.append(1) or fields(self))
    _, problems = read_link({f"n{i}": "1" for i in range(MOST_NAMES)})
    assert len(problems) == MOST_NAMES
    assert len(listed) == 1


FOREIGN = [
    "fbclid",
    "gclid",
    "msclkid",
    "utm_source",
    "utm_campaign",
    "mtm_kwd",
    "_ga",
    "mc_cid",
    "embed",
    "embed_options",
]


@pytest.mark.parametrize("name", FOREIGN)
def test_what_others_hang_on_a_link_is_passed_over(name):
    assert read_link({name: "x", "steps": "20"}) == (Settings(steps=20), [])
    assert read_digits_link({name: "x"})[1] == []
    assert split_link(f"?{name}=1&steps=20&{name}=2")["steps"] == "20"


@pytest.mark.parametrize("name", ["utm_", "utm_" + "x" * 99, "utm-source", "my_fbclid", "Embed", "reference"])
def test_what_is_nobodys_is_told(name):
    assert [problem.field for problem in read_link({name: "x"})[1]] == [name]


@given(st.text(max_size=200), st.text(max_size=200))
def test_what_is_refused_is_cut(name, text):
    for problem in read_link({name: text, "steps": text})[1]:
        shown = str(problem).removesuffix(f": {problem.allowed}")
        assert len(shown) <= 60 + len(" = ") + 60


def test_a_link_without_methods_opens_with_the_landscapes_own():
    settings, problems = read_link({"landscape": "booth"})
    assert problems == []
    assert settings.keys == tuple(LANDSCAPES["booth"].race.rates)
    assert write_link(settings) == {"landscape": "booth"}


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_a_link_with_methods_means_them(landscape):
    query = {"landscape": landscape, "optimizers": "adam,rmsprop", "adam.learning_rate": "0.05"}
    if landscape == Settings().value("landscape"):
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
