"""Values of registers: texts, URIs, fields, parameters, results, arrays, and what stays unknown."""

import base64

import pytest

from auditor.code.classes.values import (
    HOLE,
    ClassName,
    Elements,
    FieldRef,
    Made,
    Number,
    Parameter,
    Picked,
    PickedKey,
    RowKey,
    Text,
    Unknown,
    Uri,
    plain,
)
from tests.dex_builder import ABSTRACT, PUBLIC, Class, Field, Method, Try
from tests.program_builder import (
    PHONE_URI,
    QUERY,
    FakeResources,
    one_class,
    resolver_of,
    static,
)

TAKE = "La/Sink;->take(Ljava/lang/Object;)V"
SB = "Ljava/lang/StringBuilder;"
APPEND = f"{SB}->append(Ljava/lang/String;){SB}"
PARSE = "Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;"
BUILDER = "Landroid/net/Uri$Builder;"


def asked(resolver):
    """Return what the first argument of the call to the sink can be, without its callers."""
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    register = resolver.call_at(site.method, site.pc).registers[0]
    return tuple(plain(one) for one in resolver.value_at(site.method, site.pc, register))


def values_of(code, *classes, proto="()V", resources=None, fields=(), **further):
    method = static("m", proto, f"{code}\ninvoke-static {{v0}}, {TAKE}\nreturn-void", **further)
    return asked(resolver_of(one_class(method, fields=fields), *classes, resources=resources))


def text_of(code, *classes, **further):
    (found,) = values_of(code, *classes, **further)
    return found.text


def test_a_literal_is_itself():
    assert values_of('const-string v0, "a"') == (Text("a"),)


def test_a_copy_and_a_cast_keep_the_value():
    code = 'const-string v1, "a"\nmove-object v0, v1\ncheck-cast v0, Ljava/lang/String;'
    assert values_of(code) == (Text("a"),)


def test_a_join_gives_both_values():
    code = 'const-string v0, "a"\nif-eqz p0, :end\nconst-string v0, "b"\n:end'
    assert values_of(code, proto="(I)V") == (Text("a"), Text("b"))


def test_a_number_is_known_through_arithmetic():
    assert values_of("const/16 v0, #40\nadd-int/lit8 v0, v0, #2") == (Number(42),)


def test_a_counter_of_a_loop_is_made_by_the_program():
    code = "const/4 v0, #0\n:top\nadd-int/lit8 v0, v0, #1\nif-lt v0, p0, :top"
    assert Made(looped=True) in values_of(code, proto="(I)V")


def test_a_string_builder_is_read_in_the_order_of_its_calls():
    code = f"""
    new-instance v1, {SB}
    const-string v2, "content://"
    invoke-direct {{v1, v2}}, {SB}-><init>(Ljava/lang/String;)V
    const-string v2, "com.andr"
    invoke-virtual {{v1, v2}}, {APPEND}
    move-result-object v1
    const-string v2, "oid.contacts"
    invoke-virtual {{v1, v2}}, {APPEND}
    invoke-virtual {{v1}}, {SB}->toString()Ljava/lang/String;
    move-result-object v0
    """
    assert text_of(code) == "content://com.android.contacts"


def test_a_branch_of_a_string_builder_gives_both_texts():
    code = f"""
    new-instance v1, {SB}
    invoke-direct {{v1}}, {SB}-><init>()V
    if-eqz p0, :skip
    const-string v2, "a"
    invoke-virtual {{v1, v2}}, {APPEND}
    :skip
    const-string v2, "z"
    invoke-virtual {{v1, v2}}, {APPEND}
    invoke-virtual {{v1}}, {SB}->toString()Ljava/lang/String;
    move-result-object v0
    """
    assert values_of(code, proto="(I)V") == (Text("az"), Text("z"))


def test_what_a_loop_appends_leaves_a_hole_that_the_program_makes():
    code = f"""
    new-instance v1, {SB}
    invoke-direct {{v1}}, {SB}-><init>()V
    const-string v2, "a"
    :top
    invoke-virtual {{v1, v2}}, {APPEND}
    add-int/lit8 p0, p0, #-1
    if-gtz p0, :top
    invoke-virtual {{v1}}, {SB}->toString()Ljava/lang/String;
    move-result-object v0
    """
    once, often = sorted(values_of(code, proto="(I)V", registers=4), key=lambda one: one.text)
    assert once == Text("a")
    assert often.text.startswith(HOLE)
    assert often.holes == (Made(looped=True),)


@pytest.mark.parametrize(
    ("call", "arguments", "expected"),
    [
        ("concat(Ljava/lang/String;)Ljava/lang/String;", '"ab" "cd"', "abcd"),
        ("trim()Ljava/lang/String;", '" ab "', "ab"),
        ("toLowerCase()Ljava/lang/String;", '"AB"', "ab"),
        (
            "replace(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)Ljava/lang/String;",
            '"c#m" "#" "o"',
            "com",
        ),
        (
            "replaceAll(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
            '"c[m" "\\\\[" "o"',
            "com",
        ),
    ],
)
def test_a_method_of_string_is_computed(call, arguments, expected):
    words = arguments.split('" "')
    lines = [f'const-string v{at + 1}, "{one.strip(chr(34))}"' for at, one in enumerate(words)]
    registers = ", ".join(f"v{at + 1}" for at in range(len(words)))
    code = "\n".join(lines)
    code += (
        f"\ninvoke-virtual {{{registers}}}, Ljava/lang/String;->{call}\nmove-result-object v0"
    )
    assert text_of(code) == expected


def test_a_format_is_filled_with_its_arguments():
    code = """
    const/4 v1, #2
    new-array v2, v1, [Ljava/lang/Object;
    const/4 v3, #0
    const-string v4, "contacts"
    aput-object v4, v2, v3
    const/4 v3, #1
    const-string v4, "data"
    aput-object v4, v2, v3
    const-string v1, "content://com.android.%s/%2$s%%"
    invoke-static {v1, v2}, Ljava/lang/String;->format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;
    move-result-object v0
    """
    assert text_of(code) == "content://com.android.contacts/data%"


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (
            "content://com.android.{0}/{1}",
            "Ljava/text/MessageFormat;->format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;",
        ),
        (
            "content://com.android.^1/^2",
            "Landroid/text/TextUtils;->expandTemplate(Ljava/lang/CharSequence;[Ljava/lang/CharSequence;)Ljava/lang/CharSequence;",
        ),
    ],
)
def test_places_of_a_template_are_filled_by_number(words, call):
    code = f"""
    const/4 v1, #2
    new-array v2, v1, [Ljava/lang/Object;
    const/4 v3, #0
    const-string v4, "contacts"
    aput-object v4, v2, v3
    const/4 v3, #1
    const-string v4, "data"
    aput-object v4, v2, v3
    const-string v1, "{words}"
    invoke-static {{v1, v2}}, {call}
    move-result-object v0
    """
    assert text_of(code) == "content://com.android.contacts/data"


def test_base64_bytes_become_a_string_again():
    packed = base64.b64encode(b"com.android.contacts").decode()
    code = f"""
    const-string v1, "{packed}"
    const/4 v2, #0
    invoke-static {{v1, v2}}, Landroid/util/Base64;->decode(Ljava/lang/String;I)[B
    move-result-object v1
    new-instance v0, Ljava/lang/String;
    invoke-direct {{v0, v1}}, Ljava/lang/String;-><init>([B)V
    """
    assert text_of(code) == "com.android.contacts"


def test_bytes_of_an_array_payload_become_a_string():
    code = """
    const/4 v1, #2
    new-array v1, v1, [B
    fill-array-data v1, :data
    new-instance v0, Ljava/lang/String;
    invoke-direct {v0, v1}, Ljava/lang/String;-><init>([B)V
    goto :end
    :data
    .array 1 104 105
    :end
    """
    assert text_of(code) == "hi"


def test_a_resource_id_gives_its_string():
    code = """
    const v1, #0x7f010001
    invoke-virtual {p0, v1}, Landroid/app/Activity;->getString(I)Ljava/lang/String;
    move-result-object v0
    """
    resources = FakeResources({0x7F010001: "com.android.contacts"})
    assert text_of(code, proto="(Landroid/app/Activity;)V", resources=resources) == (
        "com.android.contacts"
    )


def test_an_element_of_an_array_resource_is_found():
    code = """
    const v1, #0x7f020001
    invoke-virtual {p0, v1}, Landroid/content/res/Resources;->getStringArray(I)[Ljava/lang/String;
    move-result-object v1
    const/4 v2, #1
    aget-object v0, v1, v2
    """
    resources = FakeResources(arrays={0x7F020001: ("a", "b")})
    assert text_of(code, proto="(Landroid/content/res/Resources;)V", resources=resources) == "b"


def test_a_constant_of_the_framework_is_read_from_the_table():
    assert values_of(f"sget-object v0, {PHONE_URI}") == (
        Uri("content://com.android.contacts/data/phones"),
    )


def test_a_constant_named_through_a_subclass_is_its_supers():
    text = "Landroid/provider/ContactsContract$Presence;->CONTENT_URI:Landroid/net/Uri;"
    assert values_of(f"sget-object v0, {text}") == (
        Uri("content://com.android.contacts/status_updates"),
    )


def test_a_constant_that_no_table_knows_stays_named():
    text = "Landroid/provider/UserDictionary$Words;->CONTENT_URI:Landroid/net/Uri;"
    assert values_of(f"sget-object v0, {text}") == (FieldRef(text),)


def test_an_apps_class_of_the_same_name_is_no_framework_constant():
    own = Class(
        "La/ContactsContract;",
        fields=(Field("CONTENT_URI", "Landroid/net/Uri;", flags=9),),
        methods=(
            static(
                "<clinit>",
                "()V",
                f"""
                const-string v0, "content://a.contacts"
                invoke-static {{v0}}, {PARSE}
                move-result-object v0
                sput-object v0, La/ContactsContract;->CONTENT_URI:Landroid/net/Uri;
                return-void
                """,
            ),
        ),
    )
    code = "sget-object v0, La/ContactsContract;->CONTENT_URI:Landroid/net/Uri;"
    assert values_of(code, own) == (Uri("content://a.contacts"),)


def test_an_encoded_static_value_is_found():
    fields = (Field("NAME", "Ljava/lang/String;", flags=25, value="contacts"),)
    code = "sget-object v0, La/A;->NAME:Ljava/lang/String;"
    assert values_of(code, fields=fields) == (Text("contacts"),)


def test_an_instance_field_has_what_is_stored_in_it():
    owner = Class(
        "La/B;",
        fields=(Field("uri", "Landroid/net/Uri;"),),
        methods=(
            Method(
                "<init>",
                "(Landroid/net/Uri;)V",
                "iput-object p1, p0, La/B;->uri:Landroid/net/Uri;\nreturn-void",
            ),
        ),
    )
    code = f"""
    new-instance v1, La/B;
    sget-object v0, {PHONE_URI}
    invoke-direct {{v1, v0}}, La/B;-><init>(Landroid/net/Uri;)V
    iget-object v0, v1, La/B;->uri:Landroid/net/Uri;
    """
    assert values_of(code, owner) == (Uri("content://com.android.contacts/data/phones"),)


def test_a_list_in_a_field_holds_what_is_added_elsewhere():
    fields = (Field("names", "Ljava/util/ArrayList;", flags=9),)
    fill = one_class(
        static(
            "fill",
            "()V",
            """
            new-instance v0, Ljava/util/ArrayList;
            invoke-direct {v0}, Ljava/util/ArrayList;-><init>()V
            sput-object v0, La/A;->names:Ljava/util/ArrayList;
            return-void
            """,
        ),
        static(
            "add",
            "()V",
            """
            sget-object v0, La/A;->names:Ljava/util/ArrayList;
            const-string v1, "a"
            invoke-virtual {v0, v1}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
            return-void
            """,
        ),
        name="La/Fill;",
    )
    code = "sget-object v0, La/A;->names:Ljava/util/ArrayList;"
    assert values_of(code, fill, fields=fields) == (Elements((Text("a"),)),)


def test_a_list_poured_into_an_array_fills_it():
    code = """
    new-instance v1, Ljava/util/ArrayList;
    invoke-direct {v1}, Ljava/util/ArrayList;-><init>()V
    const-string v2, "a"
    invoke-virtual {v1, v2}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z
    const/4 v2, #0
    new-array v0, v2, [Ljava/lang/String;
    invoke-virtual {v1, v0}, Ljava/util/ArrayList;->toArray([Ljava/lang/Object;)[Ljava/lang/Object;
    """
    (found,) = values_of(code)
    assert found.values == (Text("a"),)


def test_a_parameter_is_what_every_caller_gives():
    callers = one_class(
        *(
            static(
                f"c{name}",
                "()V",
                f'const-string v0, "{name}"\ninvoke-static {{v0}}, La/A;->m(Ljava/lang/String;)V\nreturn-void',
            )
            for name in "ab"
        ),
        name="La/Callers;",
    )
    found = values_of("move-object v0, p0", callers, proto="(Ljava/lang/String;)V")
    assert found == (Text("a"), Text("b"))


def test_a_handed_down_value_names_the_calls_from_the_farthest():
    lower = static("m", "(Ljava/lang/String;)V", f"invoke-static {{p0}}, {TAKE}\nreturn-void")
    middle = static(
        "n",
        "(Ljava/lang/String;)V",
        "invoke-static {p0}, La/A;->m(Ljava/lang/String;)V\nreturn-void",
    )
    upper = static(
        "o",
        "()V",
        'const-string v0, "a"\ninvoke-static {v0}, La/A;->n(Ljava/lang/String;)V\nreturn-void',
    )
    resolver = resolver_of(one_class(lower, middle, upper))
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    (found,) = resolver.value_at(site.method, site.pc, 0)
    names = [resolver.program.text(method) for method, _ in found.via]
    assert names == ["La/A;->o()V", "La/A;->n(Ljava/lang/String;)V"]


def test_a_parameter_without_callers_says_so():
    found = values_of("move-object v0, p0", proto="(Ljava/lang/String;)V")
    assert found == (Parameter("La/A;->m(Ljava/lang/String;)V", 0),)


def test_a_result_is_resolved_with_the_arguments_of_its_call():
    helper = one_class(
        static("same", "(Ljava/lang/String;)Ljava/lang/String;", "return-object p0"),
        name="La/H;",
    )
    other = one_class(
        static(
            "o",
            "()V",
            'const-string v0, "other"\ninvoke-static {v0}, La/H;->same(Ljava/lang/String;)Ljava/lang/String;\nreturn-void',
        ),
        name="La/O;",
    )
    code = 'const-string v1, "mine"\ninvoke-static {v1}, La/H;->same(Ljava/lang/String;)Ljava/lang/String;\nmove-result-object v0'
    assert values_of(code, helper, other) == (Text("mine"),)


def test_an_override_is_chosen_by_the_object_that_is_made():
    base = Class(
        "La/Base;",
        methods=(Method("name", "()Ljava/lang/String;", None, PUBLIC | ABSTRACT),),
        flags=PUBLIC | ABSTRACT,
    )
    ways = [
        Class(
            f"La/{name};",
            superclass="La/Base;",
            methods=(
                Method("<init>", "()V", "return-void"),
                Method(
                    "name",
                    "()Ljava/lang/String;",
                    f'const-string v0, "{name}"\nreturn-object v0',
                ),
            ),
        )
        for name in ("One", "Two")
    ]
    code = """
    new-instance v1, La/One;
    invoke-direct {v1}, La/One;-><init>()V
    invoke-virtual {v1}, La/Base;->name()Ljava/lang/String;
    move-result-object v0
    """
    assert values_of(code, base, *ways) == (Text("One"),)


def test_recursion_ends():
    loop = one_class(
        static(
            "f",
            "(Ljava/lang/String;)Ljava/lang/String;",
            """
            if-eqz p0, :end
            invoke-static {p0}, La/H;->f(Ljava/lang/String;)Ljava/lang/String;
            move-result-object p0
            :end
            return-object p0
            """,
        ),
        name="La/H;",
    )
    code = 'const-string v1, "a"\ninvoke-static {v1}, La/H;->f(Ljava/lang/String;)Ljava/lang/String;\nmove-result-object v0'
    assert Text("a") in values_of(code, loop)


def test_a_builder_of_uris_is_read_in_order():
    code = f"""
    new-instance v1, {BUILDER}
    invoke-direct {{v1}}, {BUILDER}-><init>()V
    const-string v2, "content"
    invoke-virtual {{v1, v2}}, {BUILDER}->scheme(Ljava/lang/String;){BUILDER}
    const-string v2, "com.android.contacts"
    invoke-virtual {{v1, v2}}, {BUILDER}->authority(Ljava/lang/String;){BUILDER}
    move-result-object v1
    const-string v2, "data"
    invoke-virtual {{v1, v2}}, {BUILDER}->appendPath(Ljava/lang/String;){BUILDER}
    const-string v2, "limit"
    invoke-virtual {{v1, v2, v2}}, {BUILDER}->appendQueryParameter(Ljava/lang/String;Ljava/lang/String;){BUILDER}
    invoke-virtual {{v1}}, {BUILDER}->build()Landroid/net/Uri;
    move-result-object v0
    """
    assert text_of(code) == "content://com.android.contacts/data?limit=limit"


def test_a_uri_built_upon_another_keeps_its_beginning():
    code = f"""
    sget-object v1, {PHONE_URI}
    invoke-virtual {{v1}}, Landroid/net/Uri;->buildUpon(){BUILDER}
    move-result-object v1
    const-string v2, "filter"
    invoke-virtual {{v1, v2}}, {BUILDER}->appendPath(Ljava/lang/String;){BUILDER}
    move-result-object v1
    invoke-virtual {{v1}}, {BUILDER}->build()Landroid/net/Uri;
    move-result-object v0
    """
    assert text_of(code) == "content://com.android.contacts/data/phones/filter"


def test_an_appended_id_that_is_not_known_leaves_a_hole():
    code = f"""
    sget-object v0, {PHONE_URI}
    invoke-static {{v0, p0, p1}}, Landroid/content/ContentUris;->withAppendedId(Landroid/net/Uri;J)Landroid/net/Uri;
    move-result-object v0
    """
    assert text_of(code, proto="(J)V") == f"content://com.android.contacts/data/phones/{HOLE}"


def test_a_user_prefix_stays_in_the_text():
    code = f'const-string v0, "content://0@com.android.contacts/data"\ninvoke-static {{v0}}, {PARSE}\nmove-result-object v0'
    assert values_of(code) == (Uri("content://0@com.android.contacts/data"),)


def test_the_intent_of_a_result_is_picked_and_so_is_its_key():
    activity = Class(
        "La/Main;",
        superclass="Landroid/app/Activity;",
        methods=(
            Method(
                "onActivityResult",
                "(IILandroid/content/Intent;)V",
                f"""
                invoke-virtual {{p3}}, Landroid/content/Intent;->getData()Landroid/net/Uri;
                move-result-object v0
                invoke-virtual {{v0}}, Landroid/net/Uri;->getLastPathSegment()Ljava/lang/String;
                move-result-object v1
                invoke-static {{v1}}, {TAKE}
                return-void
                """,
            ),
        ),
    )
    resolver = resolver_of(activity)
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    assert resolver.value_at(site.method, site.pc, 0) == (Picked(),)
    assert resolver.value_at(site.method, site.pc, 1) == (PickedKey(),)


def test_a_value_of_a_row_names_the_uri_of_its_query():
    code = f"""
    const/4 v1, #0
    sget-object v2, {PHONE_URI}
    invoke-virtual/range {{p0 .. p0}}, La/Dummy;->x()V
    move-object v3, p0
    invoke-virtual/range {{v3 .. v8}}, {QUERY}
    move-result-object v0
    invoke-interface {{v0, v1}}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    move-result-object v0
    """
    code = code.replace("sget-object v2,", "sget-object v4,").replace(
        "invoke-virtual/range {p0 .. p0}, La/Dummy;->x()V",
        "const/4 v5, #0\nconst/4 v6, #0\nconst/4 v7, #0\nconst/4 v8, #0",
    )
    found = values_of(code, proto="(Landroid/content/ContentResolver;)V")
    assert found == (RowKey(("content://com.android.contacts/data/phones",)),)


def test_reflection_by_known_names_reads_the_constant():
    code = """
    const-string v0, "android.provider.ContactsContract$Contacts"
    invoke-static {v0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;
    move-result-object v0
    const-string v1, "CONTENT_URI"
    invoke-virtual {v0, v1}, Ljava/lang/Class;->getField(Ljava/lang/String;)Ljava/lang/reflect/Field;
    move-result-object v0
    const/4 v1, #0
    invoke-virtual {v0, v1}, Ljava/lang/reflect/Field;->get(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    """
    assert values_of(code) == (Uri("content://com.android.contacts/contacts"),)


def test_what_a_class_casts_is_the_same_object():
    code = """
    const-class v0, Landroid/widget/TextView;
    const-string v1, "the same"
    invoke-virtual {v0, v1}, Ljava/lang/Class;->cast(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    """
    assert values_of(code) == (Text("the same"),)


def test_a_class_literal_is_its_class():
    assert values_of("const-class v0, La/A;") == (ClassName("La/A;"),)


def test_the_permissions_of_the_own_package_are_those_of_the_manifest():
    method = static(
        "m",
        "(Landroid/content/pm/PackageInfo;)V",
        f"""
        iget-object v0, p0, Landroid/content/pm/PackageInfo;->requestedPermissions:[Ljava/lang/String;
        invoke-static {{v0}}, {TAKE}
        return-void
        """,
    )
    resolver = resolver_of(one_class(method), permissions=("p.A", "p.B"))
    assert asked(resolver) == (Elements((Text("p.A"), Text("p.B"))),)


def test_a_caught_exception_is_unknown_with_a_reason():
    method = static(
        "m",
        "()V",
        f"""
        :start
        invoke-static {{}}, La/B;->go()V
        :end
        return-void
        :caught
        move-exception v0
        invoke-static {{v0}}, {TAKE}
        return-void
        """,
        tries=(Try(":start", ":end", ((None, ":caught"),)),),
    )
    assert asked(resolver_of(one_class(method))) == (Unknown("a caught exception"),)


def test_what_the_server_sends_is_unknown_and_names_the_call():
    code = """
    const-string v1, "uri"
    invoke-virtual {p0, v1}, Lorg/json/JSONObject;->optString(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    """
    (found,) = values_of(code, proto="(Lorg/json/JSONObject;)V")
    assert isinstance(found, Unknown)
    assert "optString" in found.reason


def test_the_same_question_gives_the_same_answer_twice():
    code = 'const-string v0, "a"\nif-eqz p0, :end\nconst-string v0, "b"\n:end'
    method = static("m", "(I)V", f"{code}\ninvoke-static {{v0}}, {TAKE}\nreturn-void")
    resolver = resolver_of(one_class(method))
    assert asked(resolver) == asked(resolver)


PLACE = "La/A;->place:Ljava/lang/String;"
PLACES = (Field("place", "Ljava/lang/String;", flags=9),)


def puts_place(register, text):
    return f'const-string {register}, "{text}"\nsput-object {register}, {PLACE}\n'


def test_a_field_read_behind_a_store_holds_what_was_stored():
    elsewhere = Class(
        "La/B;", methods=(static("s", "()V", puts_place("v0", "else") + "return-void"),)
    )
    own = puts_place("v0", "first") + puts_place("v0", "here")
    reads = f"sget-object v0, {PLACE}"
    assert values_of(own + reads, elsewhere, fields=PLACES) == (Text("here"),)
    maybe = "if-eqz p0, :on\n" + puts_place("v0", "here") + ":on\n"
    assert set(values_of(maybe + reads, elsewhere, fields=PLACES, proto="(I)V")) == {
        Text("else"),
        Text("here"),
    }


def test_a_field_read_behind_a_call_of_who_stores_it_holds_what_anybody_stores():
    elsewhere = Class(
        "La/B;", methods=(static("s", "()V", puts_place("v0", "else") + "return-void"),)
    )
    code = (
        puts_place("v0", "here") + f"invoke-static {{}}, La/B;->s()V\nsget-object v0, {PLACE}"
    )
    assert set(values_of(code, elsewhere, fields=PLACES)) == {Text("else"), Text("here")}
