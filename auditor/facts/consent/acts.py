"""What an act of acceptance is worth: C3 and C5 to C9, and the words on the screen itself.

Decided screen by screen, whatever stands behind it; which screen stands before which access is
the guard test's answer (decision.md, section 4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.facts.consent.act_case import (
    Case,
    accepted_by,
    is_taken_from_another_act,
    labels_of,
    may_be_no_act,
)
from auditor.facts.consent.act_facts import facts_of
from auditor.facts.consent.affirming import is_own_act
from auditor.facts.notice.act_words import NO_ACT
from auditor.facts.notice.notices import Library, Reading, gives_notice
from auditor.facts.notice.screen_words import on_screen
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.other_data import words_beside
from auditor.screens.parts.shown import Effect, Shown
from auditor.screens.placement.naming import tells_of_them

NOWHERE = "?"
"""Stands for a document that a screen binds and of which neither page nor address was found."""
_TAKES = frozenset({Effect.REQUESTS, Effect.READS})
_TOLD = frozenset({"N2", "N3"})
Documents = tuple[Sequence[Text], Sequence[Text]]


@dataclass(frozen=True, slots=True)
class Act:
    """One screen with its acceptance, and what its facts are."""

    number: int
    """Of the screen, in the result's order."""
    shown: Shown
    own: tuple[Reading, ...]
    """The words on the screen, its controls' among them."""
    bound: tuple[Reading, ...]
    """Documents of the package that the act accepts or the screen links to."""
    facts: Mapping[str, Fact]
    """C3, C5 to C9 and the graded texts `N1@dialog` to `N3@dialog`."""
    names: Kleene
    """Whether its own text, or a document that it binds and that was examined, names contacts."""
    is_given: bool = False
    """Whether a reviewer gave the policy, so that the one behind a link was examined."""
    is_doubted: bool = False
    """Whether it may be no act at all: the question may stand on a screen that was not found."""

    @property
    def binds(self) -> bool:
        """Say whether the act accepts a document; a link beside a button that signs in binds nobody."""
        is_linked = not is_taken_from_another_act(Case(self.shown, self.own))
        unexamined = self.shown.unexamined if is_linked else ()
        return bool(self.bound or unexamined) or self.facts["C6"].value is Kleene.NO

    @property
    def binds_unexamined(self) -> bool:
        """Say whether it accepts a document that is not in the package, nor given by a reviewer."""
        linked = bool(addresses_of(self.shown)) and not self.is_given
        return self.binds and (linked or not self.bound)

    @property
    def leads_on_either_way(self) -> bool:
        """Say whether agreeing asks or reads, and refusing does so too: by the same code, or its own.

        Such an act stands before the read on some way, and controls nothing.
        """
        refused = {region for one in self.shown.refuses for region in one.runs}
        is_asked_all_the_same = any(one.effects & _TAKES for one in self.shown.refuses)
        return any(
            one.is_followed
            and one.effects & _TAKES
            and (
                is_asked_all_the_same
                or all(each in refused or each.pcs == frozenset() for each in one.runs)
            )
            for one in self.shown.accepts
        )

    @property
    def asks_unread(self) -> bool:
        """Say whether agreeing asks or reads, and what is agreed to could not be read."""
        is_unread = self.names is Kleene.UNKNOWN and not self.shown.is_words_whole
        return is_unread and any(one.effects & _TAKES for one in self.shown.accepts)

    @property
    def is_consent(self) -> bool:
        """Say whether it can be agreed to: an affirmative control, or a box."""
        return has_acceptance(self.shown)


def addresses_of(shown: Shown) -> tuple[str, ...]:
    """Return where the documents of a screen are that are not in the package, where that is known."""
    return tuple(one for one in shown.unexamined if one != NOWHERE)


def has_acceptance(shown: Shown) -> bool:
    """Say whether a screen has something with which to agree."""
    return any(one.role in (Role.ACCEPT, Role.BOX) for one in shown.choices)


def judge_acts(
    screens: Sequence[Shown], library: Library, documents: Documents = ((), ())
) -> tuple[Act, ...]:
    """Return every screen with words or an acceptance, with the facts of it.

    `documents`: those of the package, which a screen is taken to mean that accepts "the policy", of
    which no page and no address was found; and what a reviewer gave for a policy that is only linked.
    """
    return tuple(
        _judge(number, one, library, documents)
        for number, one in enumerate(screens)
        if has_acceptance(one) or one.texts
    )


def _judge(number: int, shown: Shown, library: Library, documents: Documents) -> Act:
    words = dict.fromkeys((*shown.texts, *labels_of(shown.choices)))
    beside = words_beside(shown)
    own = library.shown(one for one in words if one not in beside)
    case = Case(shown, own)
    bound = library.all(_bound(case, *documents))
    facts = facts_of(case)
    for element in ("N1", "N2", "N3"):
        facts[f"{element}@dialog"] = on_screen(shown, own, element)
    is_doubted = may_be_no_act(case)
    for key, one in facts.items() if is_doubted else ():
        if one.value is Kleene.NO:  # Of what may be no act nothing is alleged.
            facts[key] = replace(
                one, value=Kleene.UNKNOWN, confidence=Confidence.POSSIBLE, because=NO_ACT
            )
    names = _names(case, bound)
    return Act(number, shown, own, bound, facts, names, bool(documents[1]), is_doubted)


def _bound(case: Case, policies: Sequence[Text], given: Sequence[Text]) -> Sequence[Text]:
    """Return the documents that the act accepts; a link beside another act binds nobody."""
    shown = case.shown
    if accepted_by(case):
        if addresses_of(shown):
            return (*shown.documents, *given)
        return shown.documents or policies or given
    return () if is_taken_from_another_act(case) else shown.documents


def _names(case: Case, bound: Sequence[Reading]) -> Kleene:
    notices = [
        one for each in (*case.own, *bound) for one in each.statements if gives_notice(one)
    ]
    if notices:
        is_open = _is_unsaid(case) and all(one.is_bare is not Kleene.NO for one in notices)
        return Kleene.UNKNOWN if is_open else Kleene.YES
    if any(each.naming for each in case.own):
        return Kleene.YES  # A denial names the phonebook too; that it is untrue is K1.
    return Kleene.NO if case.shown.is_words_whole else Kleene.UNKNOWN


def _is_unsaid(case: Case) -> bool:
    """Say whether no control agrees in words, and nothing on the screen tells what is done with the phonebook, or what for."""
    labels = set(labels_of(case.shown.choices))  # "Check this number" says what a tap does.
    told = [each for each in case.own if each.text not in labels]
    return not any(map(is_own_act, case.shown.choices)) and not (
        any(_TOLD.intersection(one.states) for each in told for one in each.statements)
        or tells_of_them(case.shown.texts)
    )
