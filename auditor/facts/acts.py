"""What an act of acceptance is worth: C3 and C5 to C9, and the words on the screen itself.

Decided screen by screen, whatever stands behind it; which screen stands before which access is
the guard test's answer (decision.md, section 4).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.facts.act_words import COERCES, NO_ACT, NOT_WHOLE
from auditor.facts.affirming import doubt_of, is_own_act, may_agree, says_no, takes_nothing
from auditor.facts.answers import answer
from auditor.facts.declining import consequence_of, goes_on_without, punishes
from auditor.facts.notices import Library, Reading, gives_notice
from auditor.facts.screen_words import on_screen
from auditor.facts.text_places import text_evidence
from auditor.facts.titles import names_document, own_titles
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene, Role
from auditor.model.words import Words
from auditor.screens.other_data import does_something_else, names_other_data, words_beside
from auditor.screens.shown import Choice, Effect, Shown
from auditor.screens.texts import Text
from auditor.sentences.statements import (
    Mode,
    binds_to_document,
)

NOWHERE = "?"
"""Stands for a document that a screen binds and of which neither page nor address was found."""
Documents = tuple[Sequence[Text], Sequence[Text]]
ASKING = frozenset({"consent", "rationale", "policy"})
"""Purposes of a screen on which a mere "OK" or "continue" answers the question that it asks."""


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
        is_linked = not _is_taken_from_another_act(_Case(self.shown, self.own))
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
        is_asked_all_the_same = any(
            one.is_followed and one.effects & _TAKES for one in self.shown.refuses
        )
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
    words = dict.fromkeys((*shown.texts, *_labels(shown.choices)))
    beside = words_beside(shown)
    own = library.shown(one for one in words if one not in beside)
    case = _Case(shown, own)
    bound = library.all(_bound(case, *documents))
    facts = {key: judge(case) for key, judge in _JUDGES.items()}
    facts["C9"] = _presses(case, facts)
    for element in ("N1", "N2", "N3"):
        facts[f"{element}@dialog"] = on_screen(shown, own, element)
    is_doubted = _may_be_no_act(case)
    for key, one in facts.items() if is_doubted else ():
        if one.value is Kleene.NO:  # Of what may be no act nothing is alleged.
            facts[key] = replace(
                one, value=Kleene.UNKNOWN, confidence=Confidence.POSSIBLE, because=NO_ACT
            )
    names = _names(case, bound)
    return Act(number, shown, own, bound, facts, names, bool(documents[1]), is_doubted)


def _bound(case: "_Case", policies: Sequence[Text], given: Sequence[Text]) -> Sequence[Text]:
    """Return the documents that the act accepts; a link beside another act binds nobody."""
    shown = case.shown
    if _accepted(case):
        if addresses_of(shown):
            return (*shown.documents, *given)
        return shown.documents or policies or given
    return () if _is_taken_from_another_act(case) else shown.documents


@dataclass(frozen=True, slots=True)
class _Case:
    """A screen while its facts are decided."""

    shown: Shown
    own: tuple[Reading, ...]

    @property
    def places(self) -> tuple[Evidence, ...]:
        return self.shown.evidence

    def of(self, texts: Iterable[Text]) -> tuple[Evidence, ...]:
        """Return where texts stand, and the screen that shows them."""
        return (*(text_evidence(one, one.text) for one in texts), *self.places)

    def pressed(self, choices: Sequence[Choice]) -> tuple[Evidence, ...]:
        """Return what pressing controls runs, what they say, and the screen that shows them."""
        runs = (place for one in choices for place in one.places)
        return (*runs, *self.of(_labels(choices)))

    def saying(self, mode: Mode) -> tuple[Evidence, ...]:
        """Return the sentences of the screen that speak in a mode, those left out that only lure."""
        return tuple(
            text_evidence(each.text, one.excerpt)
            for each in self.own
            for one in each.statements
            if one.mode is mode and not one.is_lure
        )


def _labels(choices: Iterable[Choice]) -> tuple[Text, ...]:
    return tuple(label for one in choices for label in one.labels)


def _names(case: _Case, bound: Sequence[Reading]) -> Kleene:
    if any(gives_notice(one) for each in (*case.own, *bound) for one in each.statements):
        return Kleene.YES
    if any(each.naming for each in case.own):
        return Kleene.YES  # A denial names the phonebook too; that it is untrue is K1.
    return Kleene.NO if case.shown.is_words_whole else Kleene.UNKNOWN


def _affirmative(case: _Case) -> Fact:
    """Answer C3: agreement takes an act, that is not made for the borrower beforehand."""
    accepts = case.shown.accepts
    every = [one for one in case.shown.choices if one.role is Role.BOX]
    # Beside a box that says no the others are answers to the same question.
    are_answers = not accepts or any(map(says_no, every))
    boxes = [one for one in every if are_answers or may_agree(one, accepts)]
    ticked = [one for one in boxes if one.pre_ticked is Kleene.YES and not says_no(one)]
    if ticked:
        return _c3(
            Kleene.NO,
            Words("The box is ticked beforehand.", "勾选框已预先勾选。"),
            case.pressed(ticked),
        )
    if not accepts and not boxes:
        return _c3(
            Kleene.NO,
            Words("There is nothing with which to agree.", "界面上没有用于表示同意的控件。"),
            case.places,
        )
    if taken := _taken_from_use(case, boxes):
        return taken
    if doubt := doubt_of(accepts, boxes):
        return _c3(Kleene.UNKNOWN, doubt.because, case.pressed(doubt.choices))
    if not any(one.runs or one.is_scripted for one in (*accepts, *boxes)):
        return _c3(
            Kleene.UNKNOWN,
            Words(
                "What the affirmative control runs was not found.",
                "未找到表示同意的控件所运行的代码。",
            ),
            case.pressed(accepts),
        )
    return _c3(
        Kleene.YES,
        Words("Agreement takes a tap of the borrower's own.", "同意须由借款人主动点按。"),
        case.pressed((*accepts, *boxes)),
    )


def _may_be_no_act(case: _Case) -> bool:
    """Say whether a form's button alone could be the act, and does nothing with contacts."""
    is_form = _is_taken_from_another_act(case) and not case.saying(Mode.IMPLIED_CONSENT)
    return is_form and takes_nothing(case.shown.choices)


def _taken_from_use(case: _Case, boxes: Sequence[Choice]) -> Fact | None:
    """Answer C3 where no control agrees by itself: no, or unknown where one of the boxes may."""
    accepts = case.shown.accepts
    implied = case.saying(Mode.IMPLIED_CONSENT)
    is_taken = _is_taken_from_another_act(case)
    is_chosen = bool(boxes) and not implied and any(not one.runs for one in case.shown.refuses)
    if is_chosen or any(map(is_own_act, accepts)) or not (implied or is_taken):
        return None
    if _may_be_no_act(case):
        return _c3(Kleene.UNKNOWN, NO_ACT, case.pressed(accepts))
    perhaps = [one for one in boxes if one.is_act is Kleene.UNKNOWN]
    if perhaps and not implied:
        because = Words(
            "Whether a box of the form is the agreement could not be told.",
            "无法确定表单中的勾选框是否即为同意。",
        )
        return _c3(Kleene.UNKNOWN, because, case.pressed(perhaps))
    because = Words(
        "Use, sign-up, applying or going on is taken for agreement.",
        "将使用、注册、申请或继续操作视为同意。",
    )
    return _c3(Kleene.NO, because, (*implied, *case.pressed(accepts)))


def _is_taken_from_another_act(case: _Case) -> bool:
    """Say whether the controls of a screen apply, submit or sign up, and none of them agrees."""
    if case.shown.screen.purpose not in ASKING:
        return True
    labels = _labels(one for one in case.shown.accepts if one.is_act is not Kleene.UNKNOWN)
    return bool(labels) and all(does_something_else(one.text) for one in labels)


def _c3(value: Kleene, because: Words, evidence: Sequence[Evidence]) -> Fact:
    confidence = Confidence.POSSIBLE if value is Kleene.UNKNOWN else Confidence.CONFIRMED
    return answer("C3", value, confidence, because, evidence)


def _in_loan_flow(case: _Case) -> Fact:
    """Answer C5: asked while applying, not at the start of the app."""
    match case.shown.screen.in_loan_flow:
        case Kleene.YES:
            words = Words(
                "The question is put where the loan is applied for.", "在申请贷款环节询问。"
            )
            return answer("C5", Kleene.YES, Confidence.LIKELY, words, case.places)
        case Kleene.NO:
            words = Words(
                "The question is put at launch, registration or login, not in the loan application.",
                "在启动、注册或登录时询问，而非申请贷款时。",
            )
            return answer("C5", Kleene.NO, Confidence.LIKELY, words, case.places)
        case _:
            words = Words("Which screen asks was not told.", "无法确定由哪一界面询问。")
            return answer("C5", Kleene.UNKNOWN, Confidence.POSSIBLE, words, case.places)


def _separate(case: _Case) -> Fact:
    """Answer C6: the act accepts nothing but the use of contacts."""
    accepted = _accepted(case)
    if accepted:
        return answer(
            "C6",
            Kleene.NO,
            Confidence.CONFIRMED,
            Words(
                "The same act accepts a policy or an agreement.",
                "同一操作还一并接受了政策或协议。",
            ),
            case.of(accepted),
        )
    others = [
        (each.text, one.excerpt)
        for each in case.own
        for one in each.statements
        # What is denied is not accepted: "we do not read your SMS".
        if one.mode is not Mode.DENIAL and names_other_data(one.excerpt)
    ]
    if others:
        return answer(
            "C6",
            Kleene.NO,
            Confidence.LIKELY,
            Words(
                "The same act accepts the use of other data too.",
                "同一操作还一并同意使用其他数据。",
            ),
            (*(text_evidence(text, excerpt) for text, excerpt in others), *case.places),
        )
    if not case.shown.is_words_whole:
        return answer("C6", Kleene.UNKNOWN, Confidence.POSSIBLE, NOT_WHOLE, case.places)
    return answer(
        "C6",
        Kleene.YES,
        Confidence.LIKELY,
        Words("The act accepts nothing else that was seen.", "未见同一操作一并接受其他事项。"),
        case.places,
    )


def _accepted(case: _Case) -> list[Text]:
    """Return the words of a screen that accept a document by the same act."""
    labels = _labels(one for one in case.shown.choices if one.role in (Role.ACCEPT, Role.BOX))
    accepted = [one for one in labels if names_document(one)]
    accepted += [one for one in case.shown.texts if binds_to_document(one.text, one.locale)]
    if _is_taken_from_another_act(case):
        return accepted
    accepted += case.shown.displays  # Who agrees under a document agrees to it.
    if accepted or any(one.naming for one in case.own):
        return accepted
    # Who agrees on a screen that speaks of nothing but a document agrees to the document.
    titles = own_titles(case.shown)
    return [one for one in case.shown.texts if names_document(one) and one not in titles]


def _refusable(case: _Case) -> Fact:
    """Answer C7: refusing is possible and does not end, repeat or block anything."""
    coercion = case.saying(Mode.COERCION)
    refuses = case.shown.refuses
    if not refuses and case.shown.screen.cancelable is Kleene.NO:
        words = Words(
            "There is no control to refuse with, and the screen cannot be left.",
            "没有可用于拒绝的控件，且无法关闭该界面。",
        )
        return answer("C7", Kleene.NO, Confidence.CONFIRMED, words, case.places)
    punishing = [one for one in refuses if punishes(one)]
    if punishing:
        told = consequence_of(punishing)
        words = Words(f"Refusing {told.en}.", f"拒绝后{told.zh}。")
        return answer("C7", Kleene.NO, Confidence.CONFIRMED, words, case.pressed(punishing))
    if coercion:
        return answer("C7", Kleene.NO, Confidence.LIKELY, COERCES, (*coercion, *case.places))
    if not refuses and case.shown.accepts and all(map(_shuts, case.shown.accepts)):
        words = Words(
            "Who leaves the box empty is put out of the screen or the app.",
            "不勾选即退出界面或应用。",
        )
        return answer("C7", Kleene.NO, Confidence.LIKELY, words, case.places)
    return _open_refusal(case)


def _shuts(choice: Choice) -> bool:
    return choice.shuts_unticked


def _open_refusal(case: _Case) -> Fact:
    """Answer C7 where nothing speaks against a free refusal."""
    refuses = case.shown.refuses
    if not refuses and (
        any(one.heeds_box for one in case.shown.accepts) or goes_on_without(case.shown)
    ):
        words = Words(
            "Who leaves the box empty goes on without.", "不勾选也可继续，且不读取通讯录。"
        )
        return answer("C7", Kleene.YES, Confidence.LIKELY, words, case.places)
    if not refuses:
        words = Words(
            "There is no control to refuse with; what leaving the screen leads to was not told.",
            "没有可用于拒绝的控件；离开界面的后果未能确定。",
        )
        return answer("C7", Kleene.UNKNOWN, Confidence.POSSIBLE, words, case.places)
    if not all(one.is_followed and not one.is_divided for one in refuses):
        words = Words("What refusing leads to was not found.", "未能确定拒绝的后果。")
        return answer("C7", Kleene.UNKNOWN, Confidence.POSSIBLE, words, case.pressed(refuses))
    words = Words(
        "Refusing is possible and the app goes on.", "可以拒绝，拒绝后应用可继续使用。"
    )
    return answer("C7", Kleene.YES, Confidence.LIKELY, words, case.pressed(refuses))


def _recorded(case: _Case) -> Fact:
    """Answer C8: a record with version or time is stored or sent."""
    accepts = case.shown.accepts
    if any(Effect.RECORDS in one.effects for one in accepts):
        words = Words(
            "The acceptance is stored or sent with a time or version.",
            "同意被连同时间或版本一并保存或发送。",
        )
        return answer("C8", Kleene.YES, Confidence.LIKELY, words, case.places)
    if accepts and all(one.is_followed for one in accepts):
        words = Words(
            "The acceptance leaves no record with a time or version.",
            "同意未留下带时间或版本的记录。",
        )
        return answer("C8", Kleene.NO, Confidence.LIKELY, words, case.places)
    words = Words("What the acceptance stores was not found.", "未能确定同意后保存了什么。")
    return answer("C8", Kleene.UNKNOWN, Confidence.POSSIBLE, words, case.places)


def _presses(case: _Case, facts: Mapping[str, Fact]) -> Fact:
    """Answer C9, which only shows: pre-ticked, or a refusal that is punished or missing."""
    bad = [facts[one] for one in ("C3", "C7") if facts[one].value is Kleene.NO]
    if bad:
        return answer("C9", Kleene.YES, bad[0].confidence, bad[0].because, bad[0].evidence)
    open_ones = [facts[one] for one in ("C3", "C7") if facts[one].value is Kleene.UNKNOWN]
    value = Kleene.UNKNOWN if open_ones else Kleene.NO
    words = (
        open_ones[0].because
        if open_ones
        else Words("Nothing presses for agreement.", "未见诱导或强迫同意的设计。")
    )
    return answer("C9", value, Confidence.LIKELY, words, case.places)


_TAKES = frozenset({Effect.REQUESTS, Effect.READS})
_JUDGES: Mapping[str, Callable[[_Case], Fact]] = {
    "C3": _affirmative,
    "C5": _in_loan_flow,
    "C6": _separate,
    "C7": _refusable,
    "C8": _recorded,
}
