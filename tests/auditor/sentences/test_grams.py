"""Tests of the letter groups and of the fewest words that each of some words holds."""

import random

from auditor.sentences.grams import fewest


def _by_comparing(words: set[str]) -> tuple[str, ...]:
    return tuple(
        sorted(one for one in words if not any(other in one for other in words - {one}))
    )


def test_of_words_that_hold_another_the_shorter_one_is_kept() -> None:
    assert fewest({"contact", "contacts", "my contacts", "kontak"}) == ("contact", "kontak")


def test_what_is_kept_is_what_comparing_each_with_each_keeps() -> None:
    rng = random.Random(5)
    for _ in range(200):
        words = {"".join(rng.choices("ab通讯 ", k=rng.randint(0, 5))) for _ in range(12)}
        assert fewest(words) == _by_comparing(words), words
