"""The page on which optimizers race over surfaces."""

from collections.abc import Iterator

import streamlit as st
from starlette.routing import BaseRoute

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from playground import session
from playground.controls import cards, export_menu, show_menu, sidebar
from playground.exports import thumbnails
from playground.page_view import PageView
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.scene.scene import Scene
from playground.settings.race import Settings
from playground.settings.tuning import working_learning_rate
from playground.stage import live, player
from playground.study import tabs


def _draw_head(settings: Settings) -> None:
    sidebar.view_controls(settings, settings.surface.domain)
    show_menu.draw()
    export_menu.draw(settings.dimensions == "3", _scene, recorded=True)


def _scene() -> Scene:
    """The race as it is now, which changes without the menu running again."""
    settings = session.settings_of(Settings)
    return race_scene(settings, race(settings))


def _draw(settings: Settings) -> None:
    """The sidebar opens with its first element: the stage is drawn after that, so that it need not move."""
    with st.sidebar:
        sidebar.surface(settings)
    player.draw()
    with st.sidebar:
        sidebar.race(settings)
    cards.draw(settings)
    tabs.draw()


def _routes(base: str) -> Iterator[BaseRoute]:
    yield from live.routes(base)
    yield thumbnails.route(base)


def _warm_up() -> None:
    """Compile every method and surface, the first picture's needs first."""
    race(Settings())
    for optimizer in OPTIMIZERS:
        working_learning_rate(optimizer, Settings().surface)
    for landscape in LANDSCAPES:
        race(Settings().with_value("landscape", landscape))


VIEW = PageView(_draw, _draw_head, _routes, _warm_up, (live.WORKERS,))
