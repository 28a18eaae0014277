"""The second page: a small network learns to read digits by every first-order method, and slices of its landscape."""
