"""A duty that a *not* right before it lifts coerces nobody: "no es indispensable que nos permita leer"."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "No es indispensable que nos permita leer sus contactos.",
        "No tiene que permitir el acceso a su agenda.",
        "Não é preciso autorizar a leitura da agenda para contratar.",
        "Você não precisa permitir o acesso à agenda.",
        "Para contratar não é preciso liberar os contatos, e não os consultamos.",
        "Bạn không cần phải cho phép truy cập danh bạ.",
        "Hindi kailangang payagan ang access sa contacts mo.",
    ],
)
def test_what_is_no_duty_coerces_nobody(text: str):
    assert all(one.mode is not Mode.COERCION for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tiene que permitir el acceso a su agenda.",
        "No tiene que permitir el acceso a su agenda, pero sin ello no hay préstamo.",
        "Para contratar é preciso liberar os contatos.",
        "Bạn cần phải cho phép truy cập danh bạ.",
        "Las solicitudes sin acceso a contactos serán rechazadas automáticamente.",
        "Pedidos sem permissão de contatos não são analisados.",
    ],
)
def test_a_duty_coerces(text: str):
    assert Mode.COERCION in {one.mode for one in read_statements(text)}


def test_an_application_that_cannot_be_sent_without_it_is_no_denial():
    (one,) = read_statements("Without access to the phone book the application cannot be sent.")
    assert one.mode is Mode.COERCION
    (one, *_) = read_statements("Your application is processed without reading your contacts.")
    assert one.mode is Mode.DENIAL
