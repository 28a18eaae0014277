"""A visitor's own images in place of the digits: four files, kept for the visit and never in the link."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from landscapes.networks import images_from_idx
from playground.digits.own_images import OwnTrainings
from playground.digits.training import Trainings, on_digits
from playground.style import plain
from playground.words.digits import FILES
from playground.words.errors import refusal
from registry import FieldError

PARTS = ("train", "train_labels", "test", "test_labels")
LARGEST = 60  # MB of a file; MNIST's largest has 47


def own_trainings() -> OwnTrainings | None:
    """The trainings on the visitor's own images, if there are any."""
    return st.session_state.get("own_trainings")


def trainings() -> Trainings:
    """The trainings on the present images."""
    return own_trainings() or on_digits()


def draw() -> None:
    """The choice of files, and what is wrong with them; or the way back from the visitor's images."""
    if own_trainings():
        st.button(FILES["back"], icon=":material/undo:", width="stretch", key="files.back", on_click=_go_back)
        return
    with st.expander(FILES["title"], key="files"):
        st.caption(plain(FILES["about"]))
        files = [st.file_uploader(FILES[part], max_upload_size=LARGEST, key=f"files.{part}") for part in PARTS]
        given = [file for file in files if file is not None]
        if len(given) == len(PARTS):
            _take(given)
        elif given:
            st.caption(FILES["missing"])


def _take(files: Sequence[UploadedFile]) -> None:
    """Learn from these files from now on, and forget the files themselves. Refused files are not read again."""
    names = tuple(file.file_id for file in files)
    refused, problem = st.session_state.get("files_refused", ((), None))
    if names != refused:
        try:
            st.session_state.own_trainings = OwnTrainings(images_from_idx(*(file.getvalue() for file in files)))
        except FieldError as found:
            problem = found
            st.session_state.files_refused = (names, problem)
        else:
            st.rerun()
    st.warning(plain(FILES["refused"].format(problem=refusal(problem))), icon=":material/error:")


def _go_back() -> None:
    st.session_state.own_trainings = None
