"""What is on the stage, wherever it comes from: the ground, the paths, and how both are coloured."""
