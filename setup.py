"""What an installed copy contains; everything else about the package is in pyproject.toml.

The packages are installed as they are. What the page needs besides them, its script, settings and assets, becomes the
folder playground/root: see playground/assets.py.
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
