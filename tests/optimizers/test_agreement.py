"""What docs/agreement.md and the cards claim about agreement with other libraries is measured anew."""

import json
from pathlib import Path

import pytest

from optimizers import OPTIMIZERS
from playground.study.agreement import AGREEMENT, in_words, proof
from tests.reference.compare import PAGE, measured, with_table

README = Path(__file__).parents[2] / "README.md"
STORED = json.loads(AGREEMENT.read_text(encoding="utf-8"))
COUNTED = ("name", "version", "runs", "steps", "sensitive_runs")
LAST_DIGITS = 1e-14  # below this a deviation is whichever way the last digits fell
OTHER_LIBM = 8  # how far a deviation may lie off where exp and ** round otherwise


@pytest.fixture(scope="module")
def anew():
    agreement, outside = measured()
    assert outside == {}
    return agreement


@pytest.mark.parametrize("kind", ["optimizers", "schedules"])
def test_the_file_is_current(kind, anew):
    assert STORED[kind].keys() == anew[kind].keys()
    for key, peers in anew[kind].items():
        counted = [[peer[name] for name in COUNTED] for peer in peers]
        assert [[peer[name] for name in COUNTED] for peer in STORED[kind][key]] == counted, key
        for stored, peer in zip(STORED[kind][key], peers, strict=True):
            assert close(stored["deviation"], peer["deviation"]), key


def close(stored, found):
    """Whether a stored deviation means the same as the one measured here."""
    if stored is None or found is None:
        return stored is found
    low, high = sorted((stored, found))
    return high < LAST_DIGITS or high <= OTHER_LIBM * low


def test_the_table_is_made_from_the_file():
    page = PAGE.read_text(encoding="utf-8")
    assert "recorded runs (" in page
    assert with_table(page, STORED) == page


def test_the_readme_counts_all_runs():
    runs = sum(peer["runs"] for peers in STORED["optimizers"].values() for peer in peers)
    assert f"{runs} recorded runs" in README.read_text(encoding="utf-8")


def test_a_card_says_what_the_file_holds():
    for key in OPTIMIZERS:
        sentence = proof(key)
        assert (sentence is None) == (key not in STORED["optimizers"])
        if sentence is not None:
            assert all(peer["name"] in sentence.replace(" form", "") for peer in STORED["optimizers"][key])


@pytest.mark.parametrize(
    "deviation, words", [(3.1e-15, "4e-15"), (3e-15, "3e-15"), (9.5e-15, "1e-14"), (0.0, "the last bit")]
)
def test_a_deviation_is_rounded_up(deviation, words):
    assert in_words(deviation) == words
