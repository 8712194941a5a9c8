"""Keys of a map are not its values, what was taken out is gone, and a copy is what was there then."""

import pytest

from tests.dex_builder import Class, Field
from tests.flow_stories import LOG, READ, TEXT, ends, make, run, static, virtual

_MAP, _OBJECT = "Ljava/util/Map;", "Ljava/lang/Object;"
_NEW = (
    f'{READ}\nnew-instance v2, Ljava/util/HashMap;\nconst-string v3, "n"\n'
    "invoke-direct {v2}, Ljava/util/HashMap;-><init>()V\n"
    f"invoke-interface {{v2, %s}}, {_MAP}->put({_OBJECT}{_OBJECT}){_OBJECT}\n"
)
_FIRST = (
    "\nmove-result-object v4\ninvoke-interface {v4}, Ljava/lang/Iterable;->iterator()Ljava/util/Iterator;\n"
    f"move-result-object v4\ninvoke-interface {{v4}}, Ljava/util/Iterator;->next(){_OBJECT}\nmove-result-object v0\n"
)
_ENTRY = (
    f"invoke-interface {{v2}}, {_MAP}->entrySet()Ljava/util/Set;{_FIRST}"
    f"check-cast v0, Ljava/util/Map$Entry;\ninvoke-interface {{v0}}, Ljava/util/Map$Entry;->%s(){_OBJECT}\n"
    "move-result-object v0\n"
)
_VALUES = f"invoke-interface {{v2}}, {_MAP}->values()Ljava/util/Collection;{_FIRST}"
_KEYS = f"invoke-interface {{v2}}, {_MAP}->keySet()Ljava/util/Set;{_FIRST}"
_GET = f"invoke-interface {{v2, v0}}, {_MAP}->get({_OBJECT}){_OBJECT}\nmove-result-object v0\n"


@pytest.mark.parametrize(
    ("put", "asked", "kinds"),
    [
        ("v0, v3", _ENTRY % "getKey", ["log"]),
        ("v0, v3", _ENTRY % "getValue", []),
        ("v0, v3", _KEYS, ["log"]),
        ("v0, v3", _VALUES, []),
        ("v0, v3", _GET, []),
        ("v3, v0", _ENTRY % "getKey", []),
        ("v3, v0", _ENTRY % "getValue", ["log"]),
        ("v3, v0", _KEYS, []),
        ("v3, v0", _VALUES, ["log"]),
        ("v3, v0", _GET, ["log"]),
    ],
)
def test_keys_and_values_of_a_map_are_told_apart(
    put: str, asked: str, kinds: list[str]
) -> None:
    assert ends(run(f"{_NEW % put}{asked}check-cast v0, {TEXT}\n{LOG}")) == kinds


def test_the_pairs_of_a_map_of_the_apps_own_are_found() -> None:
    book = Class("La/Book;", superclass="Ljava/util/HashMap;")
    code = (_NEW % "v3, v0").replace("Ljava/util/HashMap;", "La/Book;")
    log = f"{_ENTRY % 'getValue'}check-cast v0, {TEXT}\n{LOG}"
    assert ends(run(code + log), book) == ["log"]


def test_what_is_set_in_a_pair_is_in_the_map() -> None:
    given = (
        f"invoke-interface {{v2}}, {_MAP}->entrySet()Ljava/util/Set;"
        f"{_FIRST.replace('v0', 'v5')}check-cast v5, Ljava/util/Map$Entry;\n"
        f"invoke-interface {{v5, %s}}, Ljava/util/Map$Entry;->setValue({_OBJECT}){_OBJECT}\n"
        f"invoke-interface {{v2, v3}}, {_MAP}->get({_OBJECT}){_OBJECT}\nmove-result-object v0\n"
    )
    assert ends(run(_NEW % "v3, v3" + given % "v0" + LOG)) == ["log"]
    assert ends(run(_NEW % "v3, v3" + given % "v3" + LOG)) == []


@pytest.mark.parametrize(("key", "kinds"), [("n", []), ("other", ["log"])])
def test_what_was_removed_is_gone(key: str, kinds: list[str]) -> None:
    bag = "Lorg/json/JSONObject;"
    code = (
        f'{READ}\nnew-instance v2, {bag}\nconst-string v3, "n"\nconst-string v4, "{key}"\n'
        f"invoke-virtual {{v2, v3, v0}}, {bag}->put({TEXT}{_OBJECT}){bag}\n"
        f"invoke-virtual {{v2, v4}}, {bag}->remove({TEXT}){_OBJECT}\n"
        f"invoke-virtual {{v2}}, {bag}->toString(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(run(code)) == kinds


@pytest.mark.parametrize(("which", "kinds"), [("v3", []), ("v2", ["log"])])
def test_a_copy_has_what_was_there_when_it_was_made(which: str, kinds: list[str]) -> None:
    texts = f"[{TEXT}"
    code = (
        f"{READ}\nconst/4 v4, #1\nconst/4 v5, #0\nnew-array v2, v4, {texts}\n"
        f"invoke-virtual {{v2}}, {texts}->clone(){_OBJECT}\nmove-result-object v3\n"
        f"check-cast v3, {texts}\naput-object v0, v2, v5\naget-object v0, {which}, v5\n{LOG}"
    )
    assert ends(run(code)) == kinds


@pytest.mark.parametrize(("register", "kinds"), [("v0", ["log"]), ("v1", [])])
def test_a_list_of_an_object_made_here_is_filled_by_one_method_and_read_by_another(
    register: str, kinds: list[str]
) -> None:
    """Its object never leaves who made it, so that no field of its class is known to hold anything."""
    name, kept = "La/Upload;", "La/Upload;->rows:Ljava/util/List;"
    made = (
        "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\nnew-instance v0, Ljava/util/ArrayList;\n"
        f"invoke-direct {{v0}}, Ljava/util/ArrayList;-><init>()V\niput-object v0, p0, {kept}"
    )
    collect = (
        f'{READ}\nconst-string v1, "x"\niget-object v2, p0, {kept}\n'
        f"invoke-interface {{v2, {register}}}, Ljava/util/List;->add({_OBJECT})Z"
    )
    send = (
        f"iget-object v2, p0, {kept}\ninvoke-virtual {{v2}}, {_OBJECT}->toString(){TEXT}\n"
        f"move-result-object v0\n{LOG}"
    )
    go = f"invoke-virtual {{p0}}, {name}->collect()V\ninvoke-virtual {{p0}}, {name}->send()V"
    upload = Class(
        name,
        fields=(Field("rows", "Ljava/util/List;"),),
        methods=(
            virtual("<init>", "()V", made),
            virtual("collect", "()V", collect),
            virtual("send", "()V", send),
            virtual("go", "()V", go),
        ),
    )
    start = static("start", "()V", f"{make(name, 'v0')}\ninvoke-virtual {{v0}}, {name}->go()V")
    assert ends(upload, Class("La/Start;", methods=(start,))) == kinds
