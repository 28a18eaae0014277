"""The record that an export format's file fills in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.exports.size import Size
from registry import Choice, FieldError, Flag, Number, listed

Option = Number | Flag | Choice | Size
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Format:
    """A kind of file that a scene can be written as; the menu and the command line are made from it.

    title: its name for people. about: what is in the file, in a sentence. suffix: of the file's name, with its dot.
    media_type: as browsers and mail programs name it.
    write(scene, target, progress=None, **options) -> what has been written, in a few words. target: a binary file.
    progress(done, total) is called after each `unit` of the work; an exception that it raises ends the writing.
    fields: what can be set, by name; `theme` is that of the page, whose menu does not ask for it.
    agree(options): raises FieldError if options that are allowed one by one do not fit together.
    tabular: whether it holds what is recorded along paths, which only a race has; otherwise it shows what is drawn.
    key: the file's name, filled in by the registry.
    """

    title: str
    about: str
    suffix: str
    media_type: str
    write: Callable[..., str]
    unit: str
    fields: Mapping[str, Option] = field(default_factory=dict)
    agree: Callable[[Mapping[str, Any]], None] | None = None
    tabular: bool = False
    key: str = ""

    def checked(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """All options by name: the defaults with these changes. Raises FieldError naming what is wrong."""
        for name in options:
            if name not in self.fields:
                raise FieldError(name, options[name], "is not an option; must be one of " + listed(self.fields, [name]))
        values = {name: each.check(name, options.get(name, each.default)) for name, each in self.fields.items()}
        if self.agree:
            self.agree(values)
        return values
