"""Pure functions over text: sentences, words, numbers, dates, ranking. They know no file and no document."""
