"""The consent half of the fact table: what the borrower was told and asked, access by access.

Joins what the other files of this room answer: the texts (`notices`, `sayings`), the screens
with an acceptance (`acts`), and what stands before each read (`gating`).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor.facts.consent.acts import Act, addresses_of
from auditor.facts.consent.asked_together import with_what_is_asked_together
from auditor.facts.consent.gating import UNTOLD_WAY, Gated, Gates, gate, is_bulk
from auditor.facts.ground.answers import answer
from auditor.facts.ground.recipients import THIRD, is_told_of
from auditor.facts.ground.sdks import SdkStart, is_named
from auditor.facts.ground.seen import Seen
from auditor.facts.ground.text_places import text_evidence
from auditor.facts.ground.titles import own_titles
from auditor.facts.hidden.unseen import Unseen
from auditor.facts.notice.locales import default_language, missing_locales
from auditor.facts.notice.nobody import belies_nobody, belies_recipients
from auditor.facts.notice.notice_facts import ELEMENTS, Notice, judge_notice
from auditor.facts.notice.notices import Library, Policies, find_policies
from auditor.facts.notice.said import Saying
from auditor.facts.notice.sayings import (
    contradicts_purpose,
    denies_what_it_does,
    pressure_texts,
    saying,
    says_chosen_only,
)
from auditor.facts.outflow.outflows import Outflow
from auditor.model.access import Access, Request, Sdk
from auditor.model.evidence import Evidence, Step
from auditor.model.facts import Fact
from auditor.model.names import outermost
from auditor.model.vocabulary import CONFIDENCE_ORDER, Confidence, Kleene, Role
from auditor.model.words import Words
from auditor.screens.inventory.language import interface_locales
from auditor.screens.inventory.policy_files import PolicyFile
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.parts.shown import Order, Shown
from auditor.sentences.claims import Mode
from auditor.sentences.labels import LONGEST_LABEL

Place = tuple[str, str, int]
SHOWN = 10
"""Places of a kind that are kept as evidence."""
ANY = ("C2", "C3", "C5", "C6", "C8", "C9", "K2")
"""Facts of which the app's value is yes if one access has it (decision.md, section 2)."""
ALL = ("C4", "C7", *ELEMENTS)
"""Facts of which the app's value is no if one access lacks it."""


@dataclass(frozen=True, slots=True)
class ConsentSight:
    """What was found of screens, orders and texts, before it is judged."""

    screens: tuple[Shown, ...]
    acts: tuple[Act, ...]
    """Those with words or something to agree with, judged."""
    never_shown: tuple[Act, ...]
    """The like that nothing in the package ever shows."""
    orders: Mapping[Place, Order]
    """Of accesses and requests, by part, method and offset."""
    early_requests: tuple[Request, ...]
    """Requests for permissions that could not be told, before which no acceptance is known to stand."""
    naming: tuple[Text, ...]
    """Texts in which a sentence speaks of the phonebook; hints of fields, which say nothing, left out."""
    dunning: tuple[Text, ...]
    """Texts that put a debt to somebody who does not owe it."""
    passing: frozenset[Text]
    """Those of the former that are shown in passing: hints, toasts, notifications."""
    shown_never: frozenset[Text]
    """The texts of screens that nothing shows."""
    policies: tuple[Text, ...]
    """Texts that name a policy or link to one."""
    given: tuple[PolicyFile, ...]
    """The documents of a reviewer."""
    unseen: Unseen
    library: Library
    """Reads each text once."""
    hides_texts: bool = False
    """Some words of the app could not be read; those of no screen that was found could."""
    hints: tuple[Text, ...] = ()
    """The hints of fields and titles that name the phonebook: listed, and nothing is made of them."""
    showers: Mapping[Text, str] = field(default_factory=dict)
    """The class that shows a text which stands on no screen that was found."""
    sdk_starts: tuple[SdkStart, ...] = ()
    """Where the code of third parties starts first."""


@dataclass(frozen=True, slots=True)
class Consenting:
    """The consent half of the facts."""

    table: Mapping[str, Fact]
    gated: tuple[Gated, ...]
    acts: tuple[Act, ...]
    sayings: tuple[Saying, ...]
    policies: Policies
    examined: tuple[Evidence, ...]
    witnesses: Mapping[Place, tuple[Step, ...]]

    @property
    def has_consent_screen(self) -> bool:
        """Say whether some screen asks for agreement to the phonebook's use or to a document."""
        return any(
            one.is_consent and (one.names is Kleene.YES or one.binds) for one in self.acts
        )

    def policy_places(self) -> tuple[Evidence, ...]:
        """Return where policies and agreements are, are linked, or are named."""
        found = (*self.policies.documents, *self.policies.mentions)
        places = [text_evidence(one, one.text) for one in dict.fromkeys(found)]
        links = [
            place for act in self.acts if act.shown.unexamined for place in act.shown.evidence
        ]
        unique = {one.sort_key: one for one in (*places, *links)}
        return tuple(unique.values())[:SHOWN]

    def forbids_screenshots(self) -> tuple[Evidence, ...]:
        """Return the consent, agreement and collection screens that block screenshots.

        A dialog cannot be kept either where the activity under it is blocked.
        """
        blocked = {
            outermost(act.shown.owner) for act in self.acts if act.shown.blocks_screenshots
        }
        return tuple(
            place
            for act in self.acts
            if outermost(act.shown.owner) in blocked
            and (
                act.names is Kleene.YES
                or act.shown.screen.purpose in ("consent", "policy")
                or any(one.mode is Mode.PRESSURE for each in act.own for one in each.statements)
            )
            for place in act.shown.evidence
        )

    def said(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Return where the sentences of each mode stand."""
        return {
            mode.value: tuple(one.evidence for one in saying(self.sayings, mode))[:SHOWN]
            for mode in Mode
            if saying(self.sayings, mode)
        }


def judge_consent(
    seen: Seen,
    inventory: Inventory,
    sight: ConsentSight,
    known: Mapping[str, Fact],
    lends: Kleene,
    third: Callable[[Access], Sequence[Outflow]],
) -> Consenting:
    """Judge the consent side of an app; `known` holds the facts of accesses and flows.

    `third` gives the flows of an access to somebody else, or those that may go there.
    """
    library = sight.library
    acts = sight.acts
    policies = find_policies(
        sight.policies,
        bound=(text for one in sight.screens for text in one.documents),
        given=tuple(one.text for one in sight.given),
        addresses=(link for one in sight.screens for link in addresses_of(one)),
        titles=frozenset(title for one in sight.screens for title in own_titles(one)),
    )
    sayings = tuple(_sayings(library, acts, policies, (*sight.naming, *sight.dunning)))
    documents = library.all(policies.documents)
    unseen = sight.unseen
    interface = interface_locales(inventory.texts)
    default = default_language(
        inventory.texts,
        besides={each.text for one in acts if one.names is Kleene.YES for each in one.own},
    )

    telling = tuple(
        each for one in acts if one.names is Kleene.YES for each in one.own if each.naming
    )

    def notice(act: Act | None) -> Mapping[str, Fact]:
        screens = act.own if act is not None else telling
        bound = act.bound if act is not None else ()
        is_linked = act is not None and (act.bound or addresses_of(act.shown))
        linked = addresses_of(act.shown) if act and is_linked else policies.pointed_at
        return judge_notice(
            Notice(
                screens=screens,
                documents=tuple(dict.fromkeys((*bound, *documents))),
                addresses=() if sight.given else linked,  # What was given is what they link to.
                is_whole=unseen.value is Kleene.NO
                and (act is None or act.shown.is_words_whole),
                leaves=known["X1"].value,
                missing_locales=missing_locales(screens, interface, default) if act else (),
                scope=(seen.scope,),
            )
        )

    gates = Gates(
        acts=acts,
        never_shown=sight.never_shown,
        orders=sight.orders,
        requests=tuple(one for one in seen.requests if one not in seen.dormant_requests),
        asked=known["C1"].value,
        unseen=unseen.value,
        unseen_because=unseen.because,
        notice=notice,
    )
    gated = tuple(
        with_what_is_asked_together(
            _with_n5(
                _with_k2(one, seen, sayings, known["X1"].value),
                third(one.access),
                sayings,
                known["X1"],
            ),
            gates.requests,
        )
        for one in gate(gates, seen.counted)
    )
    pressing = pressure_texts(
        sayings, lends=lends, messaged=known["X3"], blinded=sight.hides_texts
    )
    aside = sight.passing.union(sight.shown_never, _replies(acts))
    passed = sight.passing - sight.shown_never
    against = {**known, "X7": pressing}
    table = {
        "X7": pressing,
        # "Could not read your contacts" in passing tells what failed, and denies nothing; nor does
        # the "Do not use my contacts", "Apply without contacts" that the borrower may tick or press.
        "K1": denies_what_it_does(
            [one for one in sayings if one.text not in aside],
            against,
            _shown_together(acts),
            [one for one in sayings if one.text in passed],
        ),
        "K3": contradicts_purpose(sayings, against),
        **_of_all(gated, acts, unseen),
    }
    return Consenting(
        table=table,
        gated=gated,
        acts=acts,
        sayings=sayings,
        policies=policies,
        examined=tuple(_examined(acts, policies)),
        witnesses={key: order.witness for key, order in sight.orders.items() if order.witness},
    )


def _shown_together(acts: Sequence[Act]) -> Mapping[Text, Collection[Text]]:
    """Return the texts of the screens on which a text stands."""
    found: dict[Text, set[Text]] = {}
    for act in acts:
        shown = {each.text for each in act.own}
        for one in shown:
            found.setdefault(one, set()).update(shown)
    return found


def _replies(acts: Sequence[Act]) -> Iterator[Text]:
    """Yield the short labels of controls: words of the borrower's, with which the lender denies nothing."""
    for act in acts:
        for one in act.shown.choices:
            if one.role is not Role.LINK:
                yield from (each for each in one.labels if len(each.text) <= LONGEST_LABEL)


def _sayings(
    library: Library, acts: Sequence[Act], policies: Policies, naming: Sequence[Text]
) -> Iterator[Saying]:
    """Yield the sentences of interest: on screens, in documents, and that name the phonebook."""
    shown = [each for act in acts for each in (*act.own, *act.bound)]
    others = library.all((*policies.documents, *naming))
    yield from dict.fromkeys(
        Saying(each.text, one) for each in (*shown, *others) for one in each.statements
    )


def _with_k2(gated: Gated, seen: Seen, sayings: Sequence[Saying], sent: Kleene) -> Gated:
    access = gated.access
    places = seen.places[access.part, access.method, access.offset]
    fact = says_chosen_only(sayings, is_bulk(access), places, sent=sent)
    return Gated(
        gated.access, gated.order, gated.act, {**gated.facts, "K2": fact}, gated.generic
    )


def _with_n5(
    gated: Gated, third: Sequence[Outflow], sayings: Sequence[Saying], sent: Fact
) -> Gated:
    """Take "given to nobody else", "to our servers" for no recipient told where a flow goes to another."""
    if gated.act is None:
        return gated
    said = [*gated.act.own, *gated.act.bound]
    texts = [Saying(each.text, one) for each in said for one in each.statements]
    told = belies_nobody(gated.facts["N5"], texts, sent)
    if not third:
        return replace(gated, facts={**gated.facts, "N5": told})
    names = [_name_of(one) for one in third]
    others = [one for one in names if not is_told_of(one, [each.text.text for each in said])]
    denials = [Saying(each.text, one) for each in gated.act.own for one in each.statements]
    places = third[0].places[-1:]
    fact = belies_recipients(
        told,
        denials,
        others,
        places,
        texts=sayings,
        is_sure=third[0].recipient.role == THIRD,
    )
    return replace(gated, facts={**gated.facts, "N5": fact})


def _name_of(one: Outflow) -> str:
    """Name who gets the data of a flow, as far as that is known."""
    return one.recipient.owner or one.flow.endpoint or "somebody else"


def _of_all(gated: Sequence[Gated], acts: Sequence[Act], unseen: Unseen) -> dict[str, Fact]:
    """Return the app-wide value of each fact that belongs to the single accesses."""
    found = {}
    for key in (*ANY, *ALL):
        own = [one.facts[key] for one in gated if key in one.facts]
        if own:
            found[key] = _first(
                own,
                (Kleene.YES, Kleene.UNKNOWN, Kleene.NO)
                if key in ANY
                else (Kleene.NO, Kleene.UNKNOWN, Kleene.YES),
            )
        elif key == "C2":
            found[key] = _names_anywhere(acts, unseen)
        elif gated and key.startswith("C"):
            found[key] = _without_act(key, gated, unseen)
    return found


def _without_act(key: str, gated: Sequence[Gated], unseen: Unseen) -> Fact:
    """Answer a fact of the act where none is known to stand before a counted read."""
    if unseen.value is not Kleene.NO:
        return answer(key, Kleene.UNKNOWN, Confidence.POSSIBLE, unseen.because)
    if any(one.generic is Kleene.UNKNOWN for one in gated):
        return answer(key, Kleene.UNKNOWN, Confidence.POSSIBLE, UNTOLD_WAY)
    words = Words(
        "No act of acceptance stands before a counted read.",
        "计入的读取之前没有任何表示同意的操作。",
    )
    return answer(key, Kleene.NO, Confidence.LIKELY, words)


def _first(facts: Sequence[Fact], order: Sequence[Kleene]) -> Fact:
    """Return the fact whose value decides, the best shown of several."""
    return min(
        facts, key=lambda one: (order.index(one.value), CONFIDENCE_ORDER[one.confidence])
    )


def _names_anywhere(acts: Sequence[Act], unseen: Unseen) -> Fact:
    """Answer C2 for an app without a counted access."""
    naming = [one.facts["N1@dialog"] for one in acts if one.names is Kleene.YES]
    if naming:
        words = Words("A screen of the app names the phonebook.", "应用界面提及通讯录。")
        return answer("C2", Kleene.YES, Confidence.LIKELY, words, naming[0].evidence)
    confidence = Confidence.CONFIRMED if unseen.value is Kleene.NO else Confidence.POSSIBLE
    return answer("C2", unseen.value, confidence, unseen.because, unseen.evidence)


def _examined(acts: Sequence[Act], policies: Policies) -> Iterator[Evidence]:
    """Yield the texts that an absence may be told of: consent screens and documents."""
    for act in acts:
        if act.is_consent:
            for each in act.own[:1]:
                yield text_evidence(each.text, each.text.text)
    for one in policies.documents[:SHOWN]:
        yield text_evidence(one, one.text)


def unnamed_sdks(
    seen: Seen, consent: Consenting, sdks: Sequence[Sdk]
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the third parties in the app that no examined document names, with what shows them."""
    if not consent.policies.documents:
        return
    told = [one.text for one in consent.policies.documents]
    for sdk in sdks:
        if is_named(sdk, told) is Kleene.NO:
            reads = (
                place
                for one in seen.counted
                if one.by == sdk.id
                for place in seen.places[one.part, one.method, one.offset]
            )
            yield sdk.name, (*reads, *sdk.evidence)
