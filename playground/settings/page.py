"""What a module of playground/settings/pages/ defines as its PAGE."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from registry import FieldError

S = TypeVar("S")


def _allow(before: Any, after: Any, name: str) -> None:
    """Every change is allowed."""


def _never(before: Any, after: Any) -> bool:
    """No change is seen all over the page."""
    return False


@dataclass(frozen=True)
class Page(Generic[S]):
    """A page of the site, as far as its settings go. key: the module's name, and `page` in a link; title: for people.

    settings: those that a visit begins with. read(query, before): the settings of a link, and errors of what was
    ignored; before: the settings until then. write(settings): the link, without `page`. check(before, after, name):
    raises FieldError for a change that must not be made; name: the setting that was changed, "" if there is not just
    one. changes_titles(before, after): whether a change is seen all over the page, because titles have changed.
    is_first: the page of a link that names none.
    """

    title: str
    settings: S
    read: Callable[[Mapping[str, str], S], tuple[S, list[FieldError]]]
    write: Callable[[S], dict[str, str]]
    check: Callable[[S, S, str], None] = _allow
    changes_titles: Callable[[S, S], bool] = _never
    is_first: bool = False
    key: str = ""
