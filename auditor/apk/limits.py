"""Names what of a package could not be read, and what that blinds."""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.apk.archive import MANIFEST
from auditor.apk.parts import Piece
from auditor.model.app import Limit, Manifest
from auditor.model.vocabulary import LimitKind, Sense
from auditor.model.words import Words

_CODE: Final = (Sense.READ, Sense.CONSENT, Sense.FLOW)
_TEXTS: Final = (Sense.CONSENT, Sense.TEXT)
_EVERYTHING: Final = (Sense.READ, Sense.CONSENT, Sense.FLOW, Sense.TEXT, Sense.MANIFEST)
_ENCRYPTED: Final = 1


def limits_of_splits(
    pieces: Sequence[Piece], unread: Sequence[Piece], manifest: Manifest
) -> Iterator[Limit]:
    """Yield the limits that missing splits and unread variants of splits make."""
    if manifest.required_split_missing:
        yield Limit(
            LimitKind.MISSING_SPLIT,
            Words(
                "The base says that it needs split packages which are not here; code, texts and permissions may be in them.",
                "基础包声明需要拆分包，但这里没有；其中可能含有代码、文本和权限。",
            ),
            pieces[0].archive.name,
            (Sense.READ, Sense.CONSENT, Sense.FLOW, Sense.TEXT, Sense.MANIFEST),
        )
    for piece in unread:
        yield Limit(
            LimitKind.UNREADABLE_MEMBER,
            Words(
                "This is a second variant of a part that was read, with other code; audit it by itself.",
                "这是已读取部分的另一变体，代码不同；请单独审计。",
            ),
            piece.archive.name,
            _CODE,
        )


def limits_of_archives(pieces: Sequence[Piece]) -> Iterator[Limit]:
    """Yield the limits of archives that hold two things under one name, or two archives."""
    for piece in pieces:
        if piece.archive.has_archive_before:
            yield Limit(
                LimitKind.UNREADABLE_MEMBER,
                Words(
                    "Another archive stands in the same file before the one that was read; what is in it was not seen.",
                    "同一文件中，在已读取的归档之前还有另一归档；未能查看其内容。",
                ),
                piece.archive.name,
                _EVERYTHING,
            )
        if piece.archive.has_code_before:
            yield Limit(
                LimitKind.UNREADABLE_MEMBER,
                Words(
                    "A dex image stands in the same file before the archive; Android up to 8.0 runs it in place of the "
                    "app's code, and it was not examined.",
                    "同一文件中，归档之前有一个dex映像；安卓8.0及更早版本会运行它而非应用代码；未检查该映像。",
                ),
                piece.archive.name,
                _CODE,
            )
        for name in sorted(
            {one.name for one in piece.archive.shadowed if _is_essential(one.name)}
        ):
            yield Limit(
                LimitKind.UNREADABLE_MEMBER,
                Words(
                    "Two different files have this name; the first was read, as old Android versions do, and newer ones refuse the package.",
                    "有两个内容不同的文件同名；已读取第一个（旧版安卓如此），新版安卓拒绝安装此包。",
                ),
                f"{piece.archive.name}!{name}",
                _CODE if name.endswith(".dex") else _EVERYTHING,
            )


def _is_essential(name: str) -> bool:
    return name in (MANIFEST, "resources.arsc") or name.endswith(".dex")


def limits_of_manifests(pieces: Sequence[Piece]) -> Iterator[Limit]:
    """Yield a limit for each manifest that could not be decoded to its end."""
    for piece in pieces:
        if not piece.document.whole:
            yield Limit(
                LimitKind.UNREADABLE_MEMBER,
                Words(
                    "The manifest could not be decoded to its end; permissions and components may be missing.",
                    "清单文件无法完整解码；权限和组件可能有遗漏。",
                ),
                f"{piece.archive.name}!{MANIFEST}",
                (Sense.MANIFEST, Sense.READ, Sense.CONSENT),
            )


def limits_of_members(
    pieces: Sequence[Piece], unreadable: Sequence[tuple[str, str]]
) -> Iterator[Limit]:
    """Yield a limit for each essential member, given with what is wrong with it."""
    by_name = {piece.archive.name: piece for piece in pieces}
    for scope, fault in unreadable:
        part, _, member = scope.rpartition("!")
        entry = by_name[part].archive.entries.get(member)
        locked = entry is not None and bool(entry.flags & _ENCRYPTED)
        yield _unreadable(scope, fault, locked=locked)


def _unreadable(scope: str, fault: str, *, locked: bool) -> Limit:
    kind = LimitKind.ENCRYPTED_MEMBER if locked else LimitKind.UNREADABLE_MEMBER
    code = scope.endswith(".dex")
    holds = Words("code", "代码") if code else Words("texts and layouts", "文本和布局")
    words = Words(
        "This file could not be read, and its {what} was not seen ({fault}).",
        "无法读取此文件，未能查看其中的{what}（{fault}）。",
    )
    filled = Words(
        words.en.format(what=holds.en, fault=fault), words.zh.format(what=holds.zh, fault=fault)
    )
    return Limit(kind, filled, scope, _CODE if code else _TEXTS)
