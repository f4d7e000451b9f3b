"""Names in text: the words and runs they are made of, their kinds and titles, and where they stand."""
