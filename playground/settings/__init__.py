"""What a visitor can set, as frozen values: the race, the digits, slices; their fields, and their links."""
