"""The export menu: on a click, what is on the stage is written to a file and sent to the browser.

Each export format has a part made from its record: widgets for its fields, a button, the progress and a stop.
"""

import base64
import io
import math
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

import streamlit as st

from playground import session
from playground.controls.widgets import label
from playground.exports.format import Format, Option
from playground.exports.formats import FORMATS
from playground.scene.palette import theme_of
from playground.scene.scene import Scene
from playground.style import plain
from playground.words.errors import refusal
from playground.words.translation import translate
from registry import FieldError, Flag, Number

FEWEST_STEPS = 25  # of a slider
REPORTS = 24  # of the progress

# Saves a file in the browser, and only once, as every rerun of the page sends the same data again.
_SAVE = """
const saved = new WeakSet();
export default ({ data }) => {
  if (!data || saved.has(data)) return;
  saved.add(data);
  const link = document.createElement("a");
  link.href = `data:${data.type};base64,${data.content}`;
  link.download = data.name;
  link.click();
};
"""
_SAVE_FILE = st.components.v2.component("loss_landscape_save_file", js=_SAVE)


class Download(NamedTuple):
    """A CSV file: what its button says, its name, and its content, made on the click."""

    label: str
    name: str
    content: Callable[[], str]


def draw(raised: bool, scene: Callable[[], Scene], *files: Download, recorded: bool = False) -> None:
    """The menu's button and, once it is opened, its contents: first the formats that show what is drawn.

    raised: whether the stage is in 3-D. scene(): what is on it, called when it is needed. files: further downloads.
    recorded: whether its paths hold what tables are made of.
    """
    with st.popover(translate("Export"), icon=":material/download:", key="export"):
        for kind in sorted(FORMATS.values(), key=attrgetter("tabular")):
            if recorded or not kind.tabular:
                session.fragment(key=f"export-{kind.key}")(_export)(kind, raised, scene)
        for file in files:
            st.download_button(
                file.label, file.content, file.name, "text/csv", on_click="ignore", width="stretch", key=file.name
            )


def _export(kind: Format, raised: bool, scene: Callable[[], Scene]) -> None:
    """A format's part of the menu."""
    if kind.tabular:
        st.caption(translate(kind.about))
    elif raised:
        st.caption(translate("The {format} shows the map from above.", format=kind.title))
    options = {name: _option(f"{kind.key}.{name}", field) for name, field in kind.fields.items()}
    problem = _problem(kind, options)
    if problem:
        st.warning(plain(problem), icon=":material/error:")
    wanted = st.button(
        translate("Download {format}", format=kind.title),
        type="secondary" if kind.tabular else "primary",
        width="stretch",
        disabled=bool(problem),
        key=f"{kind.key}.download",
    )
    place = st.empty()
    if wanted:
        with place.container():
            bar = st.progress(0.0, translate("Writing") if kind.tabular else translate("Drawing"))
            # Any event ends this run at the next report.
            st.button(translate("Stop"), key=f"{kind.key}.stop", width="stretch")
        shown = scene()
        content = _written(kind, shown, options, bar)
        place.caption(translate("{size} kB saved", size=f"{len(content) / 1000:.0f}"))
        encoded = base64.b64encode(content).decode()
        name = f"{shown.stage.ground.key}{kind.suffix}"
        _SAVE_FILE(key=f"{kind.key}.file", data={"name": name, "type": kind.media_type, "content": encoded})


def _option(key: str, field: Option) -> Any:
    """An option's value: the page's theme, or what its widget says."""
    name = key.rpartition(".")[2]
    if name == "theme":
        return theme_of(st.context.theme.type)
    if isinstance(field, Number):
        return _slider(label(name, field), field, key)
    if isinstance(field, Flag):
        return st.toggle(label(name, field), field.default, help=translate(field.help), key=key)
    options: Any = field.options
    place = options.index(field.default)
    return st.selectbox(label(name, field), options, place, format_func=_shown, help=translate(field.help), key=key)


def _slider(text: str, field: Number, key: str) -> float:
    kind: Any = int if field.integer else float
    stride = max(_stride(field.high - field.low), 1.0 if field.integer else 0.0)
    low, high, value, step = map(kind, (field.low, field.high, field.default, stride))
    chosen: float = st.slider(text, low, high, value, step, help=translate(field.help), key=key)
    return chosen


def _stride(span: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that divides a span into FEWEST_STEPS or more."""
    power = 10.0 ** math.floor(math.log10(span / FEWEST_STEPS))
    return max(factor * power for factor in (1, 2, 5) if factor * power <= span / FEWEST_STEPS)


def _shown(option: Any) -> str:
    """A choice as it is, a size as width x height."""
    return translate(option) if isinstance(option, str) else " x ".join(map(str, option))


def _problem(kind: Format, options: Mapping[str, Any]) -> str:
    """Why there can be no file with these options; empty if there can."""
    try:
        kind.checked(options)
    except FieldError as problem:
        return refusal(problem)
    return ""


def _written(kind: Format, scene: Scene, options: Mapping[str, Any], bar: Any) -> bytes:
    target, unit = io.BytesIO(), translate(kind.unit.capitalize())

    def progress(done: int, total: int) -> None:
        if done % max(1, total // REPORTS) == 0 or done == total:
            bar.progress(done / total, translate("{unit} {done} of {total}", unit=unit, done=done, total=total))

    kind.write(scene, target, progress=progress, **options)
    return target.getvalue()
