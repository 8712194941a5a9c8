"""What sentences of a screen tell beyond the tables of words: doubts, pairs, refusals."""
