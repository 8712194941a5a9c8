"""What makes a notice hard to read or to find: its language, its print, and how far back it stands.

Feeds LAP-N09 (severity.md: depth, size, colour, locale). Said is only what was seen: a clause behind
so much text, letters of a size or colour that the layout itself gives. Limits of the project: below
`SMALLEST` sp, below a contrast of `FAINTEST` (WCAG 2.1 asks 3 even of large letters), and behind
`LONGEST` characters of a document (about eight minutes of reading). More than `MOST_TAPS` taps are
the CAC's own limit (App违法违规收集使用个人信息行为认定方法, 1.3).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.facts.consent.acts import Act
from auditor.facts.consent.consenting import Consenting
from auditor.facts.ground.text_places import text_evidence
from auditor.facts.notice.notices import Reading
from auditor.model.evidence import Evidence
from auditor.model.words import Words
from auditor.screens.inventory.language import interface_locales, spoken_language
from auditor.screens.inventory.policy_files import document_of
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.parts.shown import Print, Shown
from auditor.sentences.labels import names_document

SMALLEST: Final = 9.0
FAINTEST: Final = 3.0
LONGEST: Final = 10_000
MOST_TAPS: Final = 4
_DENSE: Final = 3
"""Characters of Latin script that tell as much as one of Chinese."""
SHOWN: Final = 10

Hard = tuple[str, Words, tuple[Evidence, ...]]
"""Of which kind it is, in words, and where it shows."""
REACH: Final = "reach"
LEGIBLE: Final = "legible"
BURIED: Final = "buried"


def hard_to_read(
    inventory: Inventory, consent: Consenting, screens: Sequence[Shown]
) -> Iterator[Hard]:
    """Yield what makes the notice hard to read, each reason with its places."""
    yield from _of_another_language(inventory, consent)
    yield from _far_away(consent, screens)
    for act in consent.acts:
        if act.is_consent:
            yield from _printed(act)
            yield from (each for one in act.bound for each in _far_back(one))


def _of_another_language(inventory: Inventory, consent: Consenting) -> Iterator[Hard]:
    """Yield that no document is in a language of the screens."""
    documents = consent.policies.documents
    spoken = spoken_language(inventory.texts)
    told = {document_of(one).language.partition("-")[0] for one in documents}
    if not told or spoken is None or "" in told:
        return
    offered = {spoken, *(one for one in interface_locales(inventory.texts) if one)}
    if told.isdisjoint(one.partition("-")[0] for one in offered):
        yield (
            LEGIBLE,
            Words(
                f"The policy is in {', '.join(sorted(told))}, and the app's screens are in "
                f"{', '.join(sorted(offered))}.",
                f"政策语言为{'、'.join(sorted(told))}，而界面语言为{'、'.join(sorted(offered))}。",
            ),
            tuple(text_evidence(one, one.text) for one in documents[:SHOWN]),
        )


def _far_away(consent: Consenting, screens: Sequence[Shown]) -> Iterator[Hard]:
    """Yield that every policy takes more taps than the CAC's method of 2019 allows (1.3)."""
    leading = [one for one in screens if one.screen.documents]
    chains = [one.chain for one in leading]
    placed = {text for one in screens for text in _texts_on(one)}
    named = {one for one in consent.policies.mentions if one.where != "policy-asset"}
    if not placed.issuperset(named):
        return  # It is named where no screen was found: in a menu, perhaps nearer.
    if not chains or any(one is None or one.taps <= MOST_TAPS for one in chains):
        return
    taps = min(one.taps for one in chains if one is not None)
    yield (
        REACH,
        Words(
            f"It takes at least {taps} taps from the start of the app to reach the policy.",
            f"从启动应用起，至少须点击 {taps} 次才能访问到政策。",
        ),
        tuple(place for one in leading for place in one.evidence)[:SHOWN],
    )


def _texts_on(shown: Shown) -> Iterator[Text]:
    yield from (*shown.texts, *shown.displays, *shown.asides)
    for one in shown.choices:
        yield from one.labels


def _printed(act: Act) -> Iterator[Hard]:
    """Yield that the words which matter are printed small or faint."""
    naming = {one.text for one in act.own if one.naming}
    for one in act.shown.prints:
        if one.text not in naming and not names_document(one.text.text, one.text.locale):
            continue
        places = (text_evidence(one.text, one.text.text), *act.shown.evidence)
        words = _said_of(one)
        if words is not None:
            yield LEGIBLE, words, places


def _said_of(one: Print) -> Words | None:
    if one.size is not None and one.size < SMALLEST:
        return Words(
            f"What is agreed to, or the link to it, is printed in letters of {one.size:g} sp.",
            f"所同意的内容或其链接的字号仅为 {one.size:g} sp。",
        )
    if one.contrast is not None and one.contrast < FAINTEST:
        return Words(
            f"What is agreed to, or the link to it, has a contrast of {one.contrast:g} to 1.",
            f"所同意的内容或其链接与背景的对比度仅为 {one.contrast:g}:1。",
        )
    return None


def _far_back(document: Reading) -> Iterator[Hard]:
    """Yield that a document speaks of contacts only behind much else."""
    if not document.naming:
        return
    first = min(document.naming, key=lambda one: one.start)
    before = document.text.text[: first.start]
    length = sum(1 if one.isascii() else _DENSE for one in before)
    if length > LONGEST:
        yield (
            BURIED,
            Words(
                f"The document speaks of contacts only after {len(before)} characters.",
                f"文件在 {len(before)} 个字符之后才提及通讯录。",
            ),
            (text_evidence(document.text, first.excerpt),),
        )
