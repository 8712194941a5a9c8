"""Names of the dex format: shortened for people, and what is around a class by its name."""

from typing import Final

LIBRARIES: Final = (
    "Landroid/", "Landroidx/", "Ljava/", "Lkotlin/", "Lkotlinx/", "Lcom/google/", "Lcom/android/",
    "Lcom/facebook/",
)  # fmt: skip
"""Beginnings of the names of classes that nobody writes for one app, where they kept their names: Android's and its makers'."""
ANDROIDX: Final = "Landroidx/"
"""Parts of it draw too: navigators, and what makes view models."""
COMPOSE: Final = f"{ANDROIDX}compose/"
COMPOSER: Final = f"{COMPOSE}runtime/Composer;"
"""What every function takes that draws something by Jetpack Compose."""
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
    return f"{short_class(text.partition('->')[0])}.{method_name(text)}"


def method_name(text: str) -> str:
    """Return the name alone of a method: `Lcom/x/A;->c(I)V` gives `c`."""
    return text.partition("->")[2].partition("(")[0]


def field_name(text: str) -> str:
    """Return the name alone of a field: `Lcom/x/A;->b:I` gives `b`."""
    return text.partition("->")[2].partition(":")[0]


def package_of(class_name: str) -> str:
    """Name the package of a class: `Lcom/x/A;` to `Lcom/x`."""
    return class_name.rpartition("/")[0]


def outermost(class_name: str) -> str:
    """Name the class around a class and all that are nested in it, by its beginning: `La/B$C;` to `La/B`."""
    return class_name.partition("$")[0].removesuffix(";")


def outer_class(class_name: str) -> str:
    """Return the class in whose file a class stands, by its name: `La/B$C;` gives `La/B;`."""
    return f"{outermost(class_name)};"
