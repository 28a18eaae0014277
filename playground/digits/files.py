"""A visitor's own images in place of the digits: four files, kept for the visit and never in the link."""

import streamlit as st

from landscapes.networks import images_from_idx
from playground.digits.training import Trainings, on_digits
from playground.digits.words import FILES
from playground.style import plain
from registry import FieldError

PARTS = ("train", "train_labels", "test", "test_labels")
LARGEST = 60  # MB of a file; MNIST's largest has 47


def trainings() -> Trainings:
    """Those on the images that are learned from at present."""
    return st.session_state.get("own_trainings") or on_digits()


def draw() -> None:
    """The choice of files, and what is wrong with them."""
    with st.expander(FILES["title"], key="files"):
        st.caption(plain(FILES["about"]))
        files = [st.file_uploader(FILES[part], max_upload_size=LARGEST, key=f"files.{part}") for part in PARTS]
        given = [file for file in files if file is not None]
        if len(given) < len(PARTS):
            st.session_state.own_trainings = st.session_state.own_files = None
            if given:
                st.caption(FILES["missing"])
            return
        names = [file.file_id for file in given]
        if st.session_state.get("own_files") != names:
            st.session_state.own_files, st.session_state.own_trainings = names, None
            try:
                st.session_state.own_trainings = Trainings(images_from_idx(*(file.getvalue() for file in given)))
            except FieldError as problem:
                st.session_state.own_problem = problem
        if st.session_state.own_trainings is None:
            st.warning(plain(FILES["refused"].format(problem=st.session_state.own_problem)), icon=":material/error:")
