"""A screen while the facts of its act are decided: what it says, what its controls run, what they accept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from auditor.facts.consent.affirming import says_no, takes_nothing
from auditor.facts.ground.text_places import text_evidence
from auditor.facts.ground.titles import own_titles
from auditor.facts.notice.notices import Reading
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.other_data import (
    does_something_else,
    is_name_of_consent,
    is_paper_itself,
    names_other_data,
)
from auditor.screens.parts.shown import Choice, Shown
from auditor.sentences.claims import Mode
from auditor.sentences.labels import (
    LONGEST_LABEL,
    accepts_all,
    binds_to_document,
    document_names,
    has_agreement_read,
    names_document,
)
from auditor.sentences.statements import read_statements

ASKING = frozenset({"consent", "rationale", "policy"})
"""Purposes of a screen on which a mere "OK" or "continue" answers the question that it asks."""


@dataclass(frozen=True, slots=True)
class Case:
    """A screen while its facts are decided."""

    shown: Shown
    own: tuple[Reading, ...]

    @property
    def places(self) -> tuple[Evidence, ...]:
        """Where the screen is shown."""
        return self.shown.evidence

    def of(self, texts: Iterable[Text]) -> tuple[Evidence, ...]:
        """Return where texts stand, and the screen that shows them."""
        return (*(text_evidence(one, one.text) for one in texts), *self.places)

    def pressed(self, choices: Sequence[Choice]) -> tuple[Evidence, ...]:
        """Return what pressing controls runs, what they say, and the screen that shows them."""
        runs = (place for one in choices for place in one.places)
        return (*runs, *self.of(labels_of(choices)))

    def saying(self, mode: Mode) -> tuple[Evidence, ...]:
        """Return the sentences of the screen that speak in a mode, those left out that only lure, or withhold the loan for other data."""
        return tuple(
            text_evidence(each.text, one.excerpt)
            for each in self.own
            for one in each.statements
            if one.mode is mode and not one.is_lure and not one.is_of_other_leave
        )


def labels_of(choices: Iterable[Choice]) -> tuple[Text, ...]:
    """Return what controls say."""
    return tuple(label for one in choices for label in one.labels)


def may_be_no_act(case: Case) -> bool:
    """Say whether a form's button alone could be the act, and does nothing with contacts."""
    is_form = is_taken_from_another_act(case) and not case.saying(Mode.IMPLIED_CONSENT)
    return is_form and takes_nothing(case.shown.choices)


def is_taken_from_another_act(case: Case) -> bool:
    """Say whether the controls of a screen apply, submit or sign up, and none of them agrees."""
    if case.shown.screen.purpose not in ASKING:
        return True
    labels = labels_of(one for one in case.shown.accepts if one.is_act is not Kleene.UNKNOWN)
    return bool(labels) and all(does_something_else(one.text) for one in labels)


def takes_everything(case: Case) -> bool:
    """Say whether a button, or the one box, accepts all above it: "Accept all", and nothing can be left unticked."""
    boxes = [one for one in case.shown.choices if one.role is Role.BOX]
    return len(boxes) <= 1 and any(
        accepts_all(one.text, one.locale) for one in labels_of(boxes or case.shown.accepts)
    )


def stands_among_documents(case: Case) -> bool:
    """Say whether the question is one of several papers in a list, under a button that says nothing of contacts.

    One other name may be a footer that leads to the policy; several make a list: a contract, a notice, and this.
    """
    naming = [one.text for one in case.own if one.naming]
    labels = labels_of(case.shown.accepts)
    rows = (
        name
        for one in case.shown.texts
        if one not in naming
        and len(one.text) <= LONGEST_LABEL
        and names_document(one.text, one.locale)
        for name in document_names(one.text, one.locale)[:1]
    )
    return not any(one in naming for one in labels) and len(frozenset(rows)) > 1


def _agrees_to_contacts(case: Case, box: Choice) -> bool:
    naming = {one.text for one in case.own if one.naming}
    return any(one in naming for one in box.labels) and not says_no(box)


def accepts_but_itself(case: Case, accepted: Sequence[Text]) -> bool:
    """Say whether the one document that is accepted is the consent itself: 《授权书》, read, and of the phonebook alone.

    It has a name of agreeing, and speaks of no other data; a policy or a contract is another document whatever it says.
    """
    papers = case.shown.documents
    names = [name for one in accepted for name in document_names(one.text, one.locale)]
    if not names or case.shown.unexamined:
        return False
    if not papers and is_paper_itself(case.shown.texts, names):
        return _is_of_the_phonebook_alone(_itself(case))
    return (
        bool(papers)
        and all(is_name_of_consent(one) for one in names)
        and all(_is_of_the_phonebook_alone(one) for one in papers)
    )


def _itself(case: Case) -> Text:
    """Return all the words of a screen that is the paper itself."""
    return replace(case.shown.texts[0], text=" ".join(one.text for one in case.shown.texts))


def _is_of_the_phonebook_alone(paper: Text) -> bool:
    told = read_statements(paper.text, locale=paper.locale)
    return any(one.names_contacts for one in told) and not names_other_data(paper.text)


def accepted_by(case: Case) -> list[Text]:
    """Return the words of a screen that accept a document by the same act."""
    controls = [one for one in case.shown.choices if one.role in (Role.ACCEPT, Role.BOX)]
    ticks = [one for one in controls if one.role is Role.BOX and _agrees_to_contacts(case, one)]
    # A box of its own for the contacts: what another box accepts is another act.
    acts = [one for one in controls if one.role is Role.ACCEPT or not ticks or one in ticks]
    accepted = [one for one in labels_of(acts) if names_document(one.text, one.locale)]
    accepted += [
        one
        for one in case.shown.texts
        if binds_to_document(one.text, one.locale) or has_agreement_read(one.text, one.locale)
    ]
    if takes_everything(case):
        naming = [one.text for one in case.own if one.naming]
        rows = (one for one in case.shown.texts if one not in naming)
        accepted += [one for one in rows if names_document(one.text, one.locale)]
    if is_taken_from_another_act(case):
        return accepted
    accepted += case.shown.displays  # Who agrees under a document agrees to it.
    if accepted or any(one.naming for one in case.own):
        return accepted
    # Who agrees on a screen that speaks of nothing but a document agrees to the document.
    titles = own_titles(case.shown)
    return [
        one
        for one in case.shown.texts
        if names_document(one.text, one.locale) and one not in titles
    ]
