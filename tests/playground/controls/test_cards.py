"""The formula on a card follows the settings, and a momentum that a schedule moves."""

from playground.controls.cards import in_force
from playground.settings.race import Settings


def test_a_scheduled_momentum_is_in_the_formula():
    settings = Settings().with_value("optimizers", ("momentum",)).with_value("momentum.momentum", 0.0)
    record = settings.entry("momentum").record
    assert r"\mu" not in record.written(in_force(settings, "momentum"))
    moved = settings.with_value("momentum.schedule", "cyclic")
    assert r"\mu" in record.written(in_force(moved, "momentum"))
