"""What one object in a static field of its own holds is not in another one of its class."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, static, virtual

SLOT = "La/Slot;"


def _slots(*, again: bool = False, above: str = "Ljava/lang/Enum;") -> Class:
    """Two constants of an enum, with a setter and a getter; one is put into the other's field too (`again`)."""
    made = "".join(
        f"new-instance v0, {SLOT}\ninvoke-direct {{v0}}, {SLOT}-><init>()V\nsput-object v0, {SLOT}->{name}:{SLOT}\n"
        for name in ("PEOPLE", "DEVICE")
    )
    twice = f"sput-object v0, {SLOT}->PEOPLE:{SLOT}\n" if again else ""
    return Class(
        SLOT,
        superclass=above,
        fields=(
            Field("PEOPLE", SLOT, flags=PUBLIC | STATIC),
            Field("DEVICE", SLOT, flags=PUBLIC | STATIC),
            Field("value", TEXT),
        ),
        methods=(
            Method("<init>", "()V", f"invoke-direct {{p0}}, {above}-><init>()V\nreturn-void", registers=1),
            static("<clinit>", "()V", made + twice + "return-void"),
            virtual("put", f"({TEXT})V", f"iput-object p1, p0, {SLOT}->value:{TEXT}\nreturn-void"),
            virtual("take", f"(){TEXT}", f"iget-object v0, p0, {SLOT}->value:{TEXT}\nreturn-object v0"),
        ),
    )  # fmt: skip


def _write(name: str, *, by_setter: bool) -> str:
    put = f"invoke-virtual {{v3, v0}}, {SLOT}->put({TEXT})V"
    return f"{READ}\nsget-object v3, {SLOT}->{name}:{SLOT}\n" + (
        put if by_setter else f"iput-object v0, v3, {SLOT}->value:{TEXT}"
    )


def _read(name: str, *, by_getter: bool) -> str:
    take = f"invoke-virtual {{v3}}, {SLOT}->take(){TEXT}\nmove-result-object v0"
    field = f"iget-object v0, v3, {SLOT}->value:{TEXT}"
    return f"sget-object v3, {SLOT}->{name}:{SLOT}\n{take if by_getter else field}\n{LOG}"


def _ends(slots: Class, write: str, read: str) -> list[str | None]:
    main = Class("La/Main;", methods=(static("in", "()V", write),))
    other = Class("La/Other;", methods=(static("out", "()V", read),))
    return ends(slots, main, other)


@pytest.mark.parametrize("above", ["Ljava/lang/Enum;", "Ljava/lang/Object;"])
@pytest.mark.parametrize("by_method", [False, True])
@pytest.mark.parametrize(("name", "kinds"), [("PEOPLE", ["log"]), ("DEVICE", [])])
def test_constants_hold_each_their_own(
    name: str, kinds: list[str], by_method: bool, above: str
) -> None:
    write = _write("PEOPLE", by_setter=by_method)
    read = _read(name, by_getter=by_method)
    assert _ends(_slots(above=above), write, read) == kinds


def test_a_field_that_is_written_twice_may_hold_the_other() -> None:
    write = _write("PEOPLE", by_setter=False)
    assert _ends(_slots(again=True), write, _read("DEVICE", by_getter=False)) == ["log"]


@pytest.mark.parametrize(
    "taken",
    [
        f"invoke-static {{v3}}, La/Far;->any({TEXT}){SLOT}\nmove-result-object v3",
        f"const-class v3, {SLOT}\ninvoke-static {{v3, v3}}, Ljava/lang/Enum;->valueOf(Ljava/lang/Class;{TEXT})"
        f"Ljava/lang/Enum;\nmove-result-object v3\ncheck-cast v3, {SLOT}",
    ],
)
def test_an_object_that_is_not_known_can_be_any(taken: str) -> None:
    write = _write("PEOPLE", by_setter=False)
    read = f"{taken}\niget-object v0, v3, {SLOT}->value:{TEXT}\n{LOG}"
    assert _ends(_slots(), write, read) == ["log"]


def test_an_object_that_is_kept_elsewhere_is_still_that_one() -> None:
    write = (
        f"{READ}\nsget-object v3, {SLOT}->PEOPLE:{SLOT}\nsput-object v3, La/Main;->kept:{SLOT}\n"
        f"sget-object v3, La/Main;->kept:{SLOT}\niput-object v0, v3, {SLOT}->value:{TEXT}"
    )
    main = Class(
        "La/Main;",
        fields=(Field("kept", SLOT, flags=PUBLIC | STATIC),),
        methods=(static("in", "()V", write),),
    )
    other = Class(
        "La/Other;", methods=(static("out", "()V", _read("PEOPLE", by_getter=False)),)
    )
    assert ends(_slots(), main, other) == ["log"]
