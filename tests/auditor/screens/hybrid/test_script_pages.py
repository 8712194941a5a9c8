"""Pages and components of scripts that ask: what stands behind them, and twins that only seem to."""

from types import SimpleNamespace

import pytest

from auditor.model.app import Member
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.hybrid.script_orders import ScriptSetting, judge_scripts
from auditor.screens.hybrid.script_screens import find_script_screens
from auditor.screens.hybrid.script_world import PluginCalls, script_world
from auditor.screens.inventory.scripts import Depth, ScriptLayer, hosts
from auditor.screens.inventory.texts import Text
from auditor.scripts.scopes import LOST

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
WORDS = "If you agree, Larkmere Loans Pvt Ltd reads the names and phone numbers in your contact list to check your reference."
ASK = f"<p>{WORDS}</p><button id='yes'>I agree</button><button id='no'>I refuse</button>"
READ = "navigator.contacts.find(['name'],function(p){},function(){})"
GO = "document.getElementById('yes').addEventListener('click',function(){%s});document.getElementById('no').addEventListener('click',function(){%s});"
SETTING = ScriptSetting(legacy=False, blinded=False, asks_itself=True, elsewhere=False)


def judge(files, host="cordova", plugin=("navigator.contacts", "navigator.contacts.find")):
    layer_host = next(one for one in hosts() if one.id == host)
    members = [
        Member("a.apk", f"assets/www/{name}", len(text), "text") for name, text in files.items()
    ]
    texts = tuple(zip(members, files.values(), strict=True))
    layer = ScriptLayer(layer_host, (), tuple(members), Depth.WHOLE, texts, is_remote=False)
    world = script_world([layer], [PluginCalls((host,), plugin[:1], plugin[1:])])
    said = [
        Text(
            WORDS,
            "script" if one.name.endswith("js") else "policy-asset",
            one.name,
            "",
            one.part,
        )
        for one, text in texts
        if WORDS in text
    ]
    asked = find_script_screens(world, SimpleNamespace(texts=said), said)
    assert len(asked) == 1
    order = judge_scripts(world, dict(enumerate(asked)), SETTING).reads
    return asked[0].shown, order


def page(body, script=""):
    return f"<html><body>{body}<script>{script}</script></body></html>"


PAGES = {
    "behind the button": (
        YES,
        {"index.html": page(ASK, GO % (READ, "navigator.app.exitApp()"))},
    ),
    "behind the button by attribute": (
        YES,
        {
            "index.html": page(
                f"<p>{WORDS}</p><button onclick='sync()'>I agree</button><button onclick='no()'>I refuse</button>",
                f"function sync(){{{READ}}} function no(){{}}",
            )
        },
    ),
    "as the page opens": (
        NO,
        {
            "index.html": page(
                ASK,
                f"document.addEventListener('deviceready',function(){{{READ}}});"
                + GO % ("", ""),
            )
        },
    ),
    "on either button": (NO, {"index.html": page(ASK, GO % (READ, READ))}),
    "on the refusal": (NO, {"index.html": page(ASK, GO % ("", READ))}),
    "on the next page": (
        YES,
        {
            "index.html": page("<a href='ask.html'>Apply</a>"),
            "ask.html": page(
                ASK, GO % ("location.href='list.html'", "location.href='index.html'")
            ),
            "list.html": page("", READ),
        },
    ),
    "on a page with another way": (
        NO,
        {
            "index.html": page("<a href='ask.html'>Apply</a><a href='list.html'>Skip</a>"),
            "ask.html": page(ASK, GO % ("location.href='list.html'", "")),
            "list.html": page("", READ),
        },
    ),
    "on the page that both buttons open": (
        NO,
        {
            "index.html": page("<a href='ask.html'>Apply</a>"),
            "ask.html": page(
                ASK, GO % ("location.href='list.html'", "location.href='list.html'")
            ),
            "list.html": page("", READ),
        },
    ),
    "kept by a flag": (
        YES,
        {
            "index.html": page("<a href='ask.html'>Apply</a>"),
            "ask.html": page(
                ASK,
                GO
                % (
                    "localStorage.setItem('ok','1');location.href='list.html'",
                    "location.href='list.html'",
                ),
            ),
            "list.html": page("", f"if(localStorage.getItem('ok')==='1'){{{READ}}}"),
        },
    ),
    "a button that a script presses": (
        UNKNOWN,
        {"index.html": page(ASK, GO % (READ, "") + "document.getElementById('yes').click();")},
    ),
    "behind the box": (
        YES,
        {
            "index.html": page(
                ASK.replace("<button", "<input type='checkbox' id='box'><button", 1)
                + "<button id='next'>Who can vouch</button>",
                GO % ("", "")
                + f"document.getElementById('next').onclick=function(){{if(document.getElementById('box').checked){{{READ}}}}}",
            )
        },
    ),
    "behind a box that a script ticks": (
        UNKNOWN,
        {
            "index.html": page(
                ASK.replace("<button", "<input type='checkbox' id='box'><button", 1)
                + "<button id='next'>Who can vouch</button>",
                GO % ("", "")
                + "document.getElementById('box').checked=true;"
                + f"document.getElementById('next').onclick=function(){{if(document.getElementById('box').checked){{{READ}}}}}",
            )
        },
    ),
    "a page of nobody": (
        UNKNOWN,
        {"index.html": page(ASK, GO % ("", "")), "list.html": page("", READ)},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_before_a_read_on_pages(name):
    wanted, files = PAGES[name]
    shown, order = judge(files)
    assert {Role.ACCEPT, Role.REFUSE} <= {one.role for one in shown.choices}
    assert order.controls is wanted


DRAWN = (
    "var h=React.createElement;function Ask(p){return h(View,null,h(Text,null,%r),h(Button,{title:'I agree',onPress:function(){%s}}),"
    "h(Button,{title:'I refuse',onPress:function(){%s}}))}"
    "function App(){var s=React.useState(false),ok=s[0];%s}AppRegistry.registerComponent('a',function(){return App});"
)
READ_ALL = "NativeModules.Contacts.getAll(function(p){})"
COMPONENTS = {
    "behind the button": (YES, (READ_ALL, "BackHandler.exitApp()", "return h(Ask)")),
    "on either button": (NO, (READ_ALL, READ_ALL, "return h(Ask)")),
    "as the app is drawn": (
        NO,
        ("go()", "", f"React.useEffect(function(){{{READ_ALL}}},[]);return h(Ask)"),
    ),
    "as the question is drawn": (NO, ("go()", "", f"{READ_ALL};return h(Ask)")),
}


@pytest.mark.parametrize("name", COMPONENTS)
def test_what_stands_before_a_read_in_components(name):
    wanted, (yes, no, draws) = COMPONENTS[name]
    _, order = judge(
        {"index.android.bundle.js": DRAWN % (WORDS, yes, no, draws)},
        "react-native",
        ("Contacts", "getAll"),
    )
    assert order.controls is wanted


@pytest.mark.parametrize(
    "script",
    [
        "".join(f"function f{n}(){{return f{n + 1}}}" for n in range(900))
        + f"function f900(){{{READ}}} f0()()",
        "x=" + "a." * 5_000 + f"b;{READ}",
        f"if({'(' * 3_000}ok{')' * 3_000}){{{READ}}}",
        "".join(f"function g{n}(d){{g{n + 1}(d)}}" for n in range(900))
        + f"g0(function(){{{READ}}})",
        f"if({'!' * 4_000}ok){{{READ}}}",
    ],
    ids=["returns", "members", "parentheses", "handed", "signs"],
)
def test_what_is_too_deep_is_unknown_and_no_fault(script):
    try:
        _, order = judge({"index.html": page(ASK, GO % (READ, "") + script)})
    except LOST:
        return  # Who asks takes it for unknown.
    assert order.controls in (UNKNOWN, NO)
