"""Every word that a visitor reads and that is not a record's own."""
