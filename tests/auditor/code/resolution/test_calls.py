"""Calls on strings, builders and URIs whose arguments are known, one by one."""

import pytest

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.classes.values import (
    HOLE,
    Elements,
    Number,
    PickedKey,
    Text,
    Unknown,
    Uri,
    plain,
)
from auditor.code.resolution.constants import Resolver
from auditor.dex.image import read_dex
from tests.dex_builder import CallSite, Class, Handle, Method, build_dex
from tests.program_builder import manifest, one_class, resolver_of, static

TAKE = "La/Sink;->take(Ljava/lang/Object;)V"
URI = "Landroid/net/Uri;"
S = "Ljava/lang/String;"
BUILDER = f"{URI[:-1]}$Builder;"


def values_of(code, proto="()V", **further):
    method = static("m", proto, f"{code}\ninvoke-static {{v0}}, {TAKE}\nreturn-void", **further)
    resolver = resolver_of(one_class(method))
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    register = resolver.call_at(site.method, site.pc).registers[0]
    return tuple(plain(one) for one in resolver.value_at(site.method, site.pc, register))


def on_text(text, call, *arguments):
    """Call a method of `String`; arguments are lines that fill v1, v2."""
    registers = ", ".join(f"v{at}" for at in range(len(arguments) + 1))
    lines = "\n".join(arguments)
    result = "move-result" if call.endswith(("I", "C", "Z")) else "move-result-object"
    return values_of(
        f'const-string v0, "{text}"\n{lines}\ninvoke-virtual {{{registers}}}, {S}->{call}\n{result} v0'
    )


@pytest.mark.parametrize(
    ("text", "call", "arguments", "expected"),
    [
        ("abcd", f"substring(I){S}", ("const/4 v1, #1",), Text("bcd")),
        ("abcd", f"substring(II){S}", ("const/4 v1, #1", "const/4 v2, #2"), Text("b")),
        ("Ab", f"toUpperCase(){S}", (), Text("AB")),
        ("abc", "length()I", (), Number(3)),
        ("abc", "charAt(I)C", ("const/4 v1, #0",), Number(97)),
        ("ab", f"repeat(I){S}", ("const/4 v1, #2",), Text("abab")),
        (
            "a,b",
            f"split({S})[{S}",
            ('const-string v1, ","',),
            Elements((Text("a"), Text("b")), ordered=True),
        ),
        (
            "a.b",
            f"replaceAll({S}{S}){S}",
            ('const-string v1, "[.]"', 'const-string v2, "/"'),
            Text("a/b"),
        ),
        ("abc", f"replace(CC){S}", ("const/16 v1, #97", "const/16 v2, #122"), Text("zbc")),
    ],
)
def test_a_string_is_worked_on(text, call, arguments, expected):
    assert on_text(text, call, *arguments) == (expected,)


@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        (f"substring(I){S}", ("const/16 v1, #9",)),
        ("charAt(I)C", ("const/16 v1, #9",)),
        (f"split({S})[{S}", ('const-string v1, "(a|b)"',)),
        ("hashCode()I", ()),
    ],
)
def test_what_cannot_be_computed_is_unknown(call, arguments):
    (found,) = on_text("ab", call, *arguments)
    assert isinstance(found, Unknown)


@pytest.mark.parametrize(("kind", "expected"), [("C", "a"), ("I", "97"), ("Z", "true")])
def test_a_number_becomes_text_by_its_type(kind, expected):
    code = f"const/16 v0, #97\ninvoke-static {{v0}}, {S}->valueOf({kind}){S}\nmove-result-object v0"
    assert values_of(code) == (Text(expected),)


def test_pieces_are_joined():
    code = f"""
    const-string v0, "a"
    const-string v1, "b"
    filled-new-array {{v0, v1}}, [Ljava/lang/CharSequence;
    move-result-object v1
    const-string v0, "/"
    invoke-static {{v0, v1}}, {S}->join(Ljava/lang/CharSequence;[Ljava/lang/CharSequence;){S}
    move-result-object v0
    """
    assert values_of(code) == (Text("a/b"),)


def test_a_builder_inserts_and_reverses():
    builder = "Ljava/lang/StringBuilder;"
    code = f"""
    new-instance v1, {builder}
    const-string v0, "cb"
    invoke-direct {{v1, v0}}, {builder}-><init>({S})V
    invoke-virtual {{v1}}, {builder}->reverse(){builder}
    const/4 v2, #0
    const-string v0, "a"
    invoke-virtual {{v1, v2, v0}}, {builder}->insert(I{S}){builder}
    invoke-virtual {{v1}}, {builder}->toString(){S}
    move-result-object v0
    """
    assert values_of(code) == (Text("abc"),)


def inserted_at(place):
    builder = "Ljava/lang/StringBuilder;"
    return values_of(f"""
    new-instance v1, {builder}
    const-string v0, "content://tacts/data"
    invoke-direct {{v1, v0}}, {builder}-><init>({S})V
    const/16 v2, #{place}
    const-string v0, "com.android.con"
    invoke-virtual {{v1, v2, v0}}, {builder}->insert(I{S}){builder}
    invoke-virtual {{v1}}, {builder}->toString(){S}
    move-result-object v0
    """)


def test_a_builder_inserts_in_its_middle():
    assert inserted_at(10) == (Text("content://com.android.contacts/data"),)


def test_an_insertion_past_the_end_is_not_known():
    (found,) = inserted_at(99)
    assert found.text == HOLE


def test_a_decoded_uri_is_what_its_escapes_stand_for():
    code = f"""
    const-string v0, "content%3A%2F%2Fcom.android.contacts%2Fdata"
    invoke-static {{v0}}, {URI}->decode({S}){S}
    move-result-object v0
    invoke-static {{v0}}, {URI}->parse({S}){URI}
    move-result-object v0
    """
    assert values_of(code) == (Uri("content://com.android.contacts/data"),)


def of_uri(text, getter):
    return values_of(
        f'const-string v0, "{text}"\ninvoke-static {{v0}}, {URI}->parse({S}){URI}\nmove-result-object v0\n'
        f"invoke-virtual {{v0}}, {URI}->{getter}\nmove-result-object v0"
    )


@pytest.mark.parametrize(
    ("getter", "expected"),
    [
        ("getScheme", "content"),
        ("getAuthority", "com.android.contacts"),
        ("getPath", "/data/7"),
        ("getQuery", "a=b"),
        ("getLastPathSegment", "7"),
        ("toString", "content://com.android.contacts/data/7?a=b"),
    ],
)
def test_a_piece_of_a_uri_is_taken(getter, expected):
    found = of_uri("content://com.android.contacts/data/7?a=b", f"{getter}(){S}")
    assert found == (Text(expected),)


def test_a_uri_from_parts_is_opaque():
    code = f"""
    const-string v0, "tel"
    const-string v1, "123"
    const/4 v2, #0
    invoke-static {{v0, v1, v2}}, {URI}->fromParts({S}{S}{S}){URI}
    move-result-object v0
    """
    assert values_of(code) == (Uri("tel:123"),)


def test_an_encoded_filter_is_appended():
    code = f"""
    const-string v0, "content://com.android.contacts/phone_lookup"
    invoke-static {{v0}}, {URI}->parse({S}){URI}
    move-result-object v0
    const-string v1, "+1 2"
    invoke-static {{v1}}, {URI}->encode({S}){S}
    move-result-object v1
    invoke-static {{v0, v1}}, {URI}->withAppendedPath({URI}{S}){URI}
    move-result-object v0
    """
    assert values_of(code) == (Uri("content://com.android.contacts/phone_lookup/%2B1%202"),)


def test_a_lookup_uri_of_what_was_picked_stays_picked():
    code = f"""
    invoke-static {{p0, p1}}, Landroid/provider/ContactsContract$Contacts;->getLookupUri(J{S}){URI}
    move-result-object v0
    """
    (found,) = values_of(
        'const-wide/16 v1, #1\nconst-string v3, "k"\n'
        + code.replace("{p0, p1}", "{v1, v2, v3}")
    )
    assert found.text == f"content://com.android.contacts/contacts/lookup/{HOLE}/{HOLE}"


def test_an_appended_id_goes_to_the_end_of_a_builder():
    code = f"""
    new-instance v0, {BUILDER}
    invoke-direct {{v0}}, {BUILDER}-><init>()V
    const-string v1, "com.android.contacts"
    invoke-virtual {{v0, v1}}, {BUILDER}->authority({S}){BUILDER}
    const-string v1, "content"
    invoke-virtual {{v0, v1}}, {BUILDER}->scheme({S}){BUILDER}
    const-string v1, "/contacts"
    invoke-virtual {{v0, v1}}, {BUILDER}->path({S}){BUILDER}
    const-wide/16 v1, #7
    invoke-static {{v0, v1, v2}}, Landroid/content/ContentUris;->appendId({BUILDER}J){BUILDER}
    invoke-virtual {{v0}}, {BUILDER}->build(){URI}
    move-result-object v0
    """
    assert values_of(code) == (Uri("content://com.android.contacts/contacts/7"),)


def test_an_id_that_is_parsed_from_what_was_picked_is_its_key():
    activity = Class(
        "La/Main;",
        superclass="Landroid/app/Activity;",
        methods=(
            Method(
                "onActivityResult",
                "(IILandroid/content/Intent;)V",
                f"""
                invoke-virtual {{p3}}, Landroid/content/Intent;->getData(){URI}
                move-result-object v0
                invoke-static {{v0}}, Landroid/content/ContentUris;->parseId({URI})J
                move-result-wide v0
                invoke-static {{v0, v1}}, {S}->valueOf(J){S}
                move-result-object v0
                invoke-static {{v0}}, {TAKE}
                return-void
                """,
            ),
        ),
    )
    resolver = resolver_of(activity)
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    assert resolver.value_at(site.method, site.pc, 0) == (Text(HOLE, (PickedKey(),)),)


def test_a_concatenation_by_invoke_custom_is_read_from_its_recipe():
    linker = (
        "Ljava/lang/invoke/StringConcatFactory;->makeConcatWithConstants("
        "Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
        "Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;"
    )
    code = f'const-string v0, "contacts"\ninvoke-custom {{v0}}, site@0\nmove-result-object v0\ninvoke-static {{v0}}, {TAKE}\nreturn-void'
    data = build_dex(
        one_class(static("m", "()V", code)),
        version=38,
        handles=(Handle("invoke-static", linker),),
        call_sites=(
            CallSite(
                0, "makeConcatWithConstants", f"({S}){S}", ("content://com.android.\x01/data",)
            ),
        ),
    )
    program = Program((read_dex(data, "base.apk!classes.dex"),), manifest())
    resolver = Resolver(program, Hierarchy(program))
    (site,) = program.calls_of("La/Sink;", "take")
    assert resolver.value_at(site.method, site.pc, 0) == (
        Text("content://com.android.contacts/data"),
    )
