"""Which companies of a sentence are who does something with the data, and not who gets them."""

from typing import Final

from auditor.sentences.firms import firms_in, is_sender, is_told_by_order
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_BY_WHOM: Final = "由"
_PASSED: Final = ("receive", "share", "upload")
_BESIDE_US: Final = 6
"""Characters between *we* and its verb: "we *can* see"."""
_BEGINNINGS: Final = ("", ",", "，", "、")


def senders(written: str, reading: Reading) -> list[Span]:
    """Return where the companies stand that send: "uploaded by X Ltd", in languages of free order "X Ltd uploads"."""
    language = reading.grammar.language
    uploads = reading.found.get("upload", ())
    return [
        one.at
        for one in firms_in(written)
        if is_sender(written, one, language)
        or (
            # "由 X 公司上传": what stands before its verb is by whom, behind it to whom.
            _BY_WHOM in written[max(0, one.at.start - 1) : one.at.end]
            and all(each.start >= one.at.end for each in uploads)
        )
    ]


def speakers(written: str, reading: Reading) -> list[Span]:
    """Return the companies that begin a sentence and collect in it: "Acme Ltd obtains and stores your list".

    Who collects is the lender itself, and no recipient; who but gets ("Acme Ltd receives it") may be one.
    Behind a comma it may begin too: "With your consent, …".
    """
    language = reading.grammar.language
    passed = [one for row in _PASSED for one in reading.found.get(row, ())]
    verbs = [one for one in reading.found.get("collect", ()) if not one.overlaps_any(passed)]
    own = reading.found.get("own", ())
    return [
        one.at
        for one in firms_in(written)
        if (
            written[: one.at.start].rstrip()[-1:] in _BEGINNINGS
            # Where the verb stands last, what for may stand before who does it.
            or (reading.grammar.negates_behind and not own)
        )
        and any(
            one.at.end <= verb.start
            # "X Ltd works *for us*": it is another than who speaks.
            and not any(one.at.end <= us.start and us.end <= verb.start for us in own)
            for verb in verbs
        )
        and (is_told_by_order(language) or is_sender(written, one, language))
    ]


def is_ours(reading: Reading, verb: Span) -> bool:
    """Say whether it is the lender that gets what a verb of getting tells: "if *we can see* your contacts".

    Who sends or shares ("we give them to …") gives them to somebody else.
    """
    given = [one for row in ("share", "upload") for one in reading.found.get(row, ())]
    return (
        not reading.grammar.negates_behind
        and verb.overlaps_any(reading.found.get("collect", ()))
        and not verb.overlaps_any(given)
        and any(
            one.is_just_before(verb, _BESIDE_US)
            and "," not in reading.text[one.end : verb.start]
            for one in reading.found.get("own", ())
        )
    )
