"""The documents can be followed: their links lead somewhere, their code runs, their commands name what exists."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DOCUMENTS = {path.relative_to(PROJECT).as_posix(): path for path in [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")]}


def read(name):
    return DOCUMENTS[name].read_text(encoding="utf-8")


def blocks(name, language):
    """The code blocks of a document in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_the_project_lead_somewhere(name):
    links = re.findall(r"\]\(([^)\s]+)\)", read(name))
    for link in links:
        file, _, heading = link.partition("#")
        if "://" not in link:
            target = (DOCUMENTS[name].parent / file) if file else DOCUMENTS[name]
            assert target.exists(), link
            assert not heading or re.search(rf"^#+ {heading}$", target.read_text(encoding="utf-8"), re.M | re.I), link


def test_the_readme_s_code_runs():
    found, names = blocks("README.md", "python"), {}
    assert len(found) == 2
    for block in found:
        exec(block, names)
    assert names["run"].outcome.sentence
    assert len(names["training"].losses) > 10


def test_the_recipe_s_optimizer_is_one():
    (block,) = blocks("CONTRIBUTING.md", "python")
    names = {}
    exec(block, names)
    optimizer, state = names["OPTIMIZER"], names["State"]()
    h = optimizer.hyperparameters(**optimizer.checked({"learning_rate": 0.1}))
    assert optimizer.step(1.0, -3.0, state, 1.0, h) == (1.1, state)


def test_the_quick_command_names_what_exists():
    (command,) = re.findall(r"<!-- quick -->\n```bash\n(.*)\n```", read("CONTRIBUTING.md"))
    parts = [part for part in command.split() if part.startswith("tests/")]
    assert parts
    assert [part for part in parts if not (PROJECT / part).exists()] == []
