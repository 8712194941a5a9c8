"""Names of the dex format, shortened for people."""

from typing import Final

_TELLS_NOTHING: Final = 2
"""Letters of a class's name that a shrinker gave: many packages have a class `a`."""
_LONGEST: Final = 40
_KEPT: Final = (20, 12)
"""Letters kept at the beginning and at the end of a longer name."""


def short_class(name: str) -> str:
    """Shorten a class's name: `Lcom/x/A$B;` to `A$B`, but `Lq0/a;` to `q0.a`, which alone tells it."""
    owner = name.removeprefix("L").removesuffix(";")
    short = owner.rpartition("/")[2]
    if len(short.partition("$")[0]) <= _TELLS_NOTHING:
        return owner.replace("/", ".")
    if len(short) > _LONGEST:
        return f"{short[: _KEPT[0]]}…{short[-_KEPT[1] :]}"
    return short


def short_name(text: str) -> str:
    """Shorten a method's text: `Lcom/x/A$B;->c(I)V` to `A$B.c`."""
    owner, _, rest = text.partition("->")
    return f"{short_class(owner)}.{rest.partition('(')[0]}"
