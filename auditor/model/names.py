"""Names of the dex format, shortened for people."""


def short_class(name: str) -> str:
    """Shorten a class's name: `Lcom/x/A$B;` to `A$B`."""
    return name.removeprefix("L").removesuffix(";").rpartition("/")[2]


def short_name(text: str) -> str:
    """Shorten a method's text: `Lcom/x/A$B;->c(I)V` to `A$B.c`."""
    owner, _, rest = text.partition("->")
    return f"{short_class(owner)}.{rest.partition('(')[0]}"
