"""What there is to study when the race has stopped."""
