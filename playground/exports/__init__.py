"""Pictures of the race that need no browser: how they are laid out, drawn and coloured."""
