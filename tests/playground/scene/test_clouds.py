"""The clouds in the message to the player: small, true wherever a member is, and absent with a single seed."""

import numpy as np
import pytest

from playground.race.ensembles import ensembles
from playground.scene.layers.clouds import FAR, MOST_POINTS, sent_steps
from playground.settings.link import read_link, split_link
from tests.playground.messages import race_message, read_message

WILD = "optimizers=gradient_descent&gradient_descent.learning_rate=0.006&noise=5&seeds=20&steps=200"
CALM = "landscape=linear_regression&optimizers=adam,momentum&batch_size=4&seeds=10&steps=90"


def read(link):
    settings, problems = read_link(split_link(link))
    assert problems == []
    return settings


def message(settings, clouds=True):
    return race_message(settings, dragged=not clouds)


def decoded(header, arrays):
    """Places (entries, members, sent steps, 2) in data units."""
    low, high = np.array(header["layers"]["clouds"]["domain"]).T
    places = low + (3.0 * arrays["clouds.places"] / (FAR - 1) - 1) * (high - low)
    far = arrays["clouds.places"] == FAR
    places[far] = arrays["clouds.far"].ravel()
    return places


@pytest.mark.parametrize("link", [WILD, CALM])
def test_members_are_told_to_a_fraction_of_a_pixel_and_far_ones_in_full(link):
    settings = read(link)
    header, arrays = read_message(message(settings))
    width = np.diff(settings.surface.domain).ravel()
    for i, ensemble in enumerate(ensembles(settings)):
        told, true = decoded(header, arrays)[i], ensemble.points[1:]
        with np.errstate(over="ignore", invalid="ignore"):
            near = np.abs(told - true) <= width / 40_000
            assert (near | (told == true) | np.isnan(true)).all()
        np.testing.assert_array_equal(np.isnan(told), np.isnan(true))
    if link == WILD:
        assert {"diverged", "travelling"} <= set(ensemble.outcomes)


def test_quantiles_and_words_are_told():
    settings = read(CALM)
    header, arrays = read_message(message(settings))
    assert header["layers"]["clouds"]["entries"] == [0, 1]
    for i, ensemble in enumerate(ensembles(settings)):
        np.testing.assert_array_equal(arrays["clouds.quantiles"][i], ensemble.quantiles.astype("f4"))
    assert all(said.startswith("10 seeds: ") for said in header["layers"]["clouds"]["counts"])


def test_entries_without_chance_have_no_cloud():
    header, arrays = read_message(message(read("optimizers=adam,momentum&momentum.noise=1&seeds=5&steps=30")))
    assert header["layers"]["clouds"]["entries"] == [1]
    assert arrays["clouds.places"].shape == (1, 4, 31, 2)


@pytest.mark.parametrize("link", ["noise=1", "seeds=50", f"{CALM}&seeds=1".replace("seeds=10&", "")])
def test_a_single_seed_changes_no_byte(link):
    settings = read(link)
    assert message(settings) == message(settings, clouds=False)


def test_long_races_are_thinned_out_and_keep_their_ends():
    settings = read(f"optimizers={','.join(['adam'] * 8)}&noise=1&seeds=50&steps=1301")
    header, arrays = read_message(message(settings))
    every = header["layers"]["clouds"]["every"]
    assert every == 3
    assert header["layers"]["clouds"]["sentences"][0].endswith("one step in 3 of the thin paths is drawn")
    assert arrays["clouds.places"].size / 2 < MOST_POINTS + 8 * 49
    steps = sent_steps(1301, every)
    assert (steps[0], steps[-2], steps[-1]) == (0, 1299, 1301)
    assert arrays["clouds.places"].shape == (8, 49, len(steps), 2)
