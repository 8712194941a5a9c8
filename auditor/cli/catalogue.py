"""What can be looked up by an id: rules, clauses, facts, verdicts, reasons and others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from auditor.data.shelf import read_table
from auditor.law.elements import element_cards
from auditor.law.pack import Clause, Pack
from auditor.law.pack import packs as law_packs
from auditor.law.principles import principles as law_principles
from auditor.law.reasons import DEFICIENCIES, MISUSES, UNSEEN
from auditor.law.wording import verdict_title, wording
from auditor.model.vocabulary import VERDICT_NAMES, Kleene, VerdictCode
from auditor.model.words import Words, same
from auditor.rules import ALL_RULES
from auditor.rules.registry import rests_on, rule_cards
from reports.glossary import label

UNSAID = "…"
"""Stands where a verdict's sentence names what an audit found."""

UNKNOWN = Words("unknown", "未知时")
UNKNOWN_SAYS = Words(
    "what could tell it was not seen: the limits say why, and nothing is taken for granted",
    "能够说明该事实的内容未能看到：原因见局限，不作任何推定",
)
NOTE = Words("note", "说明")
CONFIRMED = Words(
    "text confirmed (C read, C2 second-hand, K known)", "原文核实程度（C原文、C2转引、K常识）"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that has an id."""

    id: str
    aliases: tuple[str, ...]
    """Other names under which it is found."""
    kind: Words
    title: Words
    details: tuple[tuple[Words, Words], ...] = ()
    """Label and text of what else there is to say."""


def _layers(layers: Sequence[str]) -> Words:
    """Name the layers that a rule counts for: the article, and the law by its packs."""
    laws = [one.partition(":")[2] for one in layers if one != "article"]
    en = ["the article"] * ("article" in layers) + [f"law {one}" for one in laws]
    zh = ["文章"] * ("article" in layers) + [f"法律 {one}" for one in laws]
    return Words(", ".join(en), "、".join(zh))


def rules() -> Iterator[Entry]:
    """Yield every rule that fires."""
    cards = rule_cards()
    for rule in ALL_RULES:
        card = cards[rule.id]
        yield Entry(
            id=card.id,
            aliases=(),
            kind=Words("rule", "规则"),
            title=card.title,
            details=(
                (Words("severity", "严重程度"), label("severity", card.severity.value)),
                (Words("counts for", "适用层面"), _layers(card.layer)),
                (Words("also known as", "对应编号"), same(", ".join(card.external))),
                (NOTE, card.help),
            ),
        )


def facts() -> Iterator[Entry]:
    """Yield every fact of the vocabulary."""
    resting = rests_on()
    asking = element_cards()
    for fact, row in read_table("facts").items():
        says = Words(**row["says"])
        elements = [card.id for card in asking if fact in card.facts]
        judged = [rule for rule, rows in resting.items() if fact in {one for one, _ in rows}]
        yield Entry(
            id=fact,
            aliases=(row["name"],),
            kind=Words("fact", "事实"),
            title=Words(f"{row['name']}: {says.en}", f"{row['name']}：{says.zh}"),
            details=(
                (Words("decides elements", "相关要素"), same(", ".join(elements) or "-")),
                (
                    Words("rules that rest on it", "依据该事实的规则"),
                    same(", ".join(judged) or "-"),
                ),
                (UNKNOWN, UNKNOWN_SAYS),
            ),
        )


def elements() -> Iterator[Entry]:
    """Yield every element of the article's legality test."""
    for card in element_cards():
        yield Entry(
            id=card.id,
            aliases=(),
            kind=Words("element of the article's test", "文章检测要素"),
            title=card.asks,
            details=(
                (Words("section", "章节"), same(card.section)),
                (Words("quote", "原文"), same(card.quote)),
                (Words("translation", "译文"), same(card.translation)),
                (Words("facts", "相关事实"), same(", ".join(card.facts) or "-")),
                (Words("rules", "相关规则"), same(", ".join(card.rules) or "-")),
            ),
        )


def verdicts() -> Iterator[Entry]:
    """Yield every verdict of the article's test."""
    sentences = wording()["verdict"]
    for code in VerdictCode:
        says = sentences[code].filled(reasons=UNSAID, code=UNSAID, title=UNSAID)
        yield Entry(
            id=code.value,
            aliases=(VERDICT_NAMES[code],),
            kind=Words("verdict", "结论"),
            title=verdict_title(code),
            details=((NOTE, says), (Words("next step", "下一步"), label("next", code.value))),
        )


def reasons() -> Iterator[Entry]:
    """Yield every reason that may stand below a verdict."""
    deciding = {code: (names, value) for code, names, value in DEFICIENCIES}
    deciding |= {code: ((fact,), Kleene.YES) for code, fact in MISUSES}
    deciding["M1"] = (("P4", "X1"), Kleene.YES)
    for code, says in wording()["reason"].items():
        verdict = next((one for one in VerdictCode if code.startswith(one.value)), None)
        told: list[tuple[Words, Words]] = []
        if verdict is not None:
            told.append((Words("stands with verdict", "所属结论"), _verdict_of(verdict)))
        if code in deciding:
            names, value = deciding[code]
            joined = (" and " if code == "M1" else " or ").join(
                f"{one}={value.value}" for one in names
            )
            told.append((Words("given by facts", "依据的事实"), same(joined)))
        if kinds := [label("limit", one.value) for one in dict(UNSEEN).get(code, ())]:
            told.append((Words("given by limits", "依据的局限"), _listed(kinds)))
        if shown := [one.id for one in rule_cards().values() if code in one.shows]:
            told.append((Words("shown by rules", "相关规则"), same(", ".join(shown))))
        if verdict is VerdictCode.U:
            told.append((Words("next step", "下一步"), label("next", code)))
        yield Entry(
            id=code,
            aliases=(),
            kind=Words("reason of a verdict", "判定理由"),
            title=says,
            details=tuple(told),
        )


def _verdict_of(code: VerdictCode) -> Words:
    title = verdict_title(code)
    return Words(f"{code.value} {title.en}", f"{code.value} {title.zh}")


def _listed(words: Sequence[Words]) -> Words:
    """Join words in the order of the letters, as sets have none."""
    ordered = sorted(words, key=lambda one: one.en)
    return Words("; ".join(one.en for one in ordered), "；".join(one.zh for one in ordered))


def _pack_title(pack: Pack) -> Words:
    """Return a pack's name with the one in its own language, where that is another."""
    en, zh, own = pack.name_en, pack.name_zh, pack.name_native
    return Words(f"{en} ({own})", zh if zh == own else f"{zh}（{own}）")


def packs() -> Iterator[Entry]:
    """Yield every law pack."""
    for pack in law_packs().values():
        end = pack.effective_to or UNSAID
        yield Entry(
            id=pack.id,
            aliases=(),
            kind=Words("law pack", "法律依据包"),
            title=_pack_title(pack),
            details=(
                (Words("number", "文号"), same(pack.number)),
                (Words("issuer", "发布机关"), same(pack.issuer)),
                (Words("status", "状态"), same(pack.status)),
                (Words("in effect", "施行"), same(f"{pack.effective_from or UNSAID} – {end}")),
                (Words("markets", "市场"), same(", ".join(pack.markets) or "-")),
                (Words("clauses", "条款数"), same(str(len(pack.clauses)))),
                (Words("source", "来源"), same(pack.source)),
                (CONFIRMED, same(f"{pack.mark}, {pack.last_checked}")),
            ),
        )


def clauses() -> Iterator[Entry]:
    """Yield every clause of every law pack."""
    for pack in law_packs().values():
        for clause in pack.clauses:
            quote = ((Words("quote", "原文"), same(clause.quote)),) if clause.quote else ()
            yield Entry(
                id=clause.id,
                aliases=(),
                kind=Words(f"clause of {pack.name_en}", f"{pack.name_zh}的条款"),
                title=clause.asks,
                details=(
                    (Words("citation", "出处"), same(clause.citation)),
                    *quote,
                    *_instrument(pack, clause),
                    (
                        Words("breached by", "违反情形"),
                        same(", ".join(clause.breached_by) or "-"),
                    ),
                    *_conditions(clause),
                    (
                        Words("consent cures it", "同意可否补救"),
                        Words("yes", "可") if clause.consent_cures else Words("no", "不可"),
                    ),
                    (CONFIRMED, same(clause.mark)),
                ),
            )


def _instrument(pack: Pack, clause: Clause) -> Iterator[tuple[Words, Words]]:
    """Yield in which law of a pack a clause stands, and how that binds."""
    for one in pack.instruments:
        if one.id == clause.instrument:
            told = ", ".join(part for part in (one.name, one.number, one.issuer) if part)
            yield Words("stands in", "所属文件"), same(told)
            yield Words("status", "状态"), same(one.status)


def _conditions(clause: Clause) -> Iterator[tuple[Words, Words]]:
    """Yield what a finding must come with to breach a clause, and which findings leave it open."""
    for rule, needed in sorted(clause.only_where.items()):
        told = "; ".join(" / ".join(f"{fact}={value}" for fact, value in one) for one in needed)
        yield Words(f"{rule} only with", f"{rule}须同时具备"), same(told)
    if clause.questioned_by:
        yield (
            Words("left undetermined by", "无法判定的情形"),
            same(", ".join(clause.questioned_by)),
        )


def principles() -> Iterator[Entry]:
    """Yield the rules of the law layer, L1 to L11."""
    for one in law_principles():
        yield Entry(
            id=one.id,
            aliases=(),
            kind=Words("rule of the law layer", "法律层面的规则"),
            title=one.title,
            details=(
                (NOTE, one.says),
                (Words("basis", "依据"), same(one.basis)),
                (Words("clauses", "相关条款"), same(", ".join(one.clauses) or "-")),
                (CONFIRMED, same(one.mark)),
            ),
        )


def sdks() -> Iterator[Entry]:
    """Yield every third party whose code is recognised."""
    for key, row in read_table("sdks/sdks").items():
        yield Entry(
            id=key,
            aliases=(),
            kind=Words("third-party SDK", "第三方SDK"),
            title=same(f"{row['name']} ({row['kind']})"),
            details=(
                (Words("classes", "类前缀"), same(", ".join(row["prefixes"]))),
                (Words("known to read contacts", "已知是否读取联系人"), same(row["contacts"])),
                (Words("source", "来源"), same(row["source"])),
            ),
        )


LISTS: Mapping[str, Callable[[], Iterator[Entry]]] = MappingProxyType(
    {
        "rules": rules,
        "elements": elements,
        "principles": principles,
        "clauses": clauses,
        "packs": packs,
        "facts": facts,
        "verdicts": verdicts,
        "reasons": reasons,
        "sdks": sdks,
    }
)
"""What `auditor list` lists, by name."""


def everything() -> Iterator[Entry]:
    """Yield all entries of all lists."""
    for entries in LISTS.values():
        yield from entries()


def find(name: str) -> tuple[Entry, ...]:
    """Return the entries with an id or name, whatever its letter case."""
    wanted = name.casefold()
    return tuple(
        one
        for one in everything()
        if wanted in {known.casefold() for known in (one.id, *one.aliases)}
    )
