"""The words of disclosure texts, language by language, as the tables give them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.data.shelf import bad_entry, read_table

LANGUAGES = (
    "bn", "en", "es", "fil", "hi", "id", "pt", "sw", "th", "ur", "vi", "zh-Hans", "zh-Hant",
)  # fmt: skip
"""The languages that have a table, in the order in which they are asked."""

MEANINGS = frozenset({
    "phonebook_strict", "contact_loose", "contact_single", "advice", "heading", "device", "emergency_contact",
    "lookalikes", "people", "other_data", "anaphora", "collect", "upload", "share", "ask",
    "reach", "receive", "not_act", "negator", "not_negation", "but", "subject", "stranger", "own", "mine", "yours", "if", "then", "even_if", "relative", "outcome", "enable", "gain", "equals", "duty", "inform", "persons", "unit", "kept", "number", "otherwise", "conditional", "lacking", "consenting", "whole", "not_only", "double_negation", "addressee", "told",
    "scoped", "on_device", "occasion", "only", "choose", "pick", "hedge", "modal", "not_hedge", "by_acting", "by_asking", "deemed",
    "implied_consent", "refusal", "inability", "harmless", "goes_on", "coercion", "overdue", "misuse", "dunned",
    "not_misuse", "invitation", "outsiders", "fellows", "warrant", "obtained", "rights_of_contacts", "purpose", "purpose_credit",
    "purpose_identity", "purpose_fraud", "purpose_collection", "purpose_emergency",
    "purpose_picker", "entry", "held", "report", "never", "untrue", "takers", "unseen", "taken", "dispute", "question", "leave", "nil", "consented", "besides", "unlike", "message", "off", "thus", "rights", "request", "aim", "do_so", "others_book", "content", "mandatory", "confidential", "cash", "settings", "method", "method_scope", "retention", "recipients", "named_recipients", "embedded", "rest", "or_else", "withdraw", "operator",
    "again", "formerly", "reward", "avoid", "to_avoid", "use", "any_purpose", "instruct", "without", "cause", "hence", "not_hence", "either", "spared", "burden", "limit", "even", "advertising", "product", "copy", "not_we", "summary", "authority", "not_done", "enough", "choice", "hangs", "stays", "until", "terms_of_loan", "party",
    "complaint", "people_rights", "policy", "agreement", "read_through", "safe", "accept", "accept_weak", "refuse",
})  # fmt: skip
"""The rows that a table may have; README.md beside the tables says what each is for."""

GAP = "\u2026"
"""Stands in a table for a few words in between: `除…外`."""

_HEAD = frozenset({"stopwords", "common", "romanised", "endings"})

_FOLDED = str.maketrans(
    {
        "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
        "\u00ad": None, "\u0640": None,
        **dict.fromkeys("\u034f\u180e\u200e\u200f\u2061\u2062\u2063\u2064\ufe0e\ufe0f"),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        "ي": "ی", "ك": "ک", "ة": "ہ",
        "\u093c": None, "\u09bc": None,
        "’": "'", "،": ",", "؛": ";", "\u00a0": " ",
    }
)  # fmt: skip
_FOLDS = re.compile("[" + "".join(map(chr, _FOLDED)) + "]")
_BETWEEN, _GAP = "\ue001", "\ue002"
"""Private characters, which folding leaves alone."""
_MISSPELT = (("通信录", "通讯录"), ("通訊録", "通訊錄"), ("ऐक्सेस", "एक्सेस"))


def fold(text: str) -> str:
    """Bring a text to the form in which words are compared (lexicon rule R6).

    Compatibility forms are folded, case is dropped; zero-width characters, tatweel, nukta and
    direction marks go; runs of space and line ends become one space; Arabic letters become the
    Urdu ones; and two usual misspellings of 通讯录 are mended.
    """
    if text.isascii():  # Most texts; nothing below but case and space concerns them.
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFKC", text).casefold()
    if _FOLDS.search(folded):  # Faster than to translate each text.
        folded = folded.translate(_FOLDED)
    folded = " ".join(folded.split())
    for wrong, right in _MISSPELT:
        if wrong in folded:
            folded = folded.replace(wrong, right)
    return folded


def folded(words: Sequence[str]) -> tuple[str, ...]:
    """Fold the words of a row, all at once; gaps stay, which folding would make three dots of."""
    if not words:
        return ()
    every = fold(_BETWEEN.join(words).replace(GAP, _GAP)).split(_BETWEEN)
    whole = (one.strip() if _GAP not in one else _with_gaps(one) for one in every)
    return tuple(dict.fromkeys(whole))


def _with_gaps(folded: str) -> str:
    return GAP.join(piece.strip() for piece in folded.split(_GAP))


class _Rows(Mapping[str, tuple[str, ...]]):
    """Words by meaning, a row folded when it is asked for: most languages are asked for few rows."""

    def __init__(self, rows: Mapping[str, Sequence[str]]) -> None:
        """Take the words as the table writes them."""
        self._rows = rows
        self._folded: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, meaning: str) -> tuple[str, ...]:
        """Return the folded words of one meaning."""
        known = self._folded.get(meaning)
        if known is None:
            known = self._folded[meaning] = folded(self._rows[meaning])
        return known

    def __iter__(self) -> Iterator[str]:
        """Iterate over the meanings in the table's order."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Count the meanings."""
        return len(self._rows)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words by meaning, folded, as its table gives them."""

    language: str
    """BCP 47."""
    reviewed: bool
    """Whether a named native speaker stands for the table."""
    decides: bool
    """Whether what the table finds may carry a verdict (rule R4b); if not, it lowers confidence."""
    stopwords: frozenset[str]
    """Words by which a text in this language is recognised; empty where the script says it."""
    common: frozenset[str]
    """More such words, by which a single sentence is told from one in a language that is covered too."""
    romanised: frozenset[str]
    """Words by which a text is recognised that writes this language in Latin letters: `hum`, `aapke`."""
    endings: tuple[str, ...]
    """What a word of the table may end on in a text: `s`, `nya`."""
    inflects: bool
    """Words of the table are stems: any ending may follow (rule R10)."""
    is_spaced: bool
    """Spaces part the words."""
    negates_behind: bool
    """The word of negation may stand behind its verb, as in Hindi (rule R3)."""
    terms: Mapping[str, tuple[str, ...]]
    """Meaning (`phonebook_strict`, `collect`, …) to words."""

    def of(self, meaning: str) -> tuple[str, ...]:
        """Return the words of one meaning, none where the table has no such row."""
        return self.terms.get(meaning, ())


@cache
def lexicon(language: str) -> Lexicon:
    """Read one language's table; raises `BadData` where it cannot be used."""
    name = f"consent/lexicon.{language}"
    table = read_table(name)
    rows = _Rows(
        {
            meaning: words
            for meaning, words in table.items()
            if isinstance(words, list) and meaning not in _HEAD
        }
    )
    unknown = sorted(rows.keys() - MEANINGS)
    if unknown:
        raise bad_entry(name, ", ".join(unknown), "no such meaning (README.md lists them)")
    if not table["decides"] and not table["because"]:
        raise bad_entry(name, "because", "must say why the table does not decide")
    return Lexicon(
        language=language,
        reviewed=bool(table["reviewed_by"]),
        decides=table["decides"],
        stopwords=frozenset(folded(table["stopwords"])),
        common=frozenset(folded(table.get("common", ()))),
        romanised=frozenset(folded(table.get("romanised", ()))),
        endings=tuple(table.get("endings", ())),
        inflects=table.get("inflects", False),
        is_spaced=table.get("is_spaced", True),
        negates_behind=table.get("negates_behind", False),
        terms=rows,
    )


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Read the tables of all languages."""
    return tuple(lexicon(language) for language in LANGUAGES)
