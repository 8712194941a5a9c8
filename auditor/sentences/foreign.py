"""Which words for other data are other data indeed: "no names and no numbers" behind the phonebook are its entries.

The borrower's own name stands behind a *your*, or alone: who denies names and numbers in one breath, and speaks of the
phonebook before, denies what stands in it.
"""

from auditor.sentences.at_home import part_of
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span


def foreign_data(reading: Reading) -> list[Span]:
    """Return the words of a sentence for other data than the phonebook's."""
    others = reading.of("other_data")
    if not others or not reading.contacts:
        return others
    words = words_of_pairs(reading.grammar.language).scan(reading.text)
    names, numbers = words.get("names", ()), words.get("numbers", ())
    if not names or not numbers:
        return others
    first = min(one.start for one in reading.contacts)
    owned = reading.of("yours", "mine")

    def is_entry(one: Span) -> bool:
        part = part_of(reading, one)
        return (
            one.start > first
            and one.overlaps_any((*names, *numbers))
            and all(any(part.holds(each) for each in row) for row in (names, numbers))
            and not any(part.holds(each) for each in owned)
        )

    return [one for one in others if not is_entry(one)]
