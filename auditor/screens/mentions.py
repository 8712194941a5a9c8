"""Which texts speak of the device's phonebook, and which bind the reader to a policy.

The rules are those of the disclosure lexicon, section 0: a word for contacts counts only in
its strict form or close to a device or an access verb (R1), look-alikes such as "contact us"
never, and of the negations only an unconditional one is a denial (R2). A hit says that a
text *names* the phonebook; whether a person is shown it, and when, is not decided here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from auditor.screens.haystack import Haystack, is_latin, stands_alone
from auditor.screens.lexicon import Lexicon, fold, lexicons
from auditor.screens.texts import Text

DEVICE_WORDS = (
    "phone", "device", "handset", "mobile", "手机", "设备", "手機", "裝置", "ponsel", "perangkat",
    "telepon", "hp anda", "điện thoại", "thiết bị", "teléfono", "dispositivo", "celular",
    "telefone", "simu", "फ़ोन", "फोन", "डिवाइस", "ฟोन", "โทรศัพท์", "فون", "ফোন", "cellphone",
)  # fmt: skip
_BINDS = ("you agree to", "i agree to", "you accept our", "i accept the", "我同意", "您同意")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|[。！？；\n\r।۔]+")
_WRAPPED = re.compile(r"(?<=[a-z,à-öø-ÿ])[ \t]*\r?\n[ \t]*(?=[a-zà-öø-ÿ])")
"""A line end within a sentence, as texts have that are wrapped at a width."""
_NEAR_TOKENS = 8
_NEAR_CHARACTERS = 15
_CLASSES = (
    ("conditional", "conditional"),
    ("scoped", "scoped"),
    ("hedge", "hedge"),
    ("denial", "denial"),
    ("implied_consent", "implied_consent"),
    ("coercion", "coercion"),
    ("misuse", "pressure"),
    ("rights_of_contacts", "responsibility_shift"),
)
"""Meaning in the lexicon to the contract's word, in the order in which they are asked (R2)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence that names the phonebook."""

    text: Text
    sentence: str
    """As written, at most 200 characters."""
    language: str
    """The table that recognised it."""
    mode: str
    """`statement`, `denial`, `conditional`, … as in the contract's `disclosures`."""
    about: str
    """`collect`, `upload`, `share` or `other`."""


def sentences(text: str) -> list[str]:
    """Cut a text into sentences, Latin, Chinese, Hindi and Urdu ends alike."""
    whole = _WRAPPED.sub(" ", text)
    return [one.strip() for one in _SENTENCE.split(whole) if one and one.strip()]


def find_mentions(haystack: Haystack[Text]) -> tuple[Mention, ...]:
    """Return the sentences that name the phonebook, one a text and language at most."""
    mentions = []
    for table in lexicons():
        words = (*table.of("phonebook_strict"), *table.of("contact_loose"))
        for number in haystack.hits(words):
            mention = _mention(haystack.texts[number], table)
            if mention is not None:
                mentions.append(mention)
    best: dict[tuple[str, str, str], Mention] = {}
    for one in mentions:
        best.setdefault((one.text.part, one.text.source, one.sentence), one)
    return tuple(best.values())


def _mention(text: Text, table: Lexicon) -> Mention | None:
    """Return the first sentence of a text that names the phonebook in one language."""
    for sentence in sentences(text.text):
        folded = fold(sentence)
        if names_phonebook(folded, table):
            return Mention(
                text=text,
                sentence=sentence[:200],
                language=table.language,
                mode=_mode(folded, table),
                about=_about(folded, table),
            )
    return None


def names_phonebook(folded: str, table: Lexicon) -> bool:
    """Say whether a folded sentence speaks of the device's phonebook (lexicon rule R1)."""
    subjects = (*table.of("heading"), *table.of("phonebook_strict"), *table.of("contact_loose"))
    if _any_of(subjects).search(folded) is None:
        return False  # Most sentences of a long document: none of the rest can find anything.
    if folded.strip(" .,:;!?*()[]-") in table.of("heading"):
        return True  # The title of a row whose description need not repeat it.
    for blind in (*table.of("lookalikes"), *table.of("emergency_contact")):
        if _holds(folded, blind) and blind not in table.of("phonebook_strict"):
            folded = folded.replace(blind, " \u2026 ")
    if any(_holds(folded, word) for word in table.of("phonebook_strict")):
        return True
    near = (*DEVICE_WORDS, *table.of("collect"), *table.of("third_party"), *table.of("ask"))
    return any(_is_near(folded, word, near) for word in table.of("contact_loose"))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match one of the words anywhere; an empty tuple matches nothing."""
    return re.compile("|".join(re.escape(one) for one in words) or "(?!)")


def _holds(folded: str, word: str) -> bool:
    at = folded.find(word)
    while at >= 0:
        if stands_alone(folded, at, word):
            return True
        at = folded.find(word, at + 1)
    return False


def _is_near(folded: str, word: str, others: Sequence[str]) -> bool:
    """Say whether a loose word stands within eight tokens of one of the others."""
    at = folded.find(word)
    while at >= 0:
        if stands_alone(folded, at, word):
            spaced = " " in folded
            if spaced:
                before = " ".join(folded[:at].split()[-_NEAR_TOKENS:])
                after = " ".join(folded[at + len(word) :].split()[:_NEAR_TOKENS])
            else:
                before = folded[max(0, at - _NEAR_CHARACTERS) : at]
                after = folded[at + len(word) : at + len(word) + _NEAR_CHARACTERS]
            if any(_begins_word(before, one) or _begins_word(after, one) for one in others):
                return True
        at = folded.find(word, at + 1)
    return False


def _begins_word(text: str, stem: str) -> bool:
    """Say whether a word of the text begins with a stem (lexicon rule R10)."""
    if not is_latin(stem):
        return stem in text
    at = text.find(stem)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            return True
        at = text.find(stem, at + 1)
    return False


def _mode(folded: str, table: Lexicon) -> str:
    """Say in which mode a sentence speaks; the order of the questions is rule R2's."""
    for meaning, word in _CLASSES:
        if any(_holds(folded, term) for term in table.of(meaning)):
            return word
    return "statement"


def _about(folded: str, table: Lexicon) -> str:
    """Say whether a sentence speaks of sharing, uploading or collecting."""
    if any(_begins_word(folded, word) for word in table.of("third_party")):
        return "share"
    uploads = (
        "upload",
        "上传",
        "上傳",
        "unggah",
        "tải lên",
        "अपलोड",
        "i-upload",
        "subir",
        "enviar",
    )
    if any(_begins_word(folded, word) for word in uploads):
        return "upload"
    if any(_begins_word(folded, word) for word in table.of("collect")):
        return "collect"
    return "other"


def find_policy_texts(haystack: Haystack[Text]) -> tuple[Text, ...]:
    """Return the texts that name a policy, terms or an agreement, or link to one.

    A text on a screen that takes something for an agreement binds to what is not read here.
    """
    words = dict.fromkeys(word for table in lexicons() for word in table.of("policy"))
    numbers = set(haystack.hits(words))
    binding = dict.fromkeys(
        word for table in lexicons() for word in (*table.of("implied_consent"), *_BINDS)
    )
    for number in haystack.hits(binding):
        one = haystack.texts[number]
        if one.where in ("string", "screen") and not one.library:
            numbers.add(number)
    for number, one in enumerate(haystack.texts):
        if "http" in one.text and _POLICY_URL.search(one.text):
            numbers.add(number)
    return tuple(haystack.texts[number] for number in sorted(numbers))


_POLICY_URL = re.compile(
    r"https?://[^\s\"'<>]*(?:privacy|polic|agreement|yinsi|terms|kebijakan|privacidad|xieyi)",
    re.IGNORECASE,
)
