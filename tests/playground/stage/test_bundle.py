"""Modules joined into one script: all that is imported is there, before it is needed, and nothing is exported twice."""

import re

import pytest

from playground.stage import bundle
from playground.stage.bundle import _DOCUMENTATION, ASSETS


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """write(path, text) -> a module under assets."""
    monkeypatch.setattr(bundle, "ASSETS", tmp_path)
    bundle.bundle.cache_clear()

    def write(path, text):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)

    yield write
    bundle.bundle.cache_clear()


def test_documentation_stays_behind_and_texts_do_not():
    kept = 'const KEPT = "/** not this */"; // nor this\nKEPT;\n'
    source = "/** A sentence. */\n" + kept.replace("KEPT;", "  /**\n   * Two\n   * lines.\n   */\nKEPT;")
    assert _DOCUMENTATION.sub("", source) == kept


def test_what_is_imported_stands_before_in_a_scope_of_its_own(modules):
    modules("one/entry.js", 'import { twice } from "../two/maths.js";\nexport default () => twice(4);\n')
    modules("two/maths.js", 'import { factor } from "./numbers.js";\nexport const twice = (x) => factor * x;\n')
    modules("two/numbers.js", "export const factor = 2;\n")
    modules("two/unused.js", "throw new Error();\n")
    assert bundle.bundle("one/entry.js").splitlines() == [
        "const $numbers = (() => {",
        "const factor = 2;",
        "return { factor };",
        "})();",
        "const $maths = (() => {",
        "const { factor } = $numbers;",
        "const twice = (x) => factor * x;",
        "return { twice };",
        "})();",
        "const { twice } = $maths;",
        "export default () => twice(4);",
    ]


def test_two_files_of_one_name_are_refused(modules):
    modules("one/entry.js", 'import { a } from "./names.js";\nimport { b } from "../two/names.js";\n')
    modules("one/names.js", "export const a = 1;\n")
    modules("two/names.js", "export const b = 2;\n")
    with pytest.raises(ValueError, match="one name"):
        bundle.bundle("one/entry.js")


def test_every_module_of_the_player_is_in_its_script():
    script = bundle.bundle("player/player.js")
    names = {path.stem for folder in ("player", "shared") for path in (ASSETS / folder).rglob("*.js")} - {"player"}
    assert names == set(re.findall(r"^const \$(\w+) = \(\(\) => \{$", script, re.MULTILINE))
    assert not re.search(r"^import ", script, re.MULTILINE)
