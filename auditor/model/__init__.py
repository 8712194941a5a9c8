"""The nouns: what an audit speaks of, as frozen values that every room shares."""
