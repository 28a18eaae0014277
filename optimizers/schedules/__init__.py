"""How the learning rate changes during a run: one file per schedule, each usable with every method."""
