"""How it is shown: settings, the race, the page, the player and the exports."""
