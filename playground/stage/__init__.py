"""The player in the browser, and the messages to it."""
