"""What leaves open whether the borrower was asked: pages that were not read."""

import pytest

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.facts.hidden.pages import Known, find_web_pages
from tests.program_builder import FakeReach, one_class, program_of, static


class LiveReach(FakeReach):
    """A reach to which no class is dormant."""

    def is_dormant(self, name):
        return False


def pages(call, name="La/A;", arguments="p0, p1"):
    code = f"invoke-virtual {{{arguments}}}, {call}\nreturn-void"
    method = static("m", "(Landroid/view/View;Ljava/lang/String;)V", code, registers=4)
    program = program_of(one_class(method, name=name))
    hierarchy = Hierarchy(program)
    reach = LiveReach(program, (name,))
    return find_web_pages(reach, Resolver(program, hierarchy))


@pytest.mark.parametrize(
    "call",
    [
        "Landroid/webkit/WebView;->loadUrl(Ljava/lang/String;)V",
        "Lcom/tencent/smtt/sdk/WebView;->loadUrl(Ljava/lang/String;)V",
        "Lorg/mozilla/geckoview/GeckoSession;->loadUri(Ljava/lang/String;)V",
    ],
)
def test_a_page_counts_in_whatever_engine_it_is_shown(call):
    assert len(pages(call)) == 1


def test_a_custom_tab_shows_a_page():
    call = "Landroidx/browser/customtabs/CustomTabsIntent;->launchUrl(Landroid/content/Context;Landroid/net/Uri;)V"
    assert len(pages(call, arguments="p0, p0, p1")) == 1


def test_an_engine_that_calls_itself_shows_nothing_by_that():
    call = "Lcom/tencent/smtt/sdk/WebView;->loadUrl(Ljava/lang/String;)V"
    assert pages(call, name="Lcom/tencent/smtt/sdk/WebView;") == ()


def test_a_picture_that_is_loaded_is_no_page():
    assert pages("Lcom/bumptech/glide/RequestManager;->load(Ljava/lang/String;)V") == ()


def own_page(remote_assets):
    code = """
    const-string p1, "file:///android_asset/i.html?a=1"
    invoke-virtual {p0, p1}, Landroid/webkit/WebView;->loadUrl(Ljava/lang/String;)V
    return-void"""
    program = program_of(
        one_class(
            static("m", "(Landroid/webkit/WebView;Ljava/lang/String;)V", code, registers=2)
        )
    )
    hierarchy = Hierarchy(program)
    reach, resolver = LiveReach(program, ("La/A;",)), Resolver(program, hierarchy)
    return find_web_pages(reach, resolver, remote_assets=remote_assets)


def test_a_page_of_the_package_counts_only_if_it_fetches_what_it_shows():
    assert own_page(frozenset()) == ()
    assert own_page(frozenset({"assets/other.html"})) == ()
    assert len(own_page(frozenset({"assets/i.html"}))) == 1


MESSAGE = (
    "Landroid/app/AlertDialog$Builder;->setMessage(Ljava/lang/CharSequence;)"
    "Landroid/app/AlertDialog$Builder;"
)


def dialog(code):
    method = static(
        "m",
        "(Landroid/app/AlertDialog$Builder;Ljava/lang/Exception;Ljava/lang/String;)V",
        f"{code}\ninvoke-virtual {{p0, v0}}, {MESSAGE}\nreturn-void",
        registers=4,
    )
    program = program_of(one_class(method))
    hierarchy = Hierarchy(program)
    reach = LiveReach(program, ("La/A;",))
    return find_web_pages(reach, Resolver(program, hierarchy))


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("move-object v0, p2", 1),
        (
            "invoke-static {p2}, Lb/Api;->post(Ljava/lang/String;)Ljava/lang/String;\n"
            "move-result-object v0",
            1,
        ),
        ('const-string v0, "Thank you."', 0),
        (
            "invoke-virtual {p1}, Ljava/lang/Exception;->getMessage()Ljava/lang/String;\n"
            "move-result-object v0",
            0,
        ),
    ],
)
def test_a_dialog_whose_words_nobody_can_read_leaves_consent_open(code, count):
    assert len(dialog(code)) == count


@pytest.mark.parametrize(
    ("spoken_by", "number"), [((), 1), (("Lcom/host/",), 0), (("Lcom/h/",), 1)]
)
def test_a_dialog_of_a_host_says_what_its_scripts_say_that_were_read(spoken_by, number):
    code = (
        "invoke-virtual {p0, p1}, Landroid/app/AlertDialog$Builder;->"
        "setMessage(Ljava/lang/CharSequence;)Landroid/app/AlertDialog$Builder;\nreturn-void"
    )
    proto = "(Landroid/app/AlertDialog$Builder;Ljava/lang/CharSequence;)V"
    owner = "Lcom/host/Alerts;"
    program = program_of(one_class(static("m", proto, code, registers=4), name=owner))
    reach, resolver = LiveReach(program, (owner,)), Resolver(program, Hierarchy(program))
    assert len(find_web_pages(reach, resolver, known=Known(spoken_by))) == number
