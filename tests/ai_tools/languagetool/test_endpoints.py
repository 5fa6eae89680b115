"""Every endpoint of the protocol at each of its addresses, and where a key may stand."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

import httpx
import pytest

from accounts import users
from accounts.api_keys import store
from ai_tools.api.languagetool import categories
from tests.ai_tools.languagetool.conftest import assert_plain_error

BOTH = ("GET", "POST")
METHODS = {
    "check": BOTH,
    "languages": BOTH,
    "maxtextlength": BOTH,
    "healthcheck": BOTH,
    "info": BOTH,
    "configinfo": BOTH,
    "words": ("GET",),
    "words/add": ("POST",),
    "words/delete": ("POST",),
}
"""The endpoints, each with the methods that it accepts."""

NEED_A_KEY = {"check", "words", "words/add", "words/delete"}
PARAMETERS = {"language": "en-US", "text": "She go.", "word": "prepone"}
MakeKey = Callable[[str], str]


@pytest.fixture(autouse=True)
def keys_only(settings: Any) -> None:
    settings.LANGUAGETOOL_ANONYMOUS = False


@pytest.fixture
def key_of(signed_in: Any) -> MakeKey:
    """Make an API key for the account of an e-mail address."""

    def make(email: str) -> str:
        signed_in(email)
        account: Any = users.find(email=email)
        return store.create(
            user_id=account["_id"],
            token_version=account["token_version"],
            name="Editor",
            scopes=["check"],
            expires_in_days=1,
        ).key

    return make


def call(api: httpx.Client, method: str, path: str, **query: str) -> httpx.Response:
    """Send a request without following redirects, whatever slashes its path has."""
    url = api.base_url.copy_with(raw_path=path.encode() + b"?" + str(httpx.QueryParams(query)).encode())
    return api.request(method, url, follow_redirects=False)


@pytest.mark.parametrize("endpoint", METHODS)
def test_an_endpoint_answers_at_each_of_its_addresses(api: httpx.Client, key: str, endpoint: str):
    for address in ("/v2/", "//v2/", f"/lt/{key}/v2/", f"/lt/{key}//v2/"):
        for end in ("", "/"):
            known = PARAMETERS if "/lt/" in address else PARAMETERS | {"apiKey": key}
            for method in METHODS[endpoint]:
                answer = call(api, method, f"{address}{endpoint}{end}", **known)
                assert answer.status_code == 200, f"{method} {address}{endpoint}{end}: {answer.text}"


@pytest.mark.parametrize("endpoint", METHODS)
def test_only_texts_and_words_need_a_key(api: httpx.Client, endpoint: str):
    for method in METHODS[endpoint]:
        answer = call(api, method, f"/v2/{endpoint}", **PARAMETERS)
        if endpoint in NEED_A_KEY:
            assert_plain_error(answer, 403)
        else:
            assert answer.status_code == 200


@pytest.mark.parametrize("endpoint", METHODS)
def test_another_method_is_a_plain_error(api: httpx.Client, key: str, endpoint: str):
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - set(METHODS[endpoint]):
        assert_plain_error(call(api, method, f"/lt/{key}/v2/{endpoint}", **PARAMETERS), 405)


def test_languages_have_the_names_that_menus_show(api: httpx.Client):
    languages = api.get("/v2/languages").json()
    assert all(set(language) == {"name", "code", "longCode"} for language in languages)
    names = {language["longCode"]: language["name"] for language in languages}
    assert (names["en-GB"], names["en-IN"]) == ("English (UK)", "English (IN)")


def test_ten_words_are_listed_unless_the_client_says_how_many(signed_in: Any):
    asha = signed_in()
    asha.post("/learning/dictionary", json={"words": [f"word{number:02}" for number in range(12)]})
    assert asha.get("/v2/words").json() == {"words": [f"word{number:02}" for number in range(10)]}
    assert len(asha.get("/v2/words", params={"limit": "500"}).json()["words"]) == 12


def test_a_word_added_by_an_editor_covers_what_an_entry_of_the_page_covers(signed_in: Any):
    asha = signed_in()

    def found(text: str) -> int:
        answer = asha.post("/v2/check", data={"language": "en-US", "text": text})
        return len(answer.json()["matches"])

    for word in ("recieve", "Definately"):
        assert asha.post("/v2/words/add", data={"word": word}).json() == {"added": True}
    assert [found(f"It was {word} late.") for word in ("Definately", "definately")] == [0, 1]
    assert [found(f"I can {word} it.") for word in ("recieve", "Recieve")] == [0, 0]


def test_an_unencoded_body_may_name_an_account_with_a_plus_sign(api: httpx.Client, key_of: MakeKey):
    email = "a+b@example.org"
    key = key_of(email)
    body = f"text=She go 2+2 & 50%41.&language=en-US&username={email}&apiKey={key}".encode()
    answer = api.post("/v2/check", content=body)
    assert answer.status_code == 200, answer.text
    assert [match["offset"] for match in answer.json()["matches"]] == [4]
    # In an encoded body a plus sign is a blank.
    encoded = f"text=She+go.&language=en-US&username={email}&apiKey={key}".encode()
    assert_plain_error(api.post("/v2/check", content=encoded), 403)
    encoded = encoded.replace(email.encode(), quote_plus(email).encode())
    assert api.post("/v2/check", content=encoded).status_code == 200


def test_anonymous_checks_are_counted_for_each_address(api: httpx.Client, settings: Any):
    settings.LANGUAGETOOL_ANONYMOUS = True
    settings.LANGUAGETOOL_ANONYMOUS_REQUESTS_PER_MINUTE = 1
    settings.TRUSTED_PROXIES = ["127.0.0.1"]

    def statuses(address: str) -> list[int]:
        headers = {"X-Forwarded-For": address}
        return [api.post("/v2/check", data=PARAMETERS, headers=headers).status_code for _ in range(2)]

    assert statuses("203.0.113.7") == [200, 429]
    assert statuses("203.0.113.8") == [200, 429]


KINDS = {
    "spelling": ("TYPOS", "misspelling"),
    "confused_word": ("CONFUSED_WORDS", "grammar"),
    "capitalization": ("CASING", "typographical"),
    "punctuation": ("PUNCTUATION", "typographical"),
    "spacing": ("TYPOGRAPHY", "whitespace"),
    "repetition": ("REPETITIONS", "duplication"),
    "word_choice": ("SEMANTICS", "style"),
    "style": ("STYLE", "style"),
}
"""What clients go by; every other kind is `GRAMMAR`."""


def test_each_kind_of_mistake_is_what_clients_call_it():
    told = {name: (category.id, category.issue_type) for name, category in categories.BY_NAME.items()}
    assert told == dict.fromkeys(told, ("GRAMMAR", "grammar")) | KINDS
    assert len(told) == 18
