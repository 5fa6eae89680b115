"""Any password is taken that is long enough and hard to guess."""

import gzip

import pytest
from django.conf import LazySettings
from django.contrib.auth.hashers import check_password, make_password
from hypothesis import given
from hypothesis import strategies as st

from accounts import passwords
from sahienglish import settings as product
from sahienglish.core.errors import InvalidInput


def codes(password: str, *, email: str = "asha.rao@example.org", full_name: str = "Asha Rao") -> list[str]:
    """Return what is wrong with a password."""
    try:
        passwords.validate(passwords.normalise(password), email=email, full_name=full_name)
    except InvalidInput as error:
        return [fault.code for fault in error.errors]
    return []


def test_the_fault_names_the_field_that_was_given() -> None:
    with pytest.raises(InvalidInput) as caught:
        passwords.validate("short", email="", full_name="", field="new_password")
    assert [fault.field for fault in caught.value.errors] == ["new_password"]


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "eight ch",
        "        a b",
        "🐘🦚🐅🪷🛕🥭🪔🐘",
        "सही अंग्रेज़ी लिखो",
        "qzjvkxwp",
        "x" * 255 + "y",
    ],
)
def test_passwords_of_any_composition_are_taken(password: str) -> None:
    assert codes(password) == []


def test_length_is_counted_in_code_points() -> None:
    assert codes("🐘🦚🐅🪷🛕🥭🪔") == ["too_short"]
    assert codes("qzjvkxw") == ["too_short"]
    assert codes("qz" * 128) == []
    assert codes("qz" * 128 + "x") == ["too_long"]


def test_the_least_length_is_a_setting(settings: LazySettings) -> None:
    settings.PASSWORD_MIN_LENGTH = 12
    assert codes("qzjvkxwpqzj") == ["too_short"]
    settings.PASSWORD_MIN_LENGTH = 6
    assert codes("qzjvkx") == []
    assert codes("123456") == ["too_common"]


@pytest.mark.parametrize(
    "password", ["password", "PassWord", "12345678", "iloveyou", "ｐａｓｓｗｏｒｄ", " password ", " " * 12]
)
def test_common_passwords_are_refused_however_they_are_written(password: str) -> None:
    assert codes(password) == ["too_common"]


def test_more_than_ten_thousand_common_passwords_have_policy_length(settings: LazySettings) -> None:
    with gzip.open(passwords.COMMON_PASSWORDS, "rt", encoding="utf-8") as lines:
        listed = [line.rstrip("\n") for line in lines]
    long_enough = [word for word in listed if len(word) >= settings.PASSWORD_MIN_LENGTH]
    assert len(long_enough) == len(set(long_enough)) > 10_000
    assert all("too_common" in codes(word) for word in long_enough[::50])


@pytest.mark.parametrize(
    "password",
    [
        "asha.rao@example.org",
        "my asha.rao@example.org!",
        "ASHA.RAO-2026",
        "asha rao 1994",
        "asharao1994",
        "1994-Asha-1994",
        "sahienglish-9",
        "I write SahiEnglish",
        "ＳａｈｉＥｎｇｌｉｓｈ７",
    ],
)
def test_passwords_with_the_address_the_name_or_the_product_are_refused(password: str) -> None:
    assert codes(password) == ["too_similar"]


def test_short_names_may_be_part_of_a_password() -> None:
    assert codes("aluminium wok", email="al@example.org", full_name="Al Wok") == []


def test_an_empty_name_or_a_renamed_product_is_no_trap(settings: LazySettings) -> None:
    settings.APP_NAME = "Lekhani"
    assert codes("qzjvkxwp", email="", full_name="") == []
    assert codes("lekhani 4711") == ["too_similar"]


@given(st.text(max_size=300))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = passwords.normalise(text)
    assert passwords.normalise(once) == once


def test_composed_and_decomposed_letters_are_one_password() -> None:
    assert passwords.normalise("cafe\u0301 au lait") == passwords.normalise("caf\u00e9 au lait")


def test_byte_73_counts(settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    base = "q" * 72
    encoded = make_password(base + "a")
    assert check_password(base + "a", encoded)
    assert not check_password(base + "b", encoded)
    assert not check_password(base, encoded)
