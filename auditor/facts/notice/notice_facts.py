"""The notice elements N1 to N11, of the texts that stand behind one access (decision.md, section 4).

*no* needs an examined text that lacks the element; where no text was examined, or a document
that the screen binds is known by its address alone, the element is unknown (lexicon rule R4).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.facts.ground.answers import answer
from auditor.facts.ground.text_places import shortened, text_evidence
from auditor.facts.notice.doubting import doubts_in_documents, doubts_on_screen
from auditor.facts.notice.notices import Reading
from auditor.facts.notice.versions import shorter_versions, versions
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words

QUOTED = 120
"""Characters of a sentence that was not understood, in the words of a fact."""
ELEMENTS = tuple(f"N{number}" for number in range(1, 12))
_SUBJECTS = {
    "N1": Words("names the phonebook", "通讯录"),
    "N2": Words("says what the phonebook is used for", "通讯录的使用目的"),
    "N3": Words("says by which method and to what extent it is taken", "收集方式和范围"),
    "N4": Words("says how long it is kept", "保存期限"),
    "N5": Words("says who receives it", "接收方"),
    "N6": Words("says how to withdraw, delete or close the account", "撤回、删除或注销的途径"),
    "N7": Words("names a company or licence that answers for it", "承担责任的公司或牌照"),
    "N8": Words("speaks of the people in the phonebook", "通讯录中的联系人本人"),
    "N9": Words("names a complaint channel", "投诉渠道"),
    "N11": Words(
        "says that the people in it may be reached over a debt", "逾期时可能联系通讯录中的人"
    ),
}


_IN_EVERY_LANGUAGE: Final = ("N2", "N3", "N5", "N6", "N7", "N9")
"""What makes a notice informed and explicit (decision.md, section 3), besides its being there."""
_DEFAULT: Final = "of the default strings"


@dataclass(frozen=True, slots=True)
class Notice:
    """The texts behind one access."""

    screens: tuple[Reading, ...]
    """The words of its consent screens."""
    documents: tuple[Reading, ...]
    addresses: tuple[str, ...]
    """Policies that were not examined."""
    is_whole: bool
    """False when some words of the screens, or of the app, could not be read."""
    leaves: Kleene
    """Whether data leaves the device: X1."""
    missing_locales: tuple[str, ...] = ()
    """Languages of the interface that lack the text."""
    scope: tuple[Evidence, ...] = ()

    @property
    def is_examined(self) -> bool:
        """Say whether any text was examined at all."""
        return bool(self.screens or self.documents)


def judge_notice(notice: Notice) -> dict[str, Fact]:
    """Return N1 to N11 of some texts."""
    facts = {one: _stated(notice, one) for one in _SUBJECTS}
    if facts["N5"].value is Kleene.NO and notice.leaves is not Kleene.YES:
        facts["N5"] = _recipients(notice, facts["N5"])
    facts["N10"] = _language(notice)
    return {one: facts[one] for one in ELEMENTS}


def _stated(notice: Notice, element: str) -> Fact:
    subject = _SUBJECTS[element]
    found = [
        text_evidence(each.text, one.excerpt)
        for each in (*notice.screens, *notice.documents)
        for one in (each.naming if element == "N1" else each.saying(element))
        if _shows(each, notice, element)
    ]
    if found:
        words = Words(f"An examined text {subject.en}.", f"已检查的文本说明了{subject.zh}。")
        return answer(element, Kleene.YES, Confidence.CONFIRMED, words, found[:5])
    if element == "N1" and notice.is_whole and not notice.is_examined and not notice.addresses:
        words = Words(
            "No text tells the borrower of the phonebook.", "没有文字向借款人告知通讯录的使用。"
        )
        return answer(element, Kleene.NO, Confidence.CONFIRMED, words, notice.scope)
    if notice.addresses or not notice.is_examined or not notice.is_whole:
        return answer(
            element, Kleene.UNKNOWN, Confidence.POSSIBLE, _unseen(notice), notice.scope
        )
    # Where nothing leaves, N5 does not rest on what the texts tell of recipients.
    doubts = (
        ()
        if element == "N5" and notice.leaves is Kleene.NO
        else (
            *doubts_on_screen(element, notice.screens),
            *doubts_in_documents(element, notice.documents),
        )
    )
    if doubts:
        return answer(
            element,
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            _not_understood(subject, doubts),
            doubts,
        )
    words = Words(f"No examined text {subject.en}.", f"已检查的文本均未说明{subject.zh}。")
    return answer(element, Kleene.NO, Confidence.LIKELY, words, _examined(notice))


def _not_understood(subject: Words, doubts: Sequence[Evidence]) -> Words:
    quoted = shortened(doubts[0].excerpt, QUOTED)
    return Words(
        f"Whether an examined text {subject.en} could not be told: not understood was “{quoted}”.",
        f"无法确定已检查的文本是否说明{subject.zh}：未能理解“{quoted}”。",
    )


def _shows(reading: Reading, notice: Notice, element: str) -> bool:
    """Say whether a text states an element: on a screen that names contacts, by all it says."""
    if element in reading.states:
        return True
    return (
        element in reading.states_at_all
        and any(one.naming for one in notice.screens)
        and reading in notice.screens
    )


def _unseen(notice: Notice) -> Words:
    if notice.addresses:
        told = ", ".join(notice.addresses[:3])
        return Words(
            f"The policy is only linked and was not examined: {told}. Give it with --policy.",
            f"政策仅以链接提供，未经检查：{told}。可用 --policy 提供文件。",
        )
    if not notice.is_examined:
        return Words(
            "No consent text or policy was there to examine.", "没有可供检查的同意文字或政策。"
        )
    return Words("Some of the app's words could not be read.", "应用的部分文字未能读取。")


def _examined(notice: Notice) -> tuple[Evidence, ...]:
    texts = [one.text for one in (*notice.screens, *notice.documents)]
    return tuple(text_evidence(one, one.text) for one in texts[:5])


def _recipients(notice: Notice, lacking: Fact) -> Fact:
    """Answer N5 where nobody is named: a fault only if the data leaves (section 4)."""
    if notice.leaves is Kleene.NO:
        words = Words(
            "No recipient is named, and no data was seen to leave the device.",
            "未说明接收方，亦未见数据离开设备。",
        )
        return answer("N5", Kleene.YES, Confidence.LIKELY, words, lacking.evidence)
    words = Words(
        "No recipient is named; whether data leaves the device could not be told.",
        "未说明接收方；无法确定数据是否离开设备。",
    )
    return answer("N5", Kleene.UNKNOWN, Confidence.POSSIBLE, words, lacking.evidence)


def _language(notice: Notice) -> Fact:
    if not notice.is_examined:
        return answer("N10", Kleene.UNKNOWN, Confidence.POSSIBLE, _unseen(notice), notice.scope)
    if notice.missing_locales:
        told = ", ".join(notice.missing_locales)
        words = Words(
            f"The interface is offered in languages in which the text on the phonebook is missing: {told}.",
            f"界面提供以下语言，但没有相应语言的通讯录告知：{told}。",
        )
        return answer("N10", Kleene.NO, Confidence.LIKELY, words, _examined(notice))
    for locale, seen in versions(notice.screens):
        left_out = tuple(_left_out(notice, seen))
        if left_out:
            told = locale or _DEFAULT
            words = Words(
                f"The text in the language {told} is shorter than in another: none there "
                + ", none ".join(_SUBJECTS[one].en for one, _ in left_out)
                + ".",
                f"语言 {told} 的文字比其他语言短：未说明"
                + "、".join(_SUBJECTS[one].zh for one, _ in left_out)
                + "。",
            )
            short = dict.fromkeys(each for _, own in left_out for each in own)
            places = tuple(text_evidence(one.text, one.text.text) for one in short)
            return answer("N10", Kleene.NO, Confidence.LIKELY, words, places[:5])
    words = Words(
        "The text is there in the languages of the interface.", "告知文字具备界面所用语言。"
    )
    return answer("N10", Kleene.YES, Confidence.LIKELY, words, _examined(notice))


def _left_out(
    notice: Notice, seen: tuple[Reading, ...]
) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """Yield the elements that the texts tell and those which one language sees do not, with these shorter texts.

    What for must be told on the screen itself: no document makes up for that.
    """
    for element in _IN_EVERY_LANGUAGE:
        own = replace(
            notice, screens=seen, documents=() if element == "N2" else notice.documents
        )
        telling = [one for one in notice.screens if _shows(one, notice, element)]
        short = shorter_versions(telling, seen)
        if not telling or not short or _stated(own, element).value is not Kleene.NO:
            continue
        if element != "N5" or notice.leaves is Kleene.YES:
            yield element, short
