"""Whether "given to nobody" tells who gets the phonebook: only if no flow contradicts it (decision.md, section 4, row N5)."""

from collections.abc import Iterable, Sequence

from auditor.facts.ground.answers import answer
from auditor.facts.notice.said import Saying
from auditor.facts.notice.sayings import best, quoted
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.own_house import names_somebody_else
from auditor.sentences.statements import LONGEST_EXCERPT


def belies_nobody(told: Fact, texts: Iterable[Saying], sent: Fact) -> Fact:
    """Answer N5 of one access again, whose data is sent: "it leaves your phone never, and is given to nobody" names no recipient.

    `texts`: what its notice says; `sent`: X1. "Given to nobody" beside a sending that is told names the lender alone.
    """
    if (
        told.value is not Kleene.YES
        or sent.value is not Kleene.YES
        or sent.confidence is Confidence.POSSIBLE
    ):
        return told
    said = list(texts)
    telling = [one for one in said if "N5" in one.statement.states]
    kept = {(one.text, one.statement.start) for one in said if _keeps_it_at_home(one)}
    if not telling or any((one.text, one.statement.start) not in kept for one in telling):
        return told
    words = Words(
        f"A text says that it is sent to nobody at all (“{quoted(telling[0])}”), and it is sent: {sent.because.en}",
        f"文本称不发送给任何人（“{quoted(telling[0])}”），而数据会被发送：{sent.because.zh}",
    )
    return answer("N5", Kleene.NO, best(telling), words, (telling[0].evidence, *sent.evidence))


def _keeps_it_at_home(one: Saying) -> bool:
    """Say whether a sentence is proved to deny that anything is sent."""
    said = one.statement
    return said.is_local or (
        said.mode is Mode.DENIAL and said.is_plain and Topic.UPLOAD in said.proves
    )


def belies_recipients(
    told: Fact,
    denials: Sequence[Saying],
    others: Sequence[str],
    places: Sequence[Evidence],
    *,
    texts: Sequence[Saying],
    is_sure: bool,
) -> Fact:
    """Answer N5 of one access again, whose data goes to somebody else.

    `told`: what its texts tell; `denials`: sentences of its screen; `others`: whom it goes to, none of
    whom the texts name; `texts`: all that is said. "Given to nobody" tells the recipients only if no flow
    contradicts it (section 4), and "sent to our servers" names none of somebody else's. Unless it
    `is_sure` that they are somebody else, no such text tells anything.
    """
    if told.value is not Kleene.YES or not others:
        return told
    nobody = [one for one in denials if _excludes(one)]
    if nobody:
        words = Words(
            f"A text says that nobody else receives it (“{quoted(nobody[0])}”), and it can go to {others[0]}.",
            f"文本称不提供给他人（“{quoted(nobody[0])}”），而数据可到达 {others[0]}。",
        )
        return _belied(words, best(nobody), (nobody[0].evidence, *places), is_sure=is_sure)
    telling = [one for one in texts if "N5" in one.statement.states]
    if not telling or any(_may_name_others(one) for one in telling):
        return told
    words = Words(
        f"A text names only the lender's own servers or people (“{quoted(telling[0])}”), and it can go to {others[0]}.",
        f"文本仅说明提供给自身的服务器或人员（“{quoted(telling[0])}”），而数据可到达 {others[0]}。",
    )
    return _belied(words, best(telling), (telling[0].evidence, *places), is_sure=is_sure)


def _belied(
    words: Words, confidence: Confidence, evidence: Sequence[Evidence], *, is_sure: bool
) -> Fact:
    if is_sure:
        return answer("N5", Kleene.NO, confidence, words, evidence)
    return answer("N5", Kleene.UNKNOWN, Confidence.POSSIBLE, words, evidence)


def _excludes(one: Saying) -> bool:
    said = one.statement
    return said.mode is Mode.DENIAL and Topic.SHARE in said.topics and "N5" in said.states


def _may_name_others(one: Saying) -> bool:
    """Say whether a sentence may name a recipient beside the lender; one cut short in its quotation may."""
    written = one.statement.excerpt
    return not _excludes(one) and (
        len(written) >= LONGEST_EXCERPT or names_somebody_else(written, one.text.locale)
    )
