"""What a button, box or link is for, and which documents and persons a text names.

Labels are short and come in any language; where a label does not tell its language, the words of
all tables are tried. A refusal is looked for first, since 不同意 holds 同意 and "I do not agree"
holds "agree".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from auditor.data.shelf import bad_entry, read_table
from auditor.model.vocabulary import Role
from auditor.sentences.haystack import is_latin
from auditor.sentences.reading import PLAIN, Reading
from auditor.sentences.sentences import cut, languages_of_label, prepared
from auditor.sentences.terms import Span, grammar

TABLE: Final = "consent/captions"
_ROWS: Final = ("accept", "refuse", "later", "by_hand", "all", "done")
_ENDS: Final = PLAIN + "，。！？、؟،۔।"
LONGEST_LABEL: Final = 60
"""Characters beyond which a text is a sentence beside a box rather than the word on a button."""
_SHORT: Final = 3
_MOST_READ: Final = 1 << 13
"""So many texts are kept as they were read: an app's in all of its languages."""
_NAMES: Final = ("policy", "agreement")
_LEFT_OUT: Final = (
    "share",
    "upload",
    "phonebook_strict",
    "contact_loose",
    "consented",
    "consenting",
)
"""What a label goes on without that refuses, agreement apart."""
_KEPT_BACK: Final = ("share", "upload", "phonebook_strict", "contact_loose")
"""What a label denies that begins with a negation."""
_BESIDE: Final = 8
"""Characters at most between "without" and what is left out: "without my contacts"."""


def control_role(label: str, locale: str = "") -> Role:
    """Say what a control with this label is for: to accept, to refuse, to open a document, or other.

    A weak word (OK, Next, Continue) is an acceptance too; `is_weak_acceptance` tells them apart.
    """
    roles = [
        _role_in(one, is_foreign=_is_foreign(one, locale)) for one in readings(label, locale)
    ]
    for role in (Role.REFUSE, Role.ACCEPT, Role.LINK):
        if role is Role.ACCEPT and (
            _is_refusal(label) or (_is_by_hand(label) and not _agrees(label, locale))
        ):
            # "Continue without" holds a *continue*, and "Ingresar a mano" a word of signing in.
            return Role.REFUSE
        if role in roles:
            return role
    return _role_of_caption(label)


def _role_of_caption(label: str) -> Role:
    """Say what a whole short caption is for that no lexicon knows: "Not right now", "Dale"."""
    if len(label) > LONGEST_LABEL:
        return Role.OTHER
    caption = prepared(label).strip(_ENDS)
    if _is_refusal(label) or _is_by_hand(label):
        return Role.REFUSE
    return Role.ACCEPT if caption in _captions("accept") else Role.OTHER


def _is_refusal(label: str) -> bool:
    """Say whether a whole short caption refuses in words of its own: "Continue without", "I'd rather not"."""
    return len(label) <= LONGEST_LABEL and prepared(label).strip(_ENDS) in _captions("refuse")


def _is_by_hand(label: str) -> bool:
    """Say whether a short caption has a contact typed: "Enter it myself", "手动填写"."""
    if len(label) > LONGEST_LABEL:
        return False
    return _by_hand().search(prepared(label)) is not None


@cache
def _captions(row: str) -> frozenset[str]:
    """Return the captions of all languages in one row; raises `BadData`."""
    return frozenset(_listed(row))


@cache
def _by_hand() -> re.Pattern[str]:
    return _any_of("by_hand")


def _any_of(row: str) -> re.Pattern[str]:
    """Return a pattern of the words of all languages in one row, longer ones first; raises `BadData`."""
    words = sorted(_listed(row), key=lambda one: (-len(one), one))
    return re.compile(
        "|".join(rf"\b{re.escape(one)}\b" if is_latin(one) else re.escape(one) for one in words)
    )


def puts_off(label: str) -> bool:
    """Say whether a whole short caption puts the answer off, or only closes: "Maybe later", "取消"."""
    return len(label) <= LONGEST_LABEL and prepared(label).strip(_ENDS) in _captions("later")


def accepts_all(label: str, locale: str = "") -> bool:
    """Say whether a short label accepts everything that stands above it: "Accept all and send"."""
    if len(label) > LONGEST_LABEL or control_role(label, locale) is not Role.ACCEPT:
        return False
    everything = [Span(*one.span()) for one in _words_for_all().finditer(prepared(label))]
    return any(
        -_BESIDE <= one.start - yes.end <= _BESIDE or -_BESIDE <= yes.start - one.end <= _BESIDE
        for reading in readings(label, locale)
        if not reading.has("phonebook_strict", "contact_loose")  # "Allow all contacts"
        for yes in reading.of("accept")
        for one in everything
    )


@cache
def _words_for_all() -> re.Pattern[str]:
    return _any_of("all")


def says_done(message: str) -> bool:
    """Say whether a message has a word for something that was taken, or is looked at: "submitted", "審核中"."""
    return _words_for_done().search(prepared(message)) is not None


@cache
def _words_for_done() -> re.Pattern[str]:
    return _any_of("done")


def _listed(row: str) -> Iterable[str]:
    for language, table in read_table(TABLE).items():
        if unknown := sorted(table.keys() - set(_ROWS)):
            raise bad_entry(TABLE, f"{language}.{', '.join(unknown)}", "no row of captions")
        yield from (prepared(one).strip(_ENDS) for one in table.get(row, ()))


def is_weak_acceptance(label: str, locale: str = "") -> bool:
    """Say whether a label goes on without a word of agreement: OK, Next, Continue, Got it."""
    return control_role(label, locale) is Role.ACCEPT and not _agrees(label, locale)


def _agrees(label: str, locale: str) -> bool:
    return any(one.has("accept") for one in readings(label, locale))


def revokes(label: str, locale: str = "") -> bool:
    """Say whether a short label takes a consent back, or data away: "Withdraw my consent for contacts"."""
    if len(label) > LONGEST_LABEL or len(list(cut(label))) > 1:
        return False
    return any(_begins_by_revoking(one) for one in readings(label, locale))


def _begins_by_revoking(reading: Reading) -> bool:
    text = reading.text
    places = reading.found.get("settings", ())
    is_free = reading.grammar.negates_behind or not reading.grammar.is_spaced
    return not reading.has("if", "negator", "accept_weak") and any(
        (is_free or not text[: one.start].strip(PLAIN))
        and not any(one.start < place.end and place.start < one.end for place in places)
        for one in reading.of("withdraw")
    )


def names_policy(text: str, locale: str = "") -> bool:
    """Say whether a text names a privacy policy or notice."""
    return _names(text, locale, "policy")


def names_agreement(text: str, locale: str = "") -> bool:
    """Say whether a text names terms, an agreement or an authorisation letter."""
    return _names(text, locale, "agreement")


def names_document(text: str, locale: str = "") -> bool:
    """Say whether a text names a policy or an agreement: what may lie behind a link of that name."""
    return names_policy(text, locale) or names_agreement(text, locale)


def document_names(text: str, locale: str = "") -> tuple[str, ...]:
    """Return the names of policies, terms and agreements that a text holds, folded, each once."""
    found: dict[str, None] = {}
    for piece in cut(text):
        for one in readings(piece.text, locale):
            spans = [span for name in _NAMES for span in one.of(name)]
            inner = {
                span
                for span in spans
                if any(other.holds(span) and other != span for other in spans)
            }
            for span in sorted(set(spans) - inner):
                found[one.text[span.start : span.end]] = None
    return tuple(found)


def binds_to_document(text: str, locale: str = "") -> bool:
    """Say whether a text takes something for agreement to a policy or to terms.

    "I have read and agree to the Privacy Policy" and "By continuing you accept our terms" do; the
    bare name of a policy, as a link has it, does not, nor does that of the consent itself (通讯录授权书).
    """
    return any(
        (papers := _other_papers(one)) and _is_taken_back_nowhere(one, papers)
        for piece in cut(text)
        for one in readings(piece.text, locale)
    )


def has_agreement_read(text: str, locale: str = "") -> bool:
    """Say whether the borrower is told to read an agreement through, as who is to accept it: "审慎阅读“服务协议”各条款"."""
    return any(
        one.has("read_through") and _other_papers(one) and one.has("agreement")
        for piece in cut(text)
        for one in readings(piece.text, locale)
    )


def _other_papers(reading: Reading) -> list[Span]:
    """Return the documents that a sentence names, but those that are named after the phonebook."""
    books = [one.end for one in reading.of("phonebook_strict", "contact_loose")]
    return [
        one
        for one in reading.of(*_NAMES)
        if not any(
            book <= one.start and not reading.text[book : one.start].strip(PLAIN)
            for book in books
        )
    ]


def _is_taken_back_nowhere(reading: Reading, papers: Sequence[Span]) -> bool:
    """Say whether something is accepted, and not but the consent named that can be withdrawn; a paper's name accepts nothing."""
    withdrawn = reading.of("withdraw", "conditional")
    accepted = [
        one
        for one in reading.of("accept", "deemed", "implied_consent")
        if not any(paper.holds(one) for paper in papers)
    ]
    if reading.grammar.negates_behind:
        withdrawn = [*withdrawn, *_led_by_their_object(reading, accepted)]
    return any(not any(other.holds(one) for other in withdrawn) for one in accepted)


def _led_by_their_object(reading: Reading, accepted: Sequence[Span]) -> Iterator[Span]:
    """Yield each withdrawal with the consent before it, where the verb stands last: "सहमति … पेज से वापस ले सकते"."""
    for verb in reading.of("withdraw"):
        before = [one.start for one in accepted if one.end <= verb.start]
        if before:
            yield Span(max(before), verb.end)


def _names(text: str, locale: str, meaning: str) -> bool:
    return any(one.has(meaning) for piece in cut(text) for one in readings(piece.text, locale))


@lru_cache(maxsize=_MOST_READ)
def readings(text: str, locale: str) -> tuple[Reading, ...]:
    """Read a text in each language that it can be of; each question asks for the same texts again."""
    folded = prepared(text)
    grammars = map(grammar, languages_of_label(folded, locale))
    return tuple(Reading(folded, one, one.scan(folded)) for one in grammars)


def _is_foreign(reading: Reading, locale: str) -> bool:
    """Say whether a label is read in another language than that of the place where it stands."""
    spoken = "fil" if locale[:2] == "tl" else locale.partition("-")[0]
    return bool(spoken) and spoken != reading.grammar.language.partition("-")[0]


def _role_in(reading: Reading, *, is_foreign: bool) -> Role:
    label = reading.text.strip(PLAIN)
    begin = reading.text.find(label[:1]) if label else 0

    def is_said(one: Span) -> bool:
        # A short word may be of another language: the "ya" of "sera ya faragha" is no yes.
        return one.start == begin or one.end - one.start > _SHORT or not is_latin(label)

    taken_back = reading.of("withdraw")  # "Withdraw my consent" agrees to nothing.
    accepts = [
        one
        for one in reading.of("accept")
        if is_said(one) and not any(other.start <= one.start for other in taken_back)
    ]
    refusals, negators = list(reading.of("refuse")), list(reading.of("negator"))
    if is_foreign:  # Latvian "attēlus no šī sūtītāja" (pictures from this sender) is no no.
        refusals, negators = list(filter(is_said, refusals)), list(filter(is_said, negators))
    if len(label) <= LONGEST_LABEL and _refuses(reading, accepts, refusals, negators):
        return Role.REFUSE
    if accepts:
        return Role.ACCEPT
    if reading.has(*_NAMES):
        return Role.LINK
    weak = [
        one
        for one in reading.of("accept_weak")
        if one.start == begin and len(label) <= LONGEST_LABEL
    ]
    return Role.ACCEPT if weak else Role.OTHER


def _goes_without(reading: Reading, accepts: Sequence[Span]) -> bool:
    """Say whether a label goes on without agreement, or without contacts: "Continuar sin aceptar".

    Not so what is agreed to without something else: "Accept, and go on without sharing my messages".
    """
    left_out = [*accepts, *reading.of(*_LEFT_OUT)]
    for without in reading.of("without"):
        if any(one.end <= without.start for one in reading.of("negator")):
            continue  # "You cannot go on without agreeing"
        beside = [
            one
            for one in left_out
            if without.is_just_before(one, _BESIDE)
            or (reading.grammar.negates_behind and one.is_just_before(without, _BESIDE))
        ]
        first = min((one.start for one in beside), default=0)
        if not beside and not accepts and _ends_with(reading, without):
            return True  # "Continue without": what is asked for, whatever that is.
        if beside and not any(one.start < min(first, without.start) for one in accepts):
            return True
    return False


def _keeps_back(reading: Reading, negators: Sequence[Span]) -> bool:
    """Say whether a label begins by denying the phonebook, or the sharing of it: "Don't share, I'll give one name"."""
    begin = len(reading.text) - len(reading.text.lstrip(PLAIN))
    kept = reading.of(*_KEPT_BACK)
    return any(
        no.start == begin and (no.is_just_before(one, _BESIDE) or no.holds(one))
        for no in negators
        for one in kept
    )


def _ends_with(reading: Reading, without: Span) -> bool:
    """Say whether nothing comes behind a "without" that stands before what it leaves out."""
    rest = reading.text[without.end :].strip(PLAIN)
    return not rest and without.start > 0 and not reading.grammar.negates_behind


def _refuses(
    reading: Reading, accepts: list[Span], refusals: list[Span], negators: list[Span]
) -> bool:
    """Say whether a label refuses: by its own word, or by a negation before a word of agreement."""
    if any(not any(other.holds(one) and other != one for other in accepts) for one in refusals):
        return True
    if _goes_without(reading, accepts) or (not accepts and _keeps_back(reading, negators)):
        return True
    deaf = reading.found.get("not_negation", ())
    return any(
        no.start <= yes.start or reading.grammar.negates_behind
        for no in negators
        if not any(span.holds(no) for span in deaf)
        for yes in accepts
    )
