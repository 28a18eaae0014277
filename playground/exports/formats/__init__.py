"""The files that a scene can be saved as, one module each."""
