"""The prompt of uni-app: who refuses goes on or not, as the file says."""

import json
from dataclasses import dataclass

import pytest

from auditor.model.app import Member
from auditor.model.vocabulary import Role
from auditor.screens.hybrid.prompts import find_prompts
from auditor.screens.inventory.ground import Ground
from auditor.screens.parts.shown import Effect

NAME = "assets/apps/__UNI__1/www/androidPrivacy.json"
WORDS = {
    "prompt": "template",
    "title": "隐私政策",
    "message": '我们将读取您的通讯录,见<a href="https://x.example/p">《隐私政策》</a>',
    "buttonAccept": "同意并接受",
    "buttonRefuse": "暂不同意",
}


@dataclass
class Files:
    """A package of one file."""

    data: bytes

    @property
    def members(self):
        return (Member("base.apk", NAME, len(self.data), "text"),)

    def read(self, _):
        return self.data


def prompts(content):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return list(find_prompts(Ground(None, None, Files(data), None)))


def refusal(shown):
    (refuse,) = shown.refuses
    return refuse.effects


@pytest.mark.parametrize(
    ("mode", "effect"),
    [
        ({"disagreeMode": {"support": True}}, Effect.GOES_ON),
        ({"disagreeMode": {"support": False}}, Effect.EXITS),
        ({}, Effect.EXITS),
    ],
)
def test_refusing_does_what_the_file_says(mode, effect):
    (shown,) = prompts({**WORDS, **mode})

    assert refusal(shown) == {effect}


def test_a_second_prompt_stands_behind_the_first_refusal():
    second = {
        "title": "温馨提示",
        "message": "通讯录",
        "buttonAccept": "同意",
        "buttonRefuse": "退出",
    }

    first, last = prompts({**WORDS, "second": second})

    assert refusal(first) == {Effect.SHOWS_AGAIN}
    assert refusal(last) == {Effect.EXITS}


def test_what_a_prompt_links_to_is_not_examined():
    (shown,) = prompts(WORDS)

    assert shown.unexamined == ("https://x.example/p",)
    assert [one.role for one in shown.choices] == [Role.ACCEPT, Role.REFUSE]


@pytest.mark.parametrize("content", [b"{", b"[]", b"null", {"prompt": "none", "title": "x"}])
def test_a_file_that_prompts_nothing_is_no_screen(content):
    assert prompts(content) == []
