"""What a module of playground/pages/ defines as its VIEW."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.routing import BaseRoute

from playground.background import Workers


@dataclass(frozen=True)
class PageView:
    """How a page is shown and served. key: the module's name, the same as that of its settings in settings/pages/.

    draw_head(settings): what stands beside the switch between the pages. draw(settings): all the rest.
    routes(base): what its scripts request without Streamlit, under the server's base path. warm_up(): prepares, after
    the server has started, what a first visitor would wait for. workers: its threads, closed when the server ends.
    """

    draw: Callable[[Any], None]
    draw_head: Callable[[Any], None]
    routes: Callable[[str], Iterator[BaseRoute]]
    warm_up: Callable[[], None]
    workers: tuple[Workers, ...]
    key: str = ""
