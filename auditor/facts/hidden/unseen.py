"""Whether a consent could stand in the app that was not seen.

Unseen consent is unknown, never absent (decision.md, section 2). *no* is said only when every
text that names the phonebook stands on a screen that was found or is used by nothing, no page or
dialog shows words from elsewhere but behind a link, and no limit blinds the search for consent.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.code.classes.program import Program, Use
from auditor.data.names import name_of
from auditor.dex.opcodes import INVOKES
from auditor.facts.ground.text_places import text_evidence
from auditor.facts.hidden.pages import SHOWN
from auditor.model.app import Limit, Member
from auditor.model.evidence import Evidence
from auditor.model.names import outer_class, short_class
from auditor.model.vocabulary import Kleene, LimitKind, Role, Sense
from auditor.model.words import Words
from auditor.screens.inventory.documents import DOCUMENT_SUFFIXES
from auditor.screens.inventory.language import (
    undecided_language,
    unread_language,
    unread_sentences,
)
from auditor.screens.inventory.mentions import Mention
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.parts.shown import Effect, Shown
from auditor.sentences.claims import Mode
from auditor.sentences.labels import revokes
from auditor.sentences.statuses import is_status

LOGS = (
    "Landroid/util/Log;", "Ljava/io/PrintStream;", "Ljava/util/logging/", "Ltimber/log/",
    "Lorg/slf4j/", "Lkotlin/jvm/internal/Intrinsics;", "Ljava/lang/Error;", "Ljava/lang/AssertionError;",
    "Lorg/apache/cordova/LOG;", "Lorg/apache/cordova/api/LOG;", "Lcom/orhanobut/logger/", "Lcom/getcapacitor/Logger;",
)  # fmt: skip
"""Who takes sentences that nobody but a developer reads."""


_PARTS_OF_A_HEAD = 3
_WORDS_OF_A_HEAD = 2
_IDENTIFIER = re.compile(r"\b[a-z]+(?:[A-Z][a-z]+|_[a-z]+)+ ?[:=]$")


@dataclass(frozen=True, slots=True)
class Unseen:
    """Whether a consent could stand where it was not seen."""

    value: Kleene
    """*no* or *unknown*."""
    because: Words
    evidence: tuple[Evidence, ...]
    limits: tuple[Limit, ...]
    """What the search itself could not read."""


def find_unseen(
    program: Program,
    inventory: Inventory,
    *,
    mentions: Sequence[Mention],
    is_loose: Callable[[Text], bool],
    web_pages: Sequence[tuple[Evidence, bool]],
    limits: Sequence[Limit],
) -> Unseen:
    """Say whether a consent to the use of contacts could stand where it was not seen.

    `web_pages`: pages and dialogs with words from elsewhere, each with whether it stands on the
    way to a read or a request; `is_loose`: whether a text stands on no screen that was found, although something in the app
    names it.
    """
    pages = [page for page, on_the_way in web_pages if on_the_way]
    aside = [page for page, on_the_way in web_pages if not on_the_way]
    own = (
        *_own_limits(program, inventory),
        *_page_limits(pages, (Sense.CONSENT, Sense.TEXT)),
        *_page_limits(() if pages else aside, (Sense.TEXT,)),
    )
    loose = [
        one
        for one in mentions
        if not (
            _is_of_code(one)
            or is_status(one.text.text)
            # "Withdraw my consent" among the settings asks for none.
            or revokes(one.text.text, one.text.locale)
        )
        and is_loose(one.text)
        and _can_be_shown(program, one.text)
    ]
    blinding = [one for one in (*limits, *own) if Sense.CONSENT in one.blinds]
    if loose:
        return Unseen(
            Kleene.UNKNOWN,
            Words(
                ("One text names" if len(loose) == 1 else f"{len(loose)} texts name")
                + " the phonebook, and on which screen, before or after the read, was not found.",
                f"有{len(loose)}处文字提及通讯录，但未能确定其所在界面及其在读取之前或之后出现。",
            ),
            tuple(text_evidence(one.text, one.sentence) for one in loose[:SHOWN]),
            own,
        )
    if pages:
        return Unseen(
            Kleene.UNKNOWN,
            Words(
                "A page or dialog with words from elsewhere is shown; a consent on it cannot be seen.",
                "应用会显示内容来自外部的网页或对话框；其中的同意内容不可见。",
            ),
            tuple(pages[:SHOWN]),
            own,
        )
    if blinding:
        return Unseen(Kleene.UNKNOWN, blinding[0].because, (), own)
    return Unseen(
        Kleene.NO,
        Words(
            "Every text that names the phonebook was found on its screen, only tells a state, or is used by nothing, "
            "and no page from elsewhere is shown.",
            "提及通讯录的文字均已确定所在界面、仅说明状态或未被使用，且未显示来自外部的网页。",
        )
        if mentions
        else Words(
            "Nothing that was searched names the phonebook or shows a web page.",
            "在检索范围内，没有提及通讯录的文字，也没有网页。",
        ),
        (),
        own,
    )


def _is_of_code(mention: Mention) -> bool:
    """Say whether a constant that merely names the phonebook is written for a program, and for nobody to read.

    The head of a table in capitals ("NAME, CONTACT, LAT"), or words beside an identifier before its value ("sync contacts startId:").
    """
    text, said = mention.text, mention.statement
    if text.where != "code" or said.mode is not Mode.STATEMENT or said.purpose:
        return False
    words = text.text.strip()
    parts = words.split(",")
    is_head = (
        words.isupper()
        and len(parts) >= _PARTS_OF_A_HEAD
        and all(len(one.split()) <= _WORDS_OF_A_HEAD for one in parts)
    )
    return is_head or _IDENTIFIER.search(words) is not None


def heeding_language(
    unseen: Unseen, inventory: Inventory, screens: Sequence[Shown], mentions: Sequence[Mention]
) -> Unseen:
    """Leave open what a table that may not decide did not find on the screens (rule R4b).

    `screens`: those that were found, on the way to a read or a request, or asking.
    """
    said = [one for one in screens if any(not text.library for text in one.texts)]
    language = undecided_language(inventory.texts) if said and not mentions else None
    if language is None:
        return unseen
    name = name_of("language", language)
    limit = Limit(
        LimitKind.LANGUAGE_NOT_READ,
        Words(
            f"The screens are in a language whose table no native speaker has reviewed ({name.en}); "
            "that it found no consent there does not prove that there is none.",
            f"界面所用语言的词库未经母语者审校（{name.zh}）；未检出同意内容不足以证明其不存在。",
        ),
        short_class(said[0].owner),
        (Sense.CONSENT, Sense.TEXT),
    )
    limits = (*unseen.limits, limit)
    if unseen.value is Kleene.UNKNOWN:
        return replace(unseen, limits=limits)
    return Unseen(Kleene.UNKNOWN, limit.because, (), limits)


def heeding_boxes(
    unseen: Unseen, screens: Sequence[Shown], mentions: Sequence[Mention]
) -> Unseen:
    """Leave open what a box tells that asks about the phonebook where the button that takes it was not found.

    A page of a wizard holds the box and the wizard its button: what is done there may rest on the box.
    """
    named = {one.text for one in mentions}
    for shown in screens:
        boxes = [one for one in shown.choices if one.role is Role.BOX]
        is_named = any(one in named for one in shown.texts)
        if not boxes or shown.accepts or not is_named or unseen.value is Kleene.UNKNOWN:
            continue
        because = Words(
            f"{short_class(shown.owner)} asks about the phonebook by a box, and which button takes its answer was not found.",
            f"{short_class(shown.owner)} 以勾选框询问通讯录，但未能确定由哪个按钮采用该选择。",
        )
        return replace(unseen, value=Kleene.UNKNOWN, because=because, evidence=shown.evidence)
    return unseen


_PARTS = ("fragment", "page")
_TAKES = frozenset({Effect.REQUESTS, Effect.READS})


def heeding_parts(
    unseen: Unseen, screens: Sequence[Shown], mentions: Sequence[Mention], program: Program
) -> Unseen:
    """Leave open what a part of a screen tells of the phonebook where the buttons stand on the screen around it.

    The page of a wizard has the words, and "I agree", or "Next" beside "Skip", below it asks the system: what is agreed
    to there may be what the page says. "Apply now" alone applies.
    """
    if unseen.value is Kleene.UNKNOWN:
        return unseen
    named = {one.text for one in mentions}
    asking = {
        outer_class(one.owner)
        for one in screens
        if one.screen.kind == "activity" and _may_be_answered(one)
    }
    activities = {one.name for one in program.manifest.components}
    for shown in screens:
        is_part = shown.screen.kind in _PARTS and not shown.accepts
        if not is_part or not any(one in named for one in shown.texts):
            continue
        around = {outer_class(program.owner(method)) for method, _ in shown.shown_at}
        known = (
            around & activities
        )  # Else an adapter or the like makes it, for whichever screen.
        if asking & known or (asking and not known):
            because = Words(
                f"{short_class(shown.owner)} speaks of the phonebook, and the screen around it asks the system; what is agreed to there could not be told.",
                f"{short_class(shown.owner)} 提及通讯录，而其所在界面向系统申请权限；无法确定用户在该处同意的内容。",
            )
            return replace(
                unseen, value=Kleene.UNKNOWN, because=because, evidence=shown.evidence
            )
    return unseen


def _may_be_answered(shown: Shown) -> bool:
    """Say whether a screen asks the system by a control that agrees, or that stands beside one that refuses."""
    asks = [
        one for one in shown.choices if one.effects & _TAKES and one.role is not Role.REFUSE
    ]
    return any(one.role is Role.ACCEPT for one in asks) or bool(asks and shown.refuses)


def _can_be_shown(program: Program, text: Text) -> bool:
    """Say whether a text can reach a person; a constant that is only logged or thrown cannot."""
    if text.where != "code":
        return True
    uses = program.string_uses(text.text)
    return not uses or any(not _is_only_logged(program, one) for one in uses)


def _is_only_logged(program: Program, use: Use) -> bool:
    """Say whether the next call that takes a constant's register writes a log or an exception."""
    body = program.body(use.method)
    image, _ = program.place(use.method)
    register: int | None = None
    for one in body.instructions:
        if one.pc < use.pc:
            continue
        if one.pc == use.pc:
            register = one.registers[0] if one.registers else None
            continue
        if one.opcode in INVOKES and register in one.registers and one.ref is not None:
            return image.method_text(one.ref).startswith(LOGS) or "Exception;-><init>" in (
                image.method_text(one.ref)
            )
        if one.registers and one.registers[0] == register and one.opcode not in INVOKES:
            return False
    return False


def _own_limits(program: Program, inventory: Inventory) -> Iterator[Limit]:
    """Yield the limits of the text search itself."""
    yield from _unread_texts(program, inventory)
    if inventory.lacks_table:
        yield Limit(
            LimitKind.UNREADABLE_MEMBER,
            Words(
                "The package has layouts and no resource table: the words of its screens were not read.",
                "安装包有布局文件而无资源表：界面文字未能读取。",
            ),
            "resources.arsc",
            (Sense.CONSENT, Sense.TEXT),
        )
    for kind, members in _by_limit(inventory.unread):
        names = ", ".join(one.path for one in members[:SHOWN])
        yield Limit(
            kind,
            Words(
                f"Documents or screens that were not read: {names}.",
                f"未读取的文档或界面：{names}。",
            ),
            members[0].path,
            (Sense.CONSENT, Sense.TEXT),
        )


def _unread_texts(program: Program, inventory: Inventory) -> Iterator[Limit]:
    """Yield the limit that a language without a lexicon is, with where its text stands."""
    spoken = unread_language(inventory.texts)
    found = (
        (spoken, "res/values")
        if spoken is not None
        else next(
            (
                (language, text.source)
                for language, text in unread_sentences(inventory.texts)
                if _can_be_shown(program, text)
            ),
            None,
        )
    )
    if found is not None:
        language, scope = found
        name = name_of("language", language)
        yield Limit(
            LimitKind.LANGUAGE_NOT_READ,
            Words(
                f"The app has texts in a language that no lexicon covers ({name.en}).",
                f"应用含有的某种语言文字没有相应词库（{name.zh}）。",
            ),
            scope,
            (Sense.CONSENT, Sense.TEXT),
        )


def _by_limit(unread: Sequence[Member]) -> Iterator[tuple[LimitKind, list[Member]]]:
    """Yield what was not read by the kind of limit: pictures of text, and broken or vast files."""
    pictured = [one for one in unread if one.name.lower().endswith(DOCUMENT_SUFFIXES)]
    broken = [one for one in unread if one not in pictured]
    if pictured:
        yield LimitKind.IMAGE_TEXT, pictured
    if broken:
        yield LimitKind.UNREADABLE_MEMBER, broken


def picture_limits(screens: Sequence[Shown]) -> Iterator[Limit]:
    """Yield the limit that consents in pictures are, once."""
    pictured = [one for one in screens if one.is_picture]
    if pictured:
        names = ", ".join(dict.fromkeys(short_class(one.owner) for one in pictured))
        yield Limit(
            LimitKind.IMAGE_TEXT,
            Words(
                f"What the borrower is asked to agree to stands in a picture that was not read: {names}.",
                f"请求借款人同意的内容位于未读取的图片中：{names}。",
            ),
            short_class(pictured[0].owner),
            (Sense.CONSENT, Sense.TEXT),
        )


def heeding_pictures(unseen: Unseen, screens: Sequence[Shown]) -> Unseen:
    """Leave open what a picture asks above buttons of which no word agrees ("OK"), and one of which has the system asked."""
    limit = next(picture_limits([one for one in screens if not one.accepts]), None)
    if limit is None or unseen.value is Kleene.UNKNOWN:
        return unseen
    return replace(unseen, value=Kleene.UNKNOWN, because=limit.because)


def _page_limits(web_pages: Sequence[Evidence], blinds: tuple[Sense, ...]) -> Iterator[Limit]:
    """Yield the limit that a page from elsewhere is, once."""
    if web_pages:
        yield Limit(
            LimitKind.REMOTE_PAGE,
            Words(
                "The app shows pages or dialogs whose words come from elsewhere; they were not seen.",
                "应用会显示内容来自外部的网页或对话框；其内容不可见。",
            ),
            web_pages[0].part,
            blinds,
        )
