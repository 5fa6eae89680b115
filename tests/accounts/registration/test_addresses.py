"""Every way to write an address leads to one spelling, and to no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import email_addresses
from sahienglish.core.errors import InvalidInput


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("asha@example.org", "asha@example.org"),
        ("ASHA@EXAMPLE.ORG", "asha@example.org"),
        ("  Asha.Rao+news@Example.Org ", "asha.rao+news@example.org"),
        ("asha@bücher.example", "asha@xn--bcher-kva.example"),
        ("asha@BÜCHER.example", "asha@xn--bcher-kva.example"),
        ("asha@XN--BCHER-KVA.example", "asha@xn--bcher-kva.example"),
        ("asha@ｅｘａｍｐｌｅ.org", "asha@example.org"),
        ("asha@उदाहरण.भारत", "asha@xn--p1b6ci4b4b3a.xn--h2brj9c"),
        ("o'neil@example.org", "o'neil@example.org"),
        ("a" * 64 + "@example.org", "a" * 64 + "@example.org"),
    ],
)
def test_an_address_has_one_spelling(written: str, spelling: str) -> None:
    assert email_addresses.canonical(written) == spelling


@pytest.mark.parametrize(
    "written",
    [
        "",
        "asha",
        "@example.org",
        "asha@",
        "asha@localhost",
        "asha@example",
        "asha@@example.org",
        "asha@example..org",
        ".asha@example.org",
        "asha rao@example.org",
        '"asha rao"@example.org',
        "asha@[127.0.0.1]",
        "Asha <asha@example.org>",
        "asha@example.org,bina@example.org",
        "asha@example.org\nBcc: everybody@example.org",
        "asha@example.org\r\n",
        "asha\r@example.org",
        "asha\x00@example.org",
        "asha@exam\x00ple.org",
        "\tasha@example.org",
        "asha@example.org\u200b",
        "a" * 65 + "@example.org",
        "asha@" + "a" * 63 + ("." + "a" * 63) * 3 + ".org",
        "asha\ud800@example.org",
        "asha@\ud800.org",
        "asha@xn--a.example",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        email_addresses.canonical(written)
    (error,) = caught.value.errors
    assert (error.field, error.code) == ("email", "invalid")


@pytest.mark.parametrize(
    "written",
    [
        "ſam@example.org",
        "\u212aaren@example.org",
        "mıke@example.org",
        "ａsha@example.org",
        "аsha@example.org",
        "ash\u00ada@example.org",
        "asha\u200d@example.org",
        "i\u0307smail@example.org",
    ],
)
def test_look_alikes_do_not_become_another_persons_address(written: str) -> None:
    with pytest.raises(InvalidInput):
        email_addresses.canonical(written)


@given(
    st.one_of(st.text(), st.emails(), st.from_regex(r"[a-z.]{1,9}@[\w.-]{1,12}\.[a-z]{2,3}", fullmatch=True))
)
def test_a_spelling_is_its_own_spelling(written: str) -> None:
    try:
        spelling = email_addresses.canonical(written)
    except InvalidInput:
        return
    assert email_addresses.canonical(spelling) == spelling
    assert spelling.isascii()
    assert spelling == spelling.lower()
    assert spelling.isprintable()
    assert len(spelling) <= email_addresses.MAX_LENGTH
