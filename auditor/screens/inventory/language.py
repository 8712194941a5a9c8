"""In which language the app speaks to its user, and whether a lexicon covers it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from auditor.data.shelf import read_table
from auditor.screens.inventory.texts import Text
from auditor.sentences.lexicon import fold, lexicons

LETTERS_READ = 20_000
"""A sample of this many letters tells the language."""
WORDS_NEEDED = 40
"""Fewer Latin words tell nothing; such a text is taken for English, as most code is."""
LETTERS_NEEDED = 20
"""Fewer letters of a script are a name, such as that of a language in a list."""
SENTENCE_WORDS = 8
RISING_IN_A_TABLE = 0.8
"""Share of letters with a higher code point than the one before, from which a text lists letters."""
WORDS_OF_A_LOCALE = 3
"""Strings that make a locale one in which the app is offered."""
STOP_WORDS_NEEDED = 3
_UNREAD_SCRIPTS = frozenset(
    {"cyrillic", "greek", "armenian", "hebrew", "gurmukhi", "gujarati", "odia", "tamil", "telugu",
     "kannada", "malayalam", "sinhala", "lao", "burmese", "georgian", "amharic", "khmer", "japanese",
     "korean"}
)  # fmt: skip
_SCRIPTS = (
    (0x0041, 0x024F, "latin"), (0x1E00, 0x1EFF, "latin"), (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"), (0x0530, 0x058F, "armenian"), (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"), (0x0750, 0x077F, "arabic"), (0xFB50, 0xFDFF, "arabic"),
    (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "gurmukhi"),
    (0x0A80, 0x0AFF, "gujarati"), (0x0B00, 0x0B7F, "odia"), (0x0B80, 0x0BFF, "tamil"),
    (0x0C00, 0x0C7F, "telugu"), (0x0C80, 0x0CFF, "kannada"), (0x0D00, 0x0D7F, "malayalam"),
    (0x0D80, 0x0DFF, "sinhala"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lao"),
    (0x1000, 0x109F, "burmese"), (0x10A0, 0x10FF, "georgian"), (0x1200, 0x137F, "amharic"),
    (0x1780, 0x17FF, "khmer"), (0x3040, 0x30FF, "japanese"), (0xAC00, 0xD7AF, "korean"),
    (0x3400, 0x9FFF, "zh"),
)  # fmt: skip
"""First and last code point of a script, and the language or script it stands for (Unicode blocks)."""
_SIMPLIFIED = frozenset("贷还银额险个电话请输验证码户们为这时间开关录读")
_TRADITIONAL = frozenset("貸還銀額險個電話請輸驗證碼戶們為這時間開關錄讀")
_COVERED = frozenset({"hi", "bn", "th", "zh"})
_URDU_LETTERS = frozenset("ٹڈڑںےہگچپھ")


def unread_language(texts: Sequence[Text]) -> str | None:
    """Name the language or script of the app's own words if no lexicon covers it, else None."""
    spoken = spoken_language(texts)
    covered = {one.language for one in lexicons()} | _COVERED
    return None if spoken is None or spoken in covered else spoken


def undecided_language(texts: Sequence[Text]) -> str | None:
    """Name the language of the app's own words if its table may not decide, else None (rule R4b).

    None too where the app says the same in a language whose table may: then that was read.
    """
    spoken = spoken_language(texts) or _told_by_few_words(_sample(texts))
    tables = {one.language: one for one in lexicons()}
    table = tables.get(spoken or "")
    if table is None or table.decides:
        return None
    deciding = {one.language.partition("-")[0] for one in lexicons() if one.decides}
    offered = {one.partition("-")[0] for one in interface_locales(texts) if one}
    return None if offered & deciding else spoken


def unread_sentences(texts: Sequence[Text]) -> Iterator[tuple[str, Text]]:
    """Yield the sentences in a language that no lexicon covers, with the language or script.

    A consent may be the only text of an app that is not in the app's own language. Translations
    are left out: the default text that they translate was read.
    """
    for one in texts:
        if one.library or one.locale or one.where == "script" or len(one.text) < LETTERS_NEEDED:
            continue
        language = _unread_language_of(one)
        if language is not None:
            yield language, one


def _unread_language_of(one: Text) -> str | None:
    if not one.text.isascii():
        scripts = _scripts(one.text)
        for script, count in sorted(scripts.items()):
            if (
                script in _UNREAD_SCRIPTS
                and count >= LETTERS_NEEDED
                and (2 * count > scripts.total() or one.where == "string")
                and not _is_character_table(one.text, script)
            ):
                return script
        is_arabic = (
            scripts["arabic"] >= LETTERS_NEEDED and 2 * scripts["arabic"] > scripts.total()
        )
        if is_arabic and _URDU_LETTERS.isdisjoint(one.text):
            return "arabic"
    return _unread_latin(fold(one.text))


def _is_character_table(text: str, script: str) -> bool:
    """Say whether a text lists letters in the order of their code points.

    A regular expression's class or an alphabet does; no sentence, where about half go down.
    """
    points = [ord(one) for one in text if one.isalpha() and _script(one) == script]
    rising = sum(first < second for first, second in pairwise(points))
    return rising >= RISING_IN_A_TABLE * (len(points) - 1)


def _unread_latin(text: str) -> str | None:
    """Name the language whose stop words a sentence has, if those of the covered ones are absent."""
    words = {word.strip(".,:;!?()\"'") for word in text.split()}
    if len(words) < SENTENCE_WORDS:
        return None
    covered, others = _split_stopwords()
    if any(len(words & stopwords) > 1 for stopwords in covered):
        return None
    hits = {name: len(words & stopwords) for name, stopwords in others.items()}
    best = min(hits, key=lambda name: (-hits[name], name))
    return best if hits[best] >= STOP_WORDS_NEEDED else None


def spoken_language(texts: Sequence[Text]) -> str | None:
    """Name the language of the app's own words, or their script; None where too few tell it.

    Looks at the default configuration only: further locales of a library say nothing about
    what the app's own screens show.
    """
    sample = _sample(texts)
    scripts = _scripts(sample)
    if not scripts:
        return None
    script, _ = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    if script == "latin":
        return _latin_language(sample)
    if script == "arabic":
        urdu = sum(character in _URDU_LETTERS for character in sample)
        return "ur" if urdu * 20 >= scripts["arabic"] else "arabic"
    return _chinese(sample) if script == "zh" else script


def interface_locales(texts: Sequence[Text]) -> tuple[str, ...]:
    """Return the locales in which the app offers its own words, `""` for the default.

    A locale with fewer than a third of the default's strings is a library's or a beginning.
    """
    counts = Counter(one.locale for one in texts if one.where == "string" and not one.library)
    wanted = max(WORDS_OF_A_LOCALE, counts[""] / 3)
    return tuple(sorted(one for one in counts if not one or counts[one] >= wanted))


def _chinese(sample: str) -> str:
    """Tell traditional from simplified Chinese by characters that only one of them writes."""
    traditional = sum(character in _TRADITIONAL for character in sample)
    return (
        "zh-Hant"
        if traditional > sum(character in _SIMPLIFIED for character in sample)
        else "zh"
    )


def _sample(texts: Sequence[Text]) -> str:
    parts = []
    size = 0
    for one in texts:
        if one.library or one.locale or one.where != "string":
            continue
        parts.append(fold(one.text))
        size += len(one.text)
        if size > LETTERS_READ:
            break
    return " ".join(parts)


def _scripts(text: str) -> Counter[str]:
    """Count the letters of each script."""
    scripts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            scripts[_script(character)] += count
    return scripts


@cache
def _script(character: str) -> str:
    point = ord(character)
    return next((name for first, last, name in _SCRIPTS if first <= point <= last), "other")


def _told_by_few_words(sample: str) -> str | None:
    """Name the language of a few words where its stop words stand out among them."""
    words = Counter(word.strip(".,:;!?()\"'") for word in sample.split())
    scores = {
        language: sum(words[word] for word in stopwords)
        for language, stopwords in _stopwords().items()
    }
    first, second = sorted(scores, key=lambda one: (-scores[one], one))[:2]
    is_plain = scores[first] >= STOP_WORDS_NEEDED and scores[first] >= 2 * scores[second]
    return first if is_plain else None


def _latin_language(sample: str) -> str | None:
    words = Counter(word.strip(".,:;!?()\"'") for word in sample.split())
    if sum(words.values()) < WORDS_NEEDED:
        return None
    scores = {
        language: sum(words[word] for word in stopwords)
        for language, stopwords in _stopwords().items()
    }
    best = min(scores, key=lambda language: (-scores[language], language))
    return best if scores[best] else None


@cache
def _split_stopwords() -> tuple[tuple[frozenset[str], ...], dict[str, frozenset[str]]]:
    """Return the stop words of the languages that a lexicon covers, and those of the others."""
    covered = {one.language for one in lexicons()}
    every = _stopwords()
    own = sorted(
        covered & every.keys(), key=lambda one: (one != "en", one)
    )  # Most are English.
    others = {name: words for name, words in every.items() if name not in covered}
    return tuple(every[one] for one in own), others


@cache
def _stopwords() -> dict[str, frozenset[str]]:
    """Return the stop words of every language written in Latin letters."""
    known = {one.language: one.stopwords for one in lexicons() if one.stopwords}
    others = {
        language: frozenset(fold(word) for word in words)
        for language, words in read_table("consent/languages").items()
    }
    return {**others, **known}
