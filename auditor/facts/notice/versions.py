"""Which versions of a notice are shorter than another one: what the English text tells, the Indonesian may leave out.

Who reads one language sees its strings, and the default's where it has none of its own (decision.md, section 4, N10).
A version of as many sentences is taken for a translation, whatever words it has.
"""

from collections.abc import Iterable, Iterator, Sequence

from auditor.facts.notice.locales import key_of
from auditor.facts.notice.notices import Reading
from auditor.sentences.sentences import cut


def versions(screens: Sequence[Reading]) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """Yield each locale that the texts of some screens are in, with what who reads it sees; none where it is one alone."""
    locales = dict.fromkeys(one.text.locale for one in screens if key_of(one))
    for locale in locales if len(locales) > 1 else ():
        own = {key_of(one) for one in screens if one.text.locale == locale}
        yield (
            locale,
            tuple(
                one
                for one in screens
                if one.text.locale == locale
                or not key_of(one)
                or (not one.text.locale and key_of(one) not in own)
            ),
        )


def shorter_versions(
    telling: Iterable[Reading], seen: Sequence[Reading]
) -> tuple[Reading, ...]:
    """Return the shorter versions that stand in the place of texts, where all have one among what somebody sees."""
    found = []
    for one in telling:
        own = [each for each in seen if key_of(one) and key_of(each) == key_of(one)]
        if not own or any(_length(each) >= _length(one) for each in own):
            return ()
        found += own
    return tuple(dict.fromkeys(found))


def _length(reading: Reading) -> int:
    return sum(1 for _ in cut(reading.text.text))
