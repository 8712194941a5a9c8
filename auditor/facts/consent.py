"""Whether anything in the app could ask the borrower for consent: the surface of GEN.

This is the first, careful half of the consent analysis. It never says that there *is* a
consent; it says *no* only when nothing that was searched names contacts, binds the reader to
a policy or shows a web page, and *unknown* otherwise (decision.md, sections 2 and 3).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.code.program import Program, Use
from auditor.dex.opcodes import INVOKES
from auditor.facts.pages import SHOWN
from auditor.model.app import Limit, Member
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, Kleene, LimitKind, Sense
from auditor.model.words import Words
from auditor.screens.documents import DOCUMENT_SUFFIXES
from auditor.screens.language import unread_language, unread_sentences
from auditor.screens.mentions import Mention
from auditor.screens.texts import Inventory, Text

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d\s().-]{6,}\d")
LOGS = (
    "Landroid/util/Log;", "Ljava/io/PrintStream;", "Ljava/util/logging/", "Ltimber/log/",
    "Lorg/slf4j/", "Lkotlin/jvm/internal/Intrinsics;", "Ljava/lang/Error;", "Ljava/lang/AssertionError;",
)  # fmt: skip
"""Who takes sentences that nobody but a developer reads."""


@dataclass(frozen=True, slots=True)
class ConsentSurface:
    """What could hold a consent, and whether all of it was read."""

    value: Kleene
    """GEN as far as it can be told: *no* or *unknown*."""
    because: Words
    evidence: tuple[Evidence, ...]
    limits: tuple[Limit, ...]
    """What the search itself could not read."""


def find_consent_surface(
    program: Program,
    inventory: Inventory,
    *,
    mentions: Sequence[Mention],
    policies: Sequence[Text],
    web_pages: Sequence[Evidence],
    limits: Sequence[Limit],
) -> ConsentSurface:
    """Say whether a consent to the use of contacts can be ruled out."""
    own = (*_own_limits(program, inventory), *_page_limits(web_pages))
    mentions = [one for one in mentions if _can_be_shown(program, one.text)]
    policies = [one for one in policies if _can_be_shown(program, one)]
    blinding = [one for one in (*limits, *own) if Sense.CONSENT in one.blinds]
    if mentions:
        return ConsentSurface(
            Kleene.UNKNOWN,
            Words(
                ("One text names" if len(mentions) == 1 else f"{len(mentions)} texts name")
                + " the phonebook; whether the borrower is shown it and agrees before the read "
                "was not decided.",
                f"有{len(mentions)}处文字提及通讯录；尚未判定借款人在读取前是否看到并同意。",
            ),
            tuple(_text_evidence(one.text, one.sentence) for one in mentions[:SHOWN]),
            own,
        )
    if policies:
        return ConsentSurface(
            Kleene.UNKNOWN,
            Words(
                "A policy or agreement is named, and what it says was not examined.",
                "应用提及政策或协议，其内容未经检查。",
            ),
            tuple(_text_evidence(one, one.text) for one in policies[:SHOWN]),
            own,
        )
    if web_pages:
        return ConsentSurface(
            Kleene.UNKNOWN,
            Words(
                "A page or dialog with words from elsewhere is shown; a consent on it cannot be seen.",
                "应用会显示内容来自外部的网页或对话框；其中的同意内容不可见。",
            ),
            tuple(web_pages[:SHOWN]),
            own,
        )
    if blinding:
        return ConsentSurface(Kleene.UNKNOWN, blinding[0].because, (), own)
    return ConsentSurface(
        Kleene.NO,
        Words(
            "Nothing that was searched names contacts, binds to a policy or shows a web page.",
            "在检索范围内，没有提及通讯录的文字、没有约束性的政策或协议，也没有网页。",
        ),
        (),
        own,
    )


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
    language = unread_language(inventory.texts) or next(
        (
            found
            for found, text in unread_sentences(inventory.texts)
            if _can_be_shown(program, text)
        ),
        None,
    )
    if language is not None:
        yield Limit(
            LimitKind.LANGUAGE_NOT_READ,
            Words(
                f"The app has texts in a language that no lexicon covers ({language}).",
                f"应用含有的某种语言文字没有相应词库（{language}）。",
            ),
            "res/values",
            (Sense.CONSENT, Sense.TEXT),
        )
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


def _by_limit(unread: Sequence[Member]) -> Iterator[tuple[LimitKind, list[Member]]]:
    """Yield what was not read by the kind of limit: pictures of text, and broken or vast files."""
    pictured = [one for one in unread if one.name.lower().endswith(DOCUMENT_SUFFIXES)]
    broken = [one for one in unread if one not in pictured]
    if pictured:
        yield LimitKind.IMAGE_TEXT, pictured
    if broken:
        yield LimitKind.UNREADABLE_MEMBER, broken


def _page_limits(web_pages: Sequence[Evidence]) -> Iterator[Limit]:
    """Yield the limit that a page from elsewhere is, once."""
    if web_pages:
        yield Limit(
            LimitKind.REMOTE_PAGE,
            Words(
                "The app shows pages or dialogs whose words come from elsewhere; they were not seen.",
                "应用会显示内容来自外部的网页或对话框；其内容不可见。",
            ),
            web_pages[0].part,
            (Sense.CONSENT, Sense.TEXT),
        )


def _text_evidence(text: Text, excerpt: str) -> Evidence:
    kind = {
        "string": EvidenceKind.RESOURCE,
        "screen": EvidenceKind.RESOURCE,
        "script": EvidenceKind.SCRIPT,
        "code": EvidenceKind.CODE,
    }.get(text.where, EvidenceKind.ASSET)
    part = text.source if text.where == "code" else f"{text.part}!{text.source}"
    return Evidence(kind, part, locale=text.locale or None, excerpt=masked(excerpt)[:200])


def masked(excerpt: str) -> str:
    """Hide phone numbers and mail addresses but for two characters (contract, section 5)."""
    return _ADDRESS.sub(lambda found: found.group()[:2] + "…", " ".join(excerpt.split()))
