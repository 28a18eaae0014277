"""The page on which a network learns to read digits."""

from collections.abc import Iterator

from starlette.routing import BaseRoute

from landscapes.networks import Perceptron, digits
from optimizers import train
from playground.digits import live, page, slicing, training
from playground.page_view import PageView
from playground.settings.digits import DigitsSettings
from playground.settings.digits_rates import FIRST_ORDER


def _draw_head(settings: DigitsSettings) -> None:
    """Nothing: its controls stand beside what they are about."""


def _routes(base: str) -> Iterator[BaseRoute]:
    yield live.route(base)


def _warm_up() -> None:
    for optimizer in FIRST_ORDER:
        train(optimizer, Perceptron(), digits(), epochs=1)


VIEW = PageView(page.draw, _draw_head, _routes, _warm_up, (training.SHORT_POOL, training.LONG_POOL, slicing.WORKERS))
