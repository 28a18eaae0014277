"""The export menu: what is on the stage, made into a file on the click and handed to the browser."""

import base64
import io
from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground import session
from playground.exports.formats.gif import FRAMES, SECONDS, check_speed, write_gif
from playground.scene.palette import theme_of
from playground.scene.scene import Scene
from playground.style import plain
from playground.words.errors import refusal
from playground.words.translation import translate
from registry import FieldError

SIZES = {"480 x 360": (480, 360), "720 x 540": (720, 540), "1080 x 810": (1080, 810)}

# Saves a file in the browser, once: the same data comes again with every rerun of the page.
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


def draw(raised: bool, scene: Callable[[], Scene], *files: Download) -> None:
    """The menu's button and, once it is opened, its contents. raised: whether the stage is in 3-D. scene(): what is on
    it, asked for when it is wanted. files: what there is to download beside the GIF.
    """
    with st.popover(translate("Export"), icon=":material/download:", key="export"):
        if raised:
            st.caption(translate("The GIF shows the map from above."))
        session.fragment(key="export-gif")(_gif)(scene)
        for file in files:
            st.download_button(
                file.label, file.content, file.name, "text/csv", on_click="ignore", width="stretch", key=file.name
            )


def _gif(scene: Callable[[], Scene]) -> None:
    size = st.selectbox(translate("Size in pixels"), SIZES, index=1, key="gif.size")
    lowest, highest, first = int(FRAMES.low), int(FRAMES.high), int(FRAMES.default)
    count = st.slider(translate("Frames"), lowest, highest, first, 10, help=translate(FRAMES.help))
    lasting = translate(SECONDS.help)
    seconds = st.slider(translate("Seconds"), SECONDS.low, SECONDS.high, SECONDS.default, 0.5, help=lasting)
    problem = _too_fast(count, seconds)
    if problem:
        st.warning(plain(problem), icon=":material/error:")
    wanted = st.button(
        translate("Download GIF"), type="primary", width="stretch", disabled=bool(problem), key="gif.download"
    )
    place = st.empty()
    if wanted:
        with place.container():
            bar = st.progress(0.0, translate("Drawing"))
            st.button(translate("Stop"), key="gif.stop", width="stretch")  # any event ends this run at the next frame
        shown = scene()
        content = _made(shown, SIZES[size], count, seconds, bar)
        place.caption(translate("{size} kB saved", size=f"{len(content) / 1000:.0f}"))
        encoded = base64.b64encode(content).decode()
        name = f"{shown.stage.ground.key}.gif"
        _SAVE_FILE(key="gif.file", data={"name": name, "type": "image/gif", "content": encoded})


def _too_fast(count: int, seconds: float) -> str:
    """Why so many frames cannot be shown in time; empty if they can."""
    try:
        check_speed(count, seconds)
    except FieldError as problem:
        return refusal(problem)
    return ""


def _made(scene: Scene, size: tuple[int, int], count: int, seconds: float, bar) -> bytes:
    target = io.BytesIO()

    def progress(done: int, total: int) -> None:
        if done % 5 == 0 or done == total:
            bar.progress(done / total, translate("Frame {done} of {total}", done=done, total=total))

    write_gif(scene, target, size, count, seconds, theme_of(st.context.theme.type), progress)
    return target.getvalue()
