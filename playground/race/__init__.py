"""From settings to runs, and what is true of them: trajectories, seeds, critical points, how each run ended."""
