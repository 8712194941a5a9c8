"""The law: the article's legality test, and the packs of law that stand beside it."""
