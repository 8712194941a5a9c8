"""What else one act accepts, told in texts of its own: data of other kinds, read for a purpose of theirs.

"SMS: we read the messages of banks to know your income" stands below the words on contacts, above one button.
"""

import re
from collections.abc import Callable, Container, Iterator
from typing import Final

from auditor.facts.consent.act_case import Case
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.besides import accepts_besides
from auditor.screens.notice.other_asks import asks_in
from auditor.screens.notice.other_data import (
    is_asked_apart,
    names_data_besides_messages,
    names_other_data,
)
from auditor.screens.notice.screen_rows import Row, rows_of
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_TAKEN: Final = ("collect", "upload", "method")
_READ: Final = ("collect", "method")
_ASIDE: Final = (
    "negator", "without", "refusal", "harmless", "question", "choose", "withdraw", "lookalikes", "if",
)  # fmt: skip
"""Words of a sentence that asks for nothing, or leaves what it names to the borrower."""
_NO_AGREEMENT: Final = (
    "negator", "without", "harmless", "question", "choose", "withdraw", "if", "instruct",
)  # fmt: skip
"""Words of a sentence that holds a word of agreeing and agrees to nothing."""
_NOT_LET: Final = (
    "negator", "without", "refusal", "harmless", "question", "choose", "withdraw", "lookalikes", "conditional", "instruct",
)  # fmt: skip
_AT_THE_BEGINNING: Final = 16
"""Characters before the word of agreeing that begins a sentence: "*By* agreeing", "*Al* aceptar"."""
_BESIDE: Final = 30
"""Characters between a word of agreeing and what is agreed to."""
_LABELLED: Final = re.compile(
    r"\W*\w[\w ()/]{0,40}?\s*[:：]\s*\S|\W*\w[\w ()/]{0,40}?\s+[-–—]\s+\S"
)
"""What stands before a colon or a dash: "Location: …"."""
_ASKS: Final = ("?", "？", "؟")


def other_uses(case: Case) -> Iterator[tuple[Text, str]]:
    """Yield the sentences of a screen by which its one act accepts other data too.

    Where boxes stand, each may be an act of its own, and nothing is said.
    """
    yield from _of_other_data(case, _is_used)


def other_agreements(case: Case) -> Iterator[tuple[Text, str]]:
    """Yield the sentences in which a borrower who accepts everything agrees to something else: "I agree to receive offers"."""
    naming = {one.text for one in case.own if one.naming}
    for text, row in _sentences(case, without=naming):
        reading = row.reading
        agreeing = reading.found.get("accept", ())
        is_own = reading.has("mine") or any(not one.start for one in agreeing)
        if agreeing and is_own and not reading.has(*_NO_AGREEMENT):
            yield text, row.sentence.text


def agreed_besides(case: Case) -> Iterator[tuple[Text, str, Kleene]]:
    """Yield the sentences by which the act itself accepts something besides, or may: "al autorizar, también aceptas recibir publicidad".

    Where boxes stand, each may be an act of its own, and nothing is said.
    """
    for text, row in _sentences_of_one_act(case):
        value = Kleene.YES if _agrees_to_advertising(row.reading) else accepts_besides(row)
        if value is not Kleene.NO:
            yield text, row.sentence.text, value


def _agrees_to_advertising(reading: Reading) -> bool:
    offered = reading.of("advertising")
    is_agreed = any(
        _leads_to(reading, one, each)
        for one in reading.of("consenting", "deemed")
        for each in offered
    )
    is_taken = reading.has("addressee", "mine", "deemed", "yours", "by_acting", "by_asking")
    return is_agreed and is_taken and not reading.has(*_NO_AGREEMENT, "modal", "settings")


def _leads_to(reading: Reading, agreed: Span, offered: Span) -> bool:
    """Say whether a word of agreeing is of advertising: right before it, or behind it where the verb stands last."""
    return agreed.is_just_before(offered, _BESIDE) or (
        reading.grammar.negates_behind and offered.is_just_before(agreed, _BESIDE)
    )


def _of_other_data(case: Case, tells: Callable[[Row], bool]) -> Iterator[tuple[Text, str]]:
    """Yield the sentences of a screen on other data of which something holds."""
    for text, row in _sentences_of_one_act(case):
        if row.is_of_other_data and tells(row):
            yield text, row.sentence.text


def _sentences_of_one_act(case: Case) -> Iterator[tuple[Text, Row]]:
    """Yield the sentences beside the controls, each with its text; none where boxes stand, each perhaps an act of its own."""
    if not any(one.role is Role.BOX for one in case.shown.choices):
        yield from _sentences(case)


def _sentences(case: Case, without: Container[Text] = ()) -> Iterator[tuple[Text, Row]]:
    controls = {label for one in case.shown.choices for label in one.labels}
    texts = [one for one in case.shown.texts if one not in controls and one not in without]
    for row in rows_of([one.text for one in texts], [one.locale for one in texts]):
        yield texts[row.text], row


def _is_used(row: Row) -> bool:
    """Say whether a sentence on other data says that it is read, and what for; "only to photograph your ID" informs."""
    if not _tells_of_use(row):
        return False
    return _is_labelled(row) or (row.reading.has(*_TAKEN) and asks_in(row) is Kleene.YES)


def _may_be_used(row: Row) -> bool:
    """Say whether a sentence on other data says what for, and may ask for them."""
    return _tells_of_use(row) and _is_taken(row) and asks_in(row) is Kleene.UNKNOWN


def _is_taken(row: Row) -> bool:
    """Say whether a verb of taking is in a sentence; messages that are only sent ("an invitation by SMS") are not taken."""
    if names_data_besides_messages(row.sentence.text):
        return row.reading.has(*_TAKEN)
    return row.reading.has(*_READ)


def _tells_of_use(row: Row) -> bool:
    reading = row.reading
    words = row.sentence.text.rstrip()
    if reading.has(*_ASIDE) or words.endswith(_ASKS) or not reading.has("purpose", "aim"):
        return False
    return not is_asked_apart(words)


def _is_labelled(row: Row) -> bool:
    """Say whether a label names the data: "Location: …", and not "Note: …"."""
    label = _LABELLED.match(row.sentence.text.rstrip())
    head = row.reading.text.partition(":")[0] if label else ""
    return (
        label is not None
        and names_other_data(label.group())
        # "What the location is for: …" informs.
        and not any(one.end <= len(head) for one in row.reading.of("purpose", "aim", "use"))
    )


def perhaps_other_uses(case: Case) -> Iterator[tuple[Text, str]]:
    """Yield the sentences in which agreeing may let other data be taken too, in words that do not settle it.

    "Al aceptar, también nos permite usar su ubicación" has the act accept it; "after you agree we open the camera" may
    only tell of the next step.
    """
    yield from _of_other_data(case, lambda row: _may_be_let(row) or _may_be_used(row))


def _may_be_let(row: Row) -> bool:
    """Say whether a sentence on other data begins with agreeing, and tells that the lender takes something."""
    reading = row.reading
    words = row.sentence.text
    if (
        reading.has(*_NOT_LET)
        or is_asked_apart(words)
        or not names_data_besides_messages(words)
    ):
        return False
    agreed = reading.of("accept", "consenting")
    taken = [
        one
        for one in reading.of("collect", "upload")
        if not one.overlaps_any(reading.found.get("ask", ()))
    ]
    return (
        any(one.start <= _AT_THE_BEGINNING for one in agreed)
        and bool(taken)
        and reading.has("own", "deemed")
    )
