"""The facts of one act of acceptance: C3 and C5 to C9 (decision.md, section 4)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from auditor.facts.consent.act_case import (
    Case,
    accepted_by,
    accepts_but_itself,
    is_taken_from_another_act,
    may_be_no_act,
    stands_among_documents,
    takes_everything,
)
from auditor.facts.consent.affirming import doubt_of, is_own_act, may_agree, says_no
from auditor.facts.consent.bundled import (
    agreed_besides,
    other_agreements,
    other_uses,
    perhaps_other_uses,
)
from auditor.facts.consent.declining import (
    answers_no,
    consequence_of,
    goes_on_without,
    is_form_shut_unticked,
    punishes,
)
from auditor.facts.ground.answers import answer
from auditor.facts.ground.text_places import text_evidence
from auditor.facts.notice.act_words import COERCES, NO_ACT, NOT_WHOLE
from auditor.facts.notice.notices import Reading
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene, Role
from auditor.model.words import Words
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.other_asks import asks_for_other_data
from auditor.screens.notice.other_data import names_data_besides_messages, names_other_data
from auditor.screens.parts.shown import Choice, Effect, Shown
from auditor.sentences.claims import Mode
from auditor.sentences.labels import readings
from auditor.sentences.spared import without_spared
from auditor.sentences.statements import Statement


def facts_of(case: Case) -> dict[str, Fact]:
    """Return the facts of an act, by name."""
    facts = {key: judge(case) for key, judge in _JUDGES.items()}
    facts["C9"] = _presses(case, facts)
    return facts


def _affirmative(case: Case) -> Fact:
    """Answer C3: agreement takes an act, that is not made for the borrower beforehand."""
    accepts = case.shown.accepts
    every = [one for one in case.shown.choices if one.role is Role.BOX]
    # Beside a box that says no the others are answers to the same question.
    are_answers = not accepts or any(map(says_no, every))
    boxes = [one for one in every if are_answers or may_agree(one, case.shown.choices)]
    ticked = [one for one in boxes if one.pre_ticked is Kleene.YES and not says_no(one)]
    chosen = [one for one in accepts if one.pre_ticked is Kleene.YES and len(accepts) > 1]
    if ticked or chosen:
        because = (
            Words("The answer that agrees is chosen beforehand.", "表示同意的选项已预先选定。")
            if chosen
            else Words("The box is ticked beforehand.", "勾选框已预先勾选。")
        )
        return _c3(Kleene.NO, because, case.pressed([*ticked, *chosen]))
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


def _taken_from_use(case: Case, boxes: Sequence[Choice]) -> Fact | None:
    """Answer C3 where no control agrees by itself: no, or unknown where one of the boxes may."""
    accepts = case.shown.accepts
    implied = case.saying(Mode.IMPLIED_CONSENT)
    is_taken = is_taken_from_another_act(case)
    is_chosen = bool(boxes) and not implied and any(not one.runs for one in case.shown.refuses)
    if is_chosen or any(map(is_own_act, accepts)) or not (implied or is_taken):
        return None
    if may_be_no_act(case):
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


def _c3(value: Kleene, because: Words, evidence: Sequence[Evidence]) -> Fact:
    confidence = Confidence.POSSIBLE if value is Kleene.UNKNOWN else Confidence.CONFIRMED
    return answer("C3", value, confidence, because, evidence)


def _in_loan_flow(case: Case) -> Fact:
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


def _separate(case: Case) -> Fact:
    """Answer C6: the act accepts nothing but the use of contacts."""
    accepted = accepted_by(case)
    if accepted and not accepts_but_itself(case, accepted):
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
    more, besides = list(_of_more(case)), list(agreed_besides(case))
    others = _told(more, Kleene.YES) or list(other_uses(case))
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
    if further := _told(besides, Kleene.YES):
        words = Words(
            "The same act accepts something else too.", "同一操作还一并同意其他事项。"
        )
        evidence = (*(text_evidence(text, excerpt) for text, excerpt in further), *case.places)
        return answer("C6", Kleene.NO, Confidence.LIKELY, words, evidence)
    if takes_everything(case):
        return _for_everything(case)
    return _alone(case, _told([*more, *besides], Kleene.UNKNOWN))


def _told(found: Sequence[tuple[Text, str, Kleene]], asks: Kleene) -> list[tuple[Text, str]]:
    return [(text, words) for text, words, value in found if value is asks]


def _alone(case: Case, perhaps: Sequence[tuple[Text, str]]) -> Fact:
    """Answer C6 of an act beside which nothing else is seen to be accepted, but for what perhaps is."""
    advertising = [
        text_evidence(each.text, one.excerpt)
        for each in case.own
        for one in each.statements
        if one.mode is Mode.STATEMENT
        and one.purpose
        and _advertises(one.excerpt, each.text.locale)
    ]
    if perhaps := perhaps or list(perhaps_other_uses(case)):
        words = Words(
            "Whether the same act accepts the use of other data too could not be told.",
            "无法确定同一操作是否还一并同意使用其他数据。",
        )
        evidence = (*(text_evidence(text, excerpt) for text, excerpt in perhaps), *case.places)
        return answer("C6", Kleene.UNKNOWN, Confidence.POSSIBLE, words, evidence)
    if advertising:
        words = Words(
            "A sentence on the use of the phonebook speaks of advertising too, which may be a purpose of its own.",
            "说明通讯录用途的句子还提到营销推广，那可能是另一目的。",
        )
        places = (*advertising, *case.places)
        return answer("C6", Kleene.UNKNOWN, Confidence.POSSIBLE, words, places)
    if stands_among_documents(case):
        words = Words(
            "The question stands in a list with other documents, and its button says nothing of contacts.",
            "该询问与其他文件列于同一清单，而按钮并未提及通讯录。",
        )
        return answer("C6", Kleene.UNKNOWN, Confidence.POSSIBLE, words, case.places)
    if not case.shown.is_words_whole:
        return answer("C6", Kleene.UNKNOWN, Confidence.POSSIBLE, NOT_WHOLE, case.places)
    return answer(
        "C6",
        Kleene.YES,
        Confidence.LIKELY,
        Words("The act accepts nothing else that was seen.", "未见同一操作一并接受其他事项。"),
        case.places,
    )


def _for_everything(case: Case) -> Fact:
    """Answer C6 of an act that accepts all that the screen shows."""
    agreed = list(other_agreements(case))
    if not agreed:
        words = Words(
            "The button accepts everything that the screen shows; what that is besides was not told.",
            "该按钮一并接受界面上的全部内容，其中还包括什么未能确定。",
        )
        return answer("C6", Kleene.UNKNOWN, Confidence.POSSIBLE, words, case.places)
    words = Words(
        "The same act accepts everything on the screen, and something else stands there to be agreed to.",
        "同一操作一并接受界面上的全部内容，其中另有其他需同意的事项。",
    )
    evidence = (*(text_evidence(text, excerpt) for text, excerpt in agreed), *case.places)
    return answer("C6", Kleene.NO, Confidence.LIKELY, words, evidence)


def _refusable(case: Case) -> Fact:
    """Answer C7: refusing is possible and does not end, repeat or block anything."""
    coercion = case.saying(Mode.COERCION)
    refuses = answers_no(case.shown)
    is_firm = case.shown.screen.cancelable is Kleene.NO and not _goes_on_unticked(case.shown)
    if not refuses and is_firm:
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
    if not refuses and is_form_shut_unticked(case.shown):
        words = Words(
            "Who leaves the box empty cannot apply, and the form offers nothing else.",
            "不勾选即无法申请，且该表单未提供其他途径。",
        )
        return answer(
            "C7", Kleene.NO, Confidence.LIKELY, words, case.pressed(case.shown.accepts)
        )
    return _open_refusal(case)


def _goes_on_unticked(shown: Shown) -> bool:
    """Say whether a button may be used with the box left empty: that is then how one refuses."""
    boxes = [one for one in shown.choices if one.role is Role.BOX]
    return bool(boxes) and any(
        not one.needs_box and not one.shuts_unticked for one in shown.accepts
    )


def _shuts(choice: Choice) -> bool:
    return choice.shuts_unticked


def _open_refusal(case: Case) -> Fact:
    """Answer C7 where nothing speaks against a free refusal."""
    refuses = answers_no(case.shown)
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
    if not all(map(_leads_on, refuses)):
        words = Words("What refusing leads to was not found.", "未能确定拒绝的后果。")
        return answer("C7", Kleene.UNKNOWN, Confidence.POSSIBLE, words, case.pressed(refuses))
    words = Words(
        "Refusing is possible and the app goes on.", "可以拒绝，拒绝后应用可继续使用。"
    )
    return answer("C7", Kleene.YES, Confidence.LIKELY, words, case.pressed(refuses))


def _leads_on(refuse: Choice) -> bool:
    """Say whether a refusal was followed to an end, and that is one."""
    is_told = refuse.is_followed and not refuse.is_divided
    return is_told and bool(refuse.effects - {Effect.STORES_FLAG, Effect.RECORDS})


def _recorded(case: Case) -> Fact:
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


def _presses(case: Case, facts: Mapping[str, Fact]) -> Fact:
    """Answer C9, which only shows: pre-ticked, or a refusal that is punished or missing (decision.md, section 4)."""
    is_ticked = any(one.pre_ticked is not Kleene.NO for one in case.shown.choices)
    pressing = ("C3", "C7") if is_ticked else ("C7",)
    bad = [facts[one] for one in pressing if facts[one].value is Kleene.NO]
    if bad:
        return answer("C9", Kleene.YES, bad[0].confidence, bad[0].because, bad[0].evidence)
    open_ones = [facts[one] for one in pressing if facts[one].value is Kleene.UNKNOWN]
    value = Kleene.UNKNOWN if open_ones else Kleene.NO
    words = (
        open_ones[0].because
        if open_ones
        else Words("Nothing presses for agreement.", "未见诱导或强迫同意的设计。")
    )
    return answer("C9", value, Confidence.LIKELY, words, case.places)


def _advertises(words: str, locale: str) -> bool:
    """Say whether a sentence speaks of advertising, and takes nothing back: "not for marketing" is none."""
    return any(
        one.has("advertising") and not one.has("negator", "without")
        for one in readings(words, locale)
    )


def _of_more(case: Case) -> Iterator[tuple[Text, str, Kleene]]:
    """Yield the sentences of an act that name other data, and whether they ask for them."""
    for each in case.own:
        for one in each.statements:
            words = without_spared(one.excerpt, each.text.locale, names_other_data)
            # What is denied is not accepted: "we do not read your SMS".
            if one.mode is not Mode.DENIAL and _names_more(each, one, words):
                yield each.text, one.excerpt, asks_for_other_data(words, each.text.locale)


def _names_more(told: Reading, one: Statement, words: str) -> bool:
    """Say whether a sentence names other data; messages that people of the phonebook are sent are none."""
    is_sent = any(
        each.mode is Mode.PRESSURE and each.excerpt == one.excerpt for each in told.statements
    )
    return names_data_besides_messages(words) if is_sent else names_other_data(words)


_JUDGES: Mapping[str, Callable[[Case], Fact]] = {
    "C3": _affirmative,
    "C5": _in_loan_flow,
    "C6": _separate,
    "C7": _refusable,
    "C8": _recorded,
}
