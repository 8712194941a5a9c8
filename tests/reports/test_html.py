"""The HTML report: complete, in both languages, inert, the same each time."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from auditor.model.access import PolicyDocument
from auditor.model.app import Icon
from auditor.model.evidence import Evidence
from auditor.model.finding import RuleCheck
from auditor.model.result import FLEET_SCHEMA, Answer, Failure, FleetResult
from auditor.model.vocabulary import CheckOutcome, EvidenceKind, Kleene, LimitKind, Outcome
from auditor.model.words import Words
from reports.glossary import label
from reports.html import SECTIONS, to_html, to_html_fleet
from reports.markdown import to_markdown
from reports.text import to_text
from reports.view import build_view
from tests.reports.reading import read
from tests.result_builder import (
    EXAMPLES,
    HOSTILE_LABEL,
    hostile,
    large_lender,
    legacy_lender,
    prompt_only,
)
from tests.settled import WAIVER, settled_lender

ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))
BOTH = pytest.mark.parametrize("lang", ["en", "zh"])


def shown(page: bytes) -> str:
    """Return the page's text with all white space and arrows' break hints out of the way."""
    return re.sub(r"\s+", "", read(page).text)


def bare(text: str) -> str:
    """Return a text as `shown` has it: commands stand without their backticks."""
    return re.sub(r"[\s`]+", "", text)


@ALL
def test_every_fact_finding_limit_and_clause_appears(example):
    result = EXAMPLES[example]()
    if example == "hostile":
        result = replace(result, findings=result.findings[:-1])
    page = to_html(result)
    text = shown(page)
    said = [fact.because for fact in result.facts.values()]
    said += [fact.because for fact in result.elements]
    said += [finding.message for finding in result.findings]
    said += [limit.because for limit in result.limits]
    packs = {pack.id for pack in result.packs}
    clauses = [one for one in result.clauses if one.pack in packs]
    said += [clause.asks for clause in clauses]
    for words in said:
        assert bare(words.en) in text
        assert bare(words.zh) in text
    for clause in clauses:
        assert bare(clause.citation) in text
    ids = read(page).ids
    assert {f"fact-{fact}" for fact in result.facts} <= set(ids)
    assert {f"clause-{clause.id}" for clause in clauses} <= set(ids)


@ALL
def test_no_label_stands_in_one_language_only(example):
    reading = read(to_html(EXAMPLES[example]()))
    left = [text for text in reading.unmarked if re.search(r"[A-Za-z\u4e00-\u9fff]", text)]
    assert left == []
    assert reading.english
    assert reading.chinese


@ALL
def test_nothing_of_the_glossary_lacks_a_translation(example):
    reading = read(to_html(EXAMPLES[example]()))
    chinese = " ".join(reading.chinese)
    english = " ".join(reading.english)
    quoted = {"网贷平台爆通讯录合法吗", "小花"}
    for quote in quoted:
        english = english.replace(quote, "")
    assert not re.search(r"[\u4e00-\u9fff]", english)
    assert len(re.findall(r"[\u4e00-\u9fff]", chinese)) > len(english) / 10


@ALL
@BOTH
def test_the_page_opens_in_the_language_asked_for(example, lang):
    reading = read(to_html(EXAMPLES[example](), lang=lang))
    assert ("html", {"lang": lang}) in reading.tags
    checked = [
        given["value"]
        for tag, given in reading.tags
        if "checked" in given and tag == "input" and given.get("name") == "lang"
    ]
    assert checked == [lang]


def test_a_language_that_the_report_lacks_is_refused():
    with pytest.raises(ValueError, match="en and zh"):
        to_html(legacy_lender(), lang="fr")


@ALL
def test_every_link_leads_somewhere_in_the_page(example):
    reading = read(to_html(EXAMPLES[example]()))
    targets = [given["href"] for tag, given in reading.tags if tag == "a"]
    assert all(target.startswith("#") for target in targets)
    assert {target.removeprefix("#") for target in targets} <= set(reading.ids)


@ALL
def test_no_id_is_given_twice(example):
    ids = read(to_html(EXAMPLES[example]())).ids
    assert len(ids) == len(set(ids))


@ALL
def test_paragraphs_are_numbered_without_gaps(example):
    ids = read(to_html(EXAMPLES[example]())).ids
    numbers = [int(one[1:]) for one in ids if re.fullmatch(r"p\d+", one)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 10


def test_hostile_texts_run_nothing_and_add_no_element():
    plain, attacked = read(to_html(legacy_lender())), read(to_html(hostile()))
    allowed = {tag for tag, _ in plain.tags}
    assert {tag for tag, _ in attacked.tags} <= allowed
    assert sum(tag == "script" for tag, _ in attacked.tags) == 1
    attributes = {name for _, given in attacked.tags for name in given}
    assert not {name for name in attributes if name.startswith("on")}
    assert not [given for _, given in attacked.tags if "javascript:" in str(given.get("href"))]


def test_hostile_texts_are_shown_as_they_are_with_hidden_characters_named():
    text = shown(to_html(hostile()))
    label = HOSTILE_LABEL.replace("\u202e", "[U+202E]").replace("\u200b", "[U+200B]")
    assert bare(label) in text
    page = to_html(hostile()).decode()
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", page)
    assert "[U+001B][31m" in page
    assert "{{ 7*7 }}" in page


def test_the_hash_in_the_running_footer_holds_nothing_but_hexadecimal():
    page = to_html(hostile()).decode()
    footer = re.search(r'--footer: "sha256 ([^"]*)…";', page)
    assert footer is not None
    assert re.fullmatch("[0-9a-f]*", footer[1])


def test_the_policy_of_contents_allows_this_one_script_and_nothing_else():
    page = to_html(legacy_lender()).decode()
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    policy = next(
        given["content"]
        for tag, given in read(page.encode()).tags
        if given.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert "img-src data:" in policy


@ALL
def test_nothing_is_fetched(example):
    reading = read(to_html(EXAMPLES[example]()))
    assert not [tag for tag, given in reading.tags if "src" in given or tag == "link"]
    style = re.search(r"<style>(.*?)</style>", to_html(EXAMPLES[example]()).decode(), re.DOTALL)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@BOTH
def test_words_on_lawfulness_come_only_from_the_result(lang):
    result = prompt_only()
    elements = tuple(replace(one, quote="", translation="") for one in result.elements)
    text = read(to_html(replace(result, elements=elements), lang=lang)).text
    text = text.replace("网贷平台爆通讯录合法吗", "").replace("no legal advice", "")
    assert not re.search(r"违法|合法|\b(il|un)?(legal|lawful)", text, re.IGNORECASE)


def test_the_word_of_a_confirmed_b_is_handed_on():
    text = read(to_html(legacy_lender())).text
    assert "unlawful under the article's 3.3" in text
    assert "依文章3.3属违法行为" in text


def test_the_article_s_words_are_marked_as_chinese_and_translated():
    reading = read(to_html(legacy_lender()))
    assert ("p", {"class": "quoted", "lang": "zh"}) in reading.tags
    assert "个人的通讯录信息属于个人信息的范畴" in reading.text
    assert "An individual's phonebook information falls within personal information." in (
        reading.english
    )


def test_the_chinese_pack_without_a_chinese_market_is_headed_if_offered():
    assert "if offered in China" in read(to_html(prompt_only())).text
    assert "if offered in China" not in read(to_html(legacy_lender())).text


def test_a_provisional_code_stands_beside_u():
    page = to_html(EXAMPLES["packed_lender"]()).decode()
    assert re.search(r'class="provisional".*?verdict-A2', page, re.DOTALL)


@pytest.mark.parametrize(
    ("kinds", "key"),
    [
        ((LimitKind.REMOTE_PAGE,), "U-page"),
        ((LimitKind.REMOTE_PAGE, LimitKind.PACKED), "U1"),
        ((LimitKind.PACKED,), "U1"),
        ((), "U1"),
    ],
)
def test_the_next_step_of_an_undecided_app_is_chosen_by_what_was_not_seen(kinds, key):
    base = EXAMPLES["packed_lender"]()
    limits = tuple(replace(base.limits[0], what=one) for one in kinds)
    result = replace(base, limits=limits, verdict_with_answers=None, answers=())
    assert build_view(result).next_steps == (key, "U")
    page = shown(to_html(result))
    assert bare(label("next", key).en) in page
    assert bare(label("next", "U").en) in page


def test_the_confidence_of_an_undecided_verdict_is_not_told_as_one_of_code():
    page = shown(to_html(EXAMPLES["packed_lender"]()))
    assert bare(label("confidence_note", "undecided").en) in page


@pytest.mark.parametrize(
    ("value", "key"),
    [(Kleene.NO, "screens_uncalled"), (Kleene.YES, "screens_undecided")],
)
def test_screens_that_nothing_called_for_are_not_told_as_unsupported(value, key):
    base = prompt_only()
    facts = {one: each for one, each in base.facts.items() if one != "C3"}
    facts["P2"] = replace(facts["P2"], value=value)
    result = replace(base, facts=facts, screens=(), disclosures=())
    assert bare(label("ui", key).en) in shown(to_html(result))


def test_the_notes_of_evidence_are_told_in_both_languages():
    base = prompt_only()
    note = Evidence(EvidenceKind.ASSET, "base.apk!assets/a.json", excerpt="shows the screen")
    finding = replace(base.findings[0], evidence=(note,))
    page = shown(to_html(replace(base, findings=(finding,))))
    assert "显示该界面" in page


@pytest.mark.parametrize(
    ("lending", "banner"),
    [
        (Kleene.NO, "非网贷类App，文章的测试仅作参考。"),
        (Kleene.UNKNOWN, "未确认为网贷类App：文章的测试按网贷类App套用。"),
    ],
)
def test_an_app_that_is_no_confirmed_lender_has_a_banner(lending, banner):
    result = legacy_lender()
    app = replace(result.app, lending=replace(result.app.lending, value=lending))
    assert banner in read(to_html(replace(result, app=app))).text


def test_a_lure_is_named_before_anything_else():
    result = legacy_lender()
    lure = replace(result.findings[0], rule="LAP-M01", message=Words("a lure", "诱饵"))
    page = to_html(replace(result, findings=(*result.findings, lure))).decode()
    assert page.index("疑似恶意软件") < page.index('class="verdict"')


@pytest.mark.parametrize("lending", [Kleene.UNKNOWN, Kleene.NO, Kleene.YES])
def test_a_lure_is_one_only_if_it_is_offered_as_a_loan_app(lending):
    result = legacy_lender()
    lure = replace(result.findings[0], rule="LAP-M01", message=Words("a lure", "诱饵"))
    app = replace(result.app, lending=replace(result.app.lending, value=lending))
    result = replace(result, app=app, findings=(*result.findings, lure))
    for page in (to_html(result), to_markdown(result), to_text(result)):
        words = " ".join(page.decode().split())
        assert "If offered as a loan app: possibly malware; rules" in words
        assert ("Not confirmed as a lending app" in words) == (lending is Kleene.UNKNOWN)


def test_a_contradiction_stands_side_by_side():
    page = to_html(legacy_lender()).decode()
    opposed = re.search(r'<div class="opposed">(.*?)</article>', page, re.DOTALL)
    assert opposed is not None
    assert "我们绝不会读取或上传您的通讯录" in opposed[1]
    assert "ContentResolver.query" in opposed[1]


def test_an_index_holds_each_app_and_each_failure():
    fleet = FleetResult(
        FLEET_SCHEMA,
        tuple(make() for make in EXAMPLES.values()),
        (Failure("broken.apk", "unreadable", "no manifest"),),
    )
    reading = read(to_html_fleet(fleet))
    for result in fleet.results:
        if "\u202e" not in result.app.label:
            assert result.app.label in reading.text
    assert "broken.apk" in reading.text
    assert len(reading.ids) == len(set(reading.ids))
    left = [text for text in reading.unmarked if re.search(r"[A-Za-z\u4e00-\u9fff]", text)]
    assert left == []
    targets = {given["href"] for tag, given in reading.tags if tag == "a"}
    assert targets <= {f"#{one}" for one in reading.ids}


def section(page: bytes, name: str) -> str:
    """Return the text of one section of a page."""
    found = re.search(rf'<section id="{name}">(.*?)</section>', page.decode(), re.DOTALL)
    assert found is not None
    return shown(found[1].encode())


def test_a_waiver_is_shown_with_who_why_until_when_and_where_it_stands():
    page = to_html(settled_lender())
    text = section(page, "findings")
    for said in (WAIVER.because, WAIVER.by, WAIVER.until, "waivers.toml, waiver 2", "LAP-T01"):
        assert bare(said) in text
    assert b"the picker is on its way &lt;b&gt;" in page
    assert "Accepted" not in section(to_html(legacy_lender()), "findings")


def test_the_first_page_tells_what_is_new_and_what_is_accepted():
    result = settled_lender()
    standing = re.search(r'<p class="standing">(.*?)</p>', to_html(result).decode(), re.DOTALL)
    assert standing is not None
    text = " ".join(read(standing[1].encode()).english)
    assert "Compared with" in text
    assert "2.2.0 (220)" in read(standing[1].encode()).text
    for word in ("new", "heavier than before", "as before", "waived", "known"):
        assert word in text
    plain = re.search(
        r'<p class="standing">(.*?)</p>', to_html(legacy_lender()).decode(), re.DOTALL
    )
    assert "Compared" not in plain[1]


def test_each_finding_says_what_it_is_beside_the_baseline():
    page = to_html(settled_lender()).decode()
    for one in build_view(settled_lender()).findings:
        article = re.search(rf'id="finding-{one.number}".*?</article>', page, re.DOTALL)[0]
        assert f"baseline-{one.finding.baseline}" in article
    assert "baseline-" not in read(to_html(legacy_lender())).text


def test_every_rule_is_listed_with_what_became_of_it():
    result = settled_lender()
    ids = read(to_html(result)).ids
    assert {f"rule-{one.rule}" for one in result.checks} <= set(ids)
    text = section(to_html(result), "checks")
    for card in result.rules:
        assert bare(card.title.en) in text
        assert bare(card.title.zh) in text
    silent = RuleCheck("LAP-A03", CheckOutcome.UNDETERMINED, Words("P2 unknown", "P2 未知"))
    unsure = replace(result, checks=(silent,))
    assert "P2unknown" in section(to_html(unsure), "checks")


def test_a_reason_is_never_printed_as_a_fact_is():
    result = prompt_only()
    assert result.verdict.reasons
    page = to_html(result).decode()
    for reason in result.verdict.reasons:
        words = label("reason", reason)
        assert re.search(
            rf'{words.en}.*?<span class="reason-code">.*?reason.*?<code translate="no">{reason}<',
            page,
        )
        assert (
            f'href="#fact-{reason}"'
            not in re.search(r'<ul class="reasons">.*?</ul>', page, re.DOTALL)[0]
        )


def test_the_layers_of_a_finding_are_words_in_both_languages():
    weight = re.search(
        r'<p class="weight">(.*?)</p>', to_html(legacy_lender()).decode(), re.DOTALL
    )
    assert weight is not None
    reading = read(weight[1].encode())
    assert {"the article", "law"} <= set(reading.english)
    assert {"文章", "法律"} <= set(reading.chinese)
    assert "law:cn" not in reading.text


def policies(page: bytes) -> str:
    """Return what the first page says of policies."""
    found = re.search(r"<dt><span[^>]*>Policies.*?</dd>", page.decode(), re.DOTALL)
    assert found is not None
    return read(found[0].encode()).text


def test_the_first_page_names_the_policies_that_were_examined():
    result = legacy_lender()
    given = PolicyDocument("policy.pdf", "0" * 64, "en", examined=True)
    linked = PolicyDocument("https://x.example/privacy", "", "", examined=False)
    audit = replace(result.audit, policies_given=("policy.pdf",))
    text = policies(to_html(replace(result, audit=audit, policies=(given, linked))))
    assert "policy.pdf given by the reviewer" in text
    assert "English" in text
    assert "https://x.example/privacy only linked: not examined" in text
    assert "none was found or given" in policies(to_html(replace(result, policies=())))


def test_a_command_in_an_advice_is_set_as_one_and_not_torn_apart():
    base = EXAMPLES["packed_lender"]()
    page = to_html(replace(base, verdict_with_answers=None, answers=())).decode()
    advice = page[page.index("Next step") :]
    assert (
        '<span class="whole">--answers</span> <span class="whole">FILE</span></code>' in advice
    )
    assert "`" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_with_answers_the_next_step_is_that_of_the_answered_verdict():
    result = EXAMPLES["packed_lender"]()
    answered = replace(result, verdict_with_answers=EXAMPLES["bundled_consent"]().verdict)
    front = to_html(answered).decode().split('class="disclaimer"')[0]
    assert label("next", "D").en in front
    assert label("next", "U").en not in front


def test_an_element_that_answers_move_shows_both_outcomes():
    result = EXAMPLES["packed_lender"]()
    moved, *others = result.elements
    because = Words("A person looked.", "已由人工查看。")
    other = next(one for one in Outcome if one is not moved.outcome)
    after = (replace(moved, outcome=other, because=because), *others)
    rows = section(to_html(replace(result, elements_with_answers=after)), "elements")
    assert rows.count(bare(label("ui", "with_answers").en)) == 2, (
        "of one element: outcome and reason"
    )
    assert bare(label("outcome", other.value).en) in rows
    assert bare(because.en) in rows


def test_a_reviewer_s_answer_is_told_in_words_with_who_and_when():
    result = EXAMPLES["packed_lender"]()
    answer = Answer("P2", "yes", "Li Na <i>", "2026-11-26")
    text = section(to_html(replace(result, answers=(answer,))), "made")
    words = label("fact", "P2")
    assert bare(f"P2 {words.en}{words.zh}: ：yes是 Li Na <i>, 2026-11-26") in text


def test_a_screen_is_drawn_beside_the_finding_that_speaks_of_it():
    result = EXAMPLES["bundled_consent"]()
    text = result.screens[0].tree.children[1].text
    seen = Evidence(EvidenceKind.RESOURCE, "base.apk!res/values/strings.xml#a", excerpt=text)
    finding = replace(result.findings[0], evidence=(seen,))
    page = to_html(replace(result, findings=(finding,))).decode()
    article = re.search(r'<article class="finding.*?</article>', page, re.DOTALL)[0]
    assert '<figure class="phone' in article
    assert 'href="#screen-0"' in article
    screen = re.search(r'<article class="screen.*?</article>', page, re.DOTALL)[0]
    assert 'href="#finding-1"' in screen


def test_the_sections_stand_in_reading_order_and_are_numbered():
    page = to_html(legacy_lender()).decode()
    found = re.findall(r'<section id="(\w+)">', page)
    assert tuple(found) == SECTIONS
    assert found[:2] == ["test", "findings"]
    numbers = re.findall(
        r'<h2 id="\w+-head"><span class="section" translate="no">(\d+)</span>', page
    )
    assert numbers == [str(one) for one in range(1, len(SECTIONS) + 1)]


def test_the_report_of_a_large_app_stays_below_a_megabyte_and_says_what_it_leaves_out():
    result = large_lender()
    page = to_html(result)
    assert len(page) < 1_000_000
    assert "morestandintheJSONresult" in shown(page)
    ids = set(read(page).ids)
    assert {f"evidence-{one.number}" for one in build_view(result).places} <= ids


PRINT_DIGEST = """
import hashlib
from reports.html import to_html
from reports.text import to_text
from tests.result_builder import EXAMPLES
made = b"".join(render(make()) for make in EXAMPLES.values() for render in (to_html, to_text))
print(hashlib.sha256(made).hexdigest())
"""


def test_two_hash_seeds_give_the_same_bytes():
    def digest(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        )
        return run.stdout

    assert digest("1") == digest("2")


DRAWN = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def with_icon(type_: str, data: str) -> bytes:
    result = legacy_lender()
    return to_html(replace(result, app=replace(result.app, icon=Icon(type_, data))))


def test_the_icon_stands_beside_the_label():
    assert f'<img src="data:image/png;base64,{DRAWN}" alt=""'.encode() in with_icon(
        "image/png", DRAWN
    )
    assert b"<img" not in to_html(legacy_lender())


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("image/svg+xml", DRAWN),
        ("text/html", DRAWN),
        ("image/png", '"><script>x()</script>'),
        ("image/png", "https://x.example/a.png"),
        ("image/png", "A" * 70_000),
        ("image/png", ""),
    ],
)
def test_an_icon_of_a_forged_result_is_left_out(type_, data):
    page = with_icon(type_, data)
    assert b"<img" not in page
    assert b"x()" not in page
