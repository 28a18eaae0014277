"""What an installed copy holds; the rest of what it is stands in pyproject.toml.

The packages lie in it as they do here. What the page needs beside them, its script, its settings and its assets,
becomes the folder playground/root: see playground/assets.py.
"""

from setuptools import find_packages, setup

PACKAGES = ("registry", "landscapes", "optimizers", "playground")

setup(
    packages=[*find_packages(include=[*PACKAGES, *(f"{name}.*" for name in PACKAGES)]), "playground.root"],
    package_dir={"playground.root": "."},
    package_data={
        "landscapes": ["core/critical_points/*.json", "networks/*.npz"],
        "playground": ["words/locale/*.po", "words/locale/*.pot"],
        "playground.root": [".streamlit/*.toml", "assets/**/*"],
    },
    include_package_data=False,
)
