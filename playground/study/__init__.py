"""What one studies when the race stands still."""
