"""What the texts say against the code, and against the people in the phonebook: K1 to K3, X7.

A denial contradicts only the act that it denies: of collecting a read, of uploading a flow to a
server, of sharing a flow to a third party (lexicon rules R3 and R4b). And only one that is proved to deny it
(`auditor/sentences/proving.py`), where nothing that is shown beside it tells of it: a condition, an exception, a part of the
phonebook, somebody else or words that were not understood leave it open.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from auditor.facts.ground.answers import answer
from auditor.facts.ground.text_places import shortened
from auditor.facts.notice.said import Saying
from auditor.facts.notice.unnamed import denies_unnamed
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words
from auditor.screens.inventory.policy_texts import is_document
from auditor.screens.inventory.texts import Text
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import Statement

CONTRADICTED_BY = ((Topic.COLLECT, "P2"), (Topic.UPLOAD, "X1"), (Topic.SHARE, "X6"))
"""What a denial denies, and the fact that contradicts it."""
SENT = "X1"
"""What contradicts that it stays on the device."""
METHOD = "N3"
"""What a sentence that tells of the reading itself states."""
_TELLING = frozenset({Mode.STATEMENT, Mode.CONDITIONAL})
_BULK = "P4"
"""What contradicts that nothing else is read."""
QUOTED = 80
"""Characters of a sentence in the words of a fact."""
_WORSE = (Kleene.NO, Kleene.UNKNOWN, Kleene.YES)
HARMLESS_PURPOSES = frozenset({"identity", "fraud"})
STRANGE = "strange"
AGAINST_PURPOSE = ("X3", "X7")


def saying(sayings: Iterable[Saying], mode: Mode) -> tuple[Saying, ...]:
    """Return the sentences that speak in a mode."""
    return tuple(one for one in sayings if one.statement.mode is mode)


def pressure_texts(
    sayings: Sequence[Saying], *, lends: Kleene, messaged: Fact, blinded: bool
) -> Fact:
    """Answer X7: a text says that the people in the phonebook will be reached over a debt.

    One that speaks of family or friends without the phonebook is only *possible*, unless those in the
    phonebook are seen to be sent messages (`messaged`: X3). "We will tell your
    contacts" without a word of the debt threatens nobody in an app that lends nothing.
    """
    pressing = [
        one
        for one in saying(sayings, Mode.PRESSURE)
        if one.statement.is_of_debt or lends is not Kleene.NO
    ]
    named = [one for one in pressing if one.statement.names_contacts]
    if pressing:
        is_sent = (
            messaged.value is Kleene.YES and messaged.confidence is not Confidence.POSSIBLE
        )
        confidence = best(named or pressing) if named or is_sent else Confidence.POSSIBLE
        return answer(
            "X7",
            Kleene.YES,
            confidence,
            Words(
                "A text says that the people in the phonebook will be told or pressed over a debt."
                if named
                else "A text says that family, friends or colleagues will be told of a debt.",
                "有文字称将因欠款联系或告知通讯录中的人。"
                if named
                else "有文字称将因欠款联系亲友或同事。",
            ),
            [one.evidence for one in named or pressing],
        )
    if blinded:
        return answer(
            "X7",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words("Some of the app's words could not be read.", "应用的部分文字未能读取。"),
        )
    return answer(
        "X7",
        Kleene.NO,
        Confidence.LIKELY,
        Words(
            "No text threatens to reach the people in the phonebook.",
            "未见以联系通讯录好友相威胁的文字。",
        ),
    )


def denies_what_it_does(
    sayings: Sequence[Saying],
    known: Mapping[str, Fact],
    beside: Mapping[Text, Collection[Text]] | None = None,
    passing: Sequence[Saying] = (),
) -> Fact:
    """Answer K1: only what a text is proved to deny, and tells nowhere beside it, is a lie.

    `beside`: the texts that a borrower is shown together with one; by itself a text stands alone. `passing`: what is
    said in passing, and to whom is not told: who refused may be promised that his phonebook is never read.
    """
    open_ends = [one.evidence for one in _kept_by_nobody_seen(sayings, known)]
    open_ends += [one.evidence for one in passing if _is_belied(one.statement, known)]
    said = [*saying(sayings, Mode.DENIAL), *_local_alone(sayings)]
    for one in said:
        shown = (beside or {}).get(one.text, (one.text,))
        alone = [
            (topic, fact)
            for topic, fact in CONTRADICTED_BY
            if beside and denies_unnamed(one, topic, beside, sayings)
        ]
        for topic, fact in (*_denied_facts(one.statement), *alone):
            value = known[fact].value
            is_done = known[fact].confidence is not Confidence.POSSIBLE
            is_told = any(_admits(each, topic) for each in sayings if each.text in shown)
            is_proved = _is_proved(one.statement, topic)
            is_lie = is_proved and (one.statement.is_categorical or not is_told)
            if value is Kleene.YES and is_done and is_lie:
                return answer(
                    "K1",
                    Kleene.YES,
                    one.confidence,
                    Words(
                        f"A text denies it (“{quoted(one)}”), and the code can do it: {known[fact].because.en}",
                        f"文本予以否认（“{quoted(one)}”），而代码具备该能力：{known[fact].because.zh}",
                    ),
                    (one.evidence, *known[fact].evidence),
                )
            # Whoever else gets it than the one that is told may be denied all the same.
            if value is not Kleene.NO and (is_proved or topic is Topic.SHARE or not is_told):
                open_ends.append(one.evidence)
    if open_ends:
        return answer(
            "K1",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            Words(
                "A text denies what the code may or may not do.",
                "文本予以否认的行为，代码是否存在未能确定。",
            ),
            open_ends,
        )
    return answer(
        "K1",
        Kleene.NO,
        Confidence.LIKELY,
        Words("No text denies what the code can do.", "未见文本否认代码所具备的行为。"),
    )


def _is_belied(said: Statement, known: Mapping[str, Fact]) -> bool:
    """Say whether a sentence denies something once and for all that the code may do."""
    return (
        said.mode is Mode.DENIAL
        and said.is_categorical
        and any(
            _is_proved(said, topic) and known[fact].value is not Kleene.NO
            for topic, fact in _denied_facts(said)
        )
    )


def _is_proved(denial: Statement, topic: Topic) -> bool:
    """Say whether nothing in a denial leaves open that the phonebook itself is denied to be read, sent or given."""
    return denial.is_local or (denial.is_plain and topic in denial.proves)


def _admits(one: Saying, topic: Topic) -> bool:
    """Say whether a sentence tells that the very thing is done; of the reading it must tell how.

    Who asks for the permission may deny the reading all the same: "we only need it to show their names".
    """
    said = one.statement
    return (
        said.mode in _TELLING
        and said.is_of_phonebook
        and (
            topic in said.topics
            if topic is not Topic.COLLECT
            else Topic.UPLOAD in said.topics or (topic in said.topics and METHOD in said.states)
        )
    )


def _local_alone(sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield "your contacts stay on your phone" of an app whose texts nowhere tell of the sending."""
    if not _tells_of_sending(sayings):
        yield from (one for one in sayings if one.statement.is_local)


def _tells_of_sending(sayings: Sequence[Saying]) -> bool:
    return any(
        not {Topic.UPLOAD, Topic.SHARE}.isdisjoint(one.statement.topics)
        and one.statement.is_of_phonebook
        and one.statement.mode is not Mode.DENIAL
        for one in sayings
    )


def _kept_by_nobody_seen(
    sayings: Sequence[Saying], known: Mapping[str, Fact]
) -> Iterator[Saying]:
    """Yield "We do not store your contacts" of an app that sends them and says so nowhere.

    What its server keeps no package shows; where the text tells of the sending, nothing speaks
    against it.
    """
    if known["X1"].value is Kleene.YES and not any(
        Topic.UPLOAD in one.statement.topics
        and one.statement.is_of_phonebook
        and one.statement.mode is not Mode.DENIAL
        for one in sayings
    ):
        yield from (
            one
            for one in saying(sayings, Mode.DENIAL)
            if one.statement.is_of_keeping and one.statement.is_of_phonebook
        )


def _denied_facts(denial: Statement) -> Iterator[tuple[Topic, str]]:
    """Yield what a denial about the phonebook denies, with the fact that contradicts it.

    "They are not stored" behind "We read your contacts" denies no reading: that is told.
    """
    if denial.is_local:
        yield Topic.UPLOAD, SENT
        return
    for topic, fact in CONTRADICTED_BY:
        is_meant = topic is not Topic.COLLECT or (
            denial.names_contacts and not denial.is_of_keeping
        )
        if topic in denial.topics and is_meant and denial.is_of_phonebook:
            yield topic, _BULK if topic is Topic.COLLECT and denial.is_of_rest else fact


def says_chosen_only(
    sayings: Sequence[Saying], bulk: Kleene, places: Sequence[Evidence], *, sent: Kleene
) -> Fact:
    """Answer K2 for one access: a text speaks of chosen contacts alone, the code reads all.

    "Used only to help you choose one" says what for: a list of the app's own to choose from keeps that
    promise, and a phonebook that is `sent` does not.
    """
    # "Only on your device" says where the contacts are read, not which.
    scoped = [
        one
        for mode in (Mode.SCOPED, Mode.CONDITIONAL)
        for one in saying(sayings, mode)
        if one.statement.names_contacts and one.statement.is_of_chosen
    ]
    if not scoped:
        scoped = [
            one
            for one in saying(sayings, Mode.SCOPED)
            if one.statement.is_of_phonebook and one.statement.is_for_choosing
        ]
        bulk = min(bulk, sent, key=_WORSE.index)
    if not scoped or bulk is Kleene.NO:
        words = Words(
            "No text limits the reading to chosen contacts."
            if not scoped
            else "The text limits the reading to chosen contacts, and no bulk read was seen.",
            "文本未声称仅读取所选联系人。"
            if not scoped
            else "文本声称仅读取所选联系人，且未见批量读取。",
        )
        return answer(
            "K2", Kleene.NO, Confidence.LIKELY, words, [one.evidence for one in scoped]
        )
    words = Words(
        f"A text says that only chosen contacts are read (“{quoted(scoped[0])}”), and the code can read all.",
        f"文本称仅读取所选联系人（“{quoted(scoped[0])}”），而代码可读取全部。",
    )
    confidence = best(scoped) if bulk is Kleene.YES else Confidence.POSSIBLE
    return answer("K2", bulk, confidence, words, (scoped[0].evidence, *places))


def contradicts_purpose(sayings: Sequence[Saying], known: Mapping[str, Fact]) -> Fact:
    """Answer K3: the purpose told is identity or fraud only, and the people are pressed.

    Words of no table behind a *to* beside these ("to serve you") may tell another purpose, or nothing at all.
    A threat elsewhere ("pay today, or we tell your contacts") is no purpose that was told to who was asked.
    """
    asking = {
        one.text for one in sayings if HARMLESS_PURPOSES.intersection(one.statement.purpose)
    }
    threats = {
        one.statement.excerpt
        for one in sayings
        if one.statement.mode is Mode.PRESSURE and one.text not in asking
    }
    told = {
        STRANGE if one.statement.is_aim_strange else purpose: one
        for one in sayings
        if one.statement.is_of_phonebook
        and one.statement.mode is not Mode.PRESSURE
        and one.statement.excerpt not in threats
        for purpose in one.statement.purpose
    }
    harmless = [one for purpose, one in told.items() if purpose in HARMLESS_PURPOSES]
    if harmless and {*HARMLESS_PURPOSES, STRANGE}.issuperset(told):
        one = harmless[0]
        against = [known[fact] for fact in AGAINST_PURPOSE]
        shown = [each for each in against if each.value is Kleene.YES]
        open_talk = [
            one
            for one in sayings
            if one.statement.mode is Mode.PRESSURE
            and one.text in asking
            and is_document(one.text)
            and one.statement.names_contacts
        ]
        if shown and open_talk:
            # A policy that says so itself tells another end beside the harmless one.
            words = Words(
                f"The text tells “{quoted(one)}”, and itself that people may be told (“{quoted(open_talk[0])}”).",
                f"文本称“{quoted(one)}”，又自称可能联系他人（“{quoted(open_talk[0])}”）。",
            )
            return answer(
                "K3",
                Kleene.UNKNOWN,
                Confidence.POSSIBLE,
                words,
                (one.evidence, open_talk[0].evidence),
            )
        if shown and STRANGE in told:
            words = Words(
                f"The text tells “{quoted(one)}”, and of a purpose that was not told apart; against it: {shown[0].because.en}",
                f"文本称“{quoted(one)}”，另有未能归类的目的；与之相反：{shown[0].because.zh}",
            )
            return answer(
                "K3",
                Kleene.UNKNOWN,
                Confidence.POSSIBLE,
                words,
                (one.evidence, told[STRANGE].evidence, *shown[0].evidence),
            )
        if shown:
            words = Words(
                f"The text tells “{quoted(one)}”; against it: {shown[0].because.en}",
                f"文本称“{quoted(one)}”；与之相反：{shown[0].because.zh}",
            )
            confidence = max((one.confidence, shown[0].confidence), key=list(Confidence).index)
            return answer(
                "K3", Kleene.YES, confidence, words, (one.evidence, *shown[0].evidence)
            )
        if any(each.value is Kleene.UNKNOWN for each in against):
            words = Words(
                "The text tells of identity or fraud only; whether contacts are pressed could not be told.",
                "文本仅称用于身份核验或反欺诈；是否用于施压未能确定。",
            )
            return answer("K3", Kleene.UNKNOWN, Confidence.POSSIBLE, words, (one.evidence,))
    return answer(
        "K3",
        Kleene.NO,
        Confidence.LIKELY,
        Words(
            "No stated purpose is contradicted by what was seen.",
            "未见与声称目的相矛盾的情形。",
        ),
    )


def quoted(one: Saying) -> str:
    """Return the beginning of a sentence."""
    return shortened(one.evidence.excerpt, QUOTED)


def best(sayings: Sequence[Saying]) -> Confidence:
    """Say how well the best understood of some sentences is understood."""
    return min((one.confidence for one in sayings), key=list(Confidence).index)
