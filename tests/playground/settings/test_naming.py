"""The titles of entries if a method takes part more than once, and who keeps which colour."""

from hypothesis import given
from hypothesis import strategies as st

from playground.settings.digits import DigitsSettings
from playground.settings.digits_link import read_digits_link, write_digits_link
from playground.settings.link import read_link, write_link
from playground.settings.naming import distinguishing_names, titles
from playground.settings.race import Settings
from tests.playground.strategies import settings_strategy


def called(**query):
    settings, problems = read_link({name.replace("__", "."): text for name, text in query.items()})
    assert problems == []
    return list(titles(settings).values())


def named(optimizers, **values):
    numbered = {name.replace("_2__", "-2.").replace("_3__", "-3."): text for name, text in values.items()}
    return called(optimizers=optimizers, **numbered)


def test_a_method_that_stands_alone_is_called_by_its_name():
    assert called(optimizers="adam,momentum", adam__beta2="0.9") == ["Adam", "Momentum"]


def test_two_are_called_by_what_differs():
    assert named("adam,adam", adam_2__beta2="0.9") == ["Adam", "Adam, beta2 0.9"]
    assert named("adam,adam", adam_2__start="0,2") == ["Adam", "Adam, start 0, 2"]
    assert named("adam,adam", adam__learning_rate="0.1", adam_2__learning_rate="0.01") == [
        "Adam, rate 0.1",
        "Adam, rate 0.01",
    ]
    assert named("adam,adam", adam_2__schedule="cosine") == ["Adam", "Adam, Cosine annealing"]
    assert named("adam,adam", adam_2__bias_correction="0") == ["Adam", "Adam, no bias correction"]
    assert named("adam,adam", adam_2__noise="0.5") == ["Adam", "Adam, noise 0.5"]


def test_what_is_equal_is_not_said():
    both = {"adam__beta1": "0.5", "adam_2__beta1": "0.5"}
    assert named("adam,adam", **both, adam_2__beta2="0.9") == ["Adam", "Adam, beta2 0.9"]


def test_no_more_is_said_than_tells_them_apart():
    values = {"adam_2__learning_rate": "0.1", "adam_2__beta1": "0.5", "adam_2__beta2": "0.9", "adam_2__epsilon": "1e-6"}
    assert named("adam,adam", **values) == ["Adam", "Adam, rate 0.1"]
    assert named("adam,adam,adam", **values, adam_3__learning_rate="0.1") == [
        "Adam",
        "Adam, rate 0.1, beta1 0.5",
        "Adam, rate 0.1",
    ]


def test_equal_ones_are_counted():
    assert named("adam,adam,adam") == ["Adam", "Adam 2", "Adam 3"]
    both = {"adam_2__beta2": "0.9", "adam_3__beta2": "0.9"}
    assert named("adam,adam,adam", **both) == ["Adam", "Adam, beta2 0.9", "Adam 2, beta2 0.9"]


def test_a_rate_that_was_set_to_its_default_is_no_difference():
    rate = Settings().value("adam.learning_rate")
    settings = Settings().with_copy("adam").with_value("adam-2.learning_rate", rate)
    assert titles(settings)["adam-2"] == "Adam 2"


@given(settings_strategy())
def test_no_two_are_called_the_same(settings):
    assert len(set(titles(settings).values())) == len(settings.entries)


def moves():
    """What a visitor does to the line-up: (what, which)."""
    return st.lists(st.tuples(st.sampled_from(["add", "copy", "remove", "reset"]), st.integers(0, 7)), max_size=12)


def done(settings, what, which):
    """The settings after it, and of each entry that is still there its colour before."""
    key = settings.keys[which % len(settings.keys)]
    position, places = settings.keys.index(key), list(settings.places)
    if what == "reset":
        return settings.with_reset(key), places
    if what == "remove":
        return settings.without_entry(key), places[:position] + places[position + 1 :] if len(places) > 1 else places
    if len(places) == 8:
        return settings, places
    if what == "add":
        return settings.with_entry("lion"), [*places, None]
    return settings.with_copy(key), [*places[: position + 1], None, *places[position + 1 :]]


@given(st.sampled_from([Settings(), DigitsSettings()]), moves())
def test_a_colour_belongs_to_an_entry_for_as_long_as_it_lives(settings, moves):
    for what, which in moves:
        settings, before = done(settings, what, which)
        assert all(was in (None, now) for was, now in zip(before, settings.places, strict=True))
        assert len(set(settings.places)) == len(settings.entries)
    isdigits = isinstance(settings, DigitsSettings)
    read, problems = read_digits_link(write_digits_link(settings)) if isdigits else read_link(write_link(settings))
    assert problems == []
    assert read.places == settings.places


def test_the_link_holds_colours_only_where_they_are_not_in_order():
    assert write_link(Settings().with_entry("lion")) == {"optimizers": "gradient_descent,momentum,rmsprop,adam,lion"}
    assert write_link(Settings().with_copy("momentum"))["colours"] == "0,1,4,2,3"
    assert "colours" not in write_link(Settings().with_copy("momentum").without_entry("momentum-2"))


def test_colours_that_make_no_sense_are_refused():
    for text in ("0,0,1,2", "0,1,2", "0,1,2,8", "a,b,c,d", "", "0,1,2,-3", "0" * 5000):
        settings, problems = read_link({"colours": text})
        assert settings == Settings()
        assert [problem.field for problem in problems] == ["colours"]


class Counted(dict):
    """Settings that count how often their values are read."""

    looks = 0

    def get(self, name, default=None):
        Counted.looks += 1
        return super().get(name, default)


def test_many_differences_are_sorted_out_in_few_looks():
    """Eight entries, each distinguished by a different name, the first by forty more: not every subset is tried."""
    first = Counted({f"only {i}": 1 for i in range(40)})
    entries = [first, *(Counted({f"own {i}": 1}) for i in range(6)), Counted()]
    assert len(distinguishing_names(entries)) == 7
    assert Counted.looks <= 2 * 7 * len(entries) * 7 * 50
