"""What clients send by mistake: a plain error or no matches, never a 500."""

import json

import pytest

from tests.ai_tools.languagetool.conftest import assert_plain_error


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": "A text."},
        {"language": "en-US"},
        {"language": "en-US", "text": "A", "data": '{"text": "A"}'},
        {"language": "no language!", "text": "A"},
        {"language": "x" * 500, "text": "A"},
        {"language": "en-US", "text": "A", "level": "high"},
        {"language": "en-US", "text": "A", "mode": "some"},
        {"language": "en-US", "text": "A", "enabledOnly": "true"},
        {"language": "en-US", "text": "A", "preferredVariants": "en-GB"},
        {"language": "en-US", "text": "A", "callback": "f"},
        {"language": "en-US", "data": "{"},
        {"language": "en-US", "data": "[]"},
        {"language": "en-US", "data": "7"},
        {"language": "en-US", "data": "{}"},
        {"language": "en-US", "data": '{"text": 7}'},
        {"language": "en-US", "data": '{"annotation": 7}'},
        {"language": "en-US", "data": '{"annotation": [7]}'},
        {"language": "en-US", "data": '{"annotation": [{}]}'},
        {"language": "en-US", "data": '{"annotation": [{"text": 7}]}'},
        {"language": "en-US", "data": '{"annotation": [{"text": "A", "markup": "<b>"}]}'},
        {"language": "en-US", "data": '{"annotation": [{"markup": "<b>", "interpretAs": 7}]}'},
        {"language": "en-US", "data": '{"text": "\\ud83d"}'},
        {"language": "en-US", "data": "[" * 100_000},
    ],
)
def test_a_request_of_another_shape_is_an_error(api, fields):
    assert_plain_error(api.post("/v2/check", data=fields), 400)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "\u200b", "😀", "a" * 10_000, "<br/>", "&", "a\x00b"]
)
def test_an_odd_text_has_an_answer(check, text):
    assert check(text)["matches"] == []


def test_a_text_as_long_as_the_limit_is_checked_and_a_longer_one_is_an_error(api, check):
    assert check("She goes. " * 1_000)["matches"] == []
    refused = api.post("/v2/check", data={"language": "en-US", "text": "She goes. " * 1_000 + "."})
    assert "10,001" in assert_plain_error(refused, 413)


def test_markup_does_not_count_against_the_limit(check):
    parts = [{"markup": "<b>" * 10_000}, {"text": "She go to school."}]
    (match,) = check(data=json.dumps({"annotation": parts}))["matches"]
    assert match["offset"] == 30_004


@pytest.mark.parametrize("part", [{"markup": "<b>"}, {"markup": "<b>", "interpretAs": ""}, {"text": ""}])
def test_ten_thousand_parts_without_a_text_have_no_matches(check, part):
    answer = check(data=json.dumps({"annotation": [part] * 10_000}))
    assert (answer["matches"], answer["sentenceRanges"]) == ([], [])


def test_ten_thousand_parts_of_text_are_one_text(check):
    annotation = [{"text": letter} for letter in "She go. " * 1_200]
    assert len(check(data=json.dumps({"annotation": annotation}))["matches"]) == 1_200


def test_halves_of_a_surrogate_pair_in_neighbouring_parts_are_an_error(api):
    data = '{"annotation": [{"text": "She go \\ud83d"}, {"text": "\\ude00"}]}'
    assert_plain_error(api.post("/v2/check", data={"language": "en-US", "data": data}), 400)


def test_an_endless_word_is_answered_in_time(check):
    assert check("qzxw" * 2_499)["matches"] == []
    assert check("zqv " * 2_499)["matches"] == []


@pytest.mark.parametrize(
    "body", [b"\xff\xfe=\x80", b"text=%ff%fe&language=en-US", b"&&&=&text", b"\n", b"text=%ud83d&language=en"]
)
def test_bytes_that_are_no_text_are_an_answer_or_an_error(api, body):
    answer = api.post("/v2/check", content=body)
    assert answer.status_code == 200 or assert_plain_error(answer, 400)


def test_a_form_with_a_million_separators_is_an_error(api):
    assert_plain_error(api.post("/v2/check", content=b"&" * 1_000_000), 400)


@pytest.mark.parametrize("path", ["/v2/check", "/lt/sahi_pat_x/v2/check", "/v2/nothing"])
def test_a_body_over_one_mebibyte_is_a_plain_error(api, path):
    assert_plain_error(api.post(path, content=b"text=" + b"x" * 1024 * 1024), 413)


@pytest.mark.parametrize(
    "path", ["/v2", "/v2/", "/v2/nothing", "/lt", "/lt/", "/lt/key", "/lt/key/v2/no", "//v2/no"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_an_unknown_path_is_a_plain_error(api, path, method):
    assert_plain_error(api.request(method, api.base_url.join("/").copy_with(path=path)), 404)


@pytest.mark.parametrize("path", ["/v2/check", "/v2/languages", "/lt/key/v2/healthcheck"])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_another_method_is_a_plain_error(api, path, method):
    assert_plain_error(api.request(method, path), 405)


def test_an_unreadable_media_type_is_nothing_to_mind(api):
    form = "language=en-US&text=She+go."
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset*=nonsense''x"}
    answer = api.post("/v2/check", content=form, headers=headers)
    assert answer.status_code == 200 or assert_plain_error(answer, 400)


def test_without_a_key_only_the_anonymous_mode_lets_in(api, settings):
    settings.LANGUAGETOOL_ANONYMOUS = False
    form = {"language": "en-US", "text": "She go."}
    assert "API key" in assert_plain_error(api.post("/v2/check", data=form), 403)
    assert api.get("/v2/languages").status_code == 200
    for wrong in (
        {"apiKey": "sahi_pat_wrong"},
        {"username": "a@example.org", "apiKey": "x"},
        {"password": "x"},
    ):
        assert_plain_error(api.post("/v2/check", data=form | wrong), 403)
    assert_plain_error(api.post("/lt/sahi_pat_wrong/v2/check", data=form), 403)
    assert_plain_error(api.post("/v2/check", data=form, headers={"Authorization": "Bearer x"}), 403)


def test_a_wrong_key_is_an_error_even_where_none_is_needed(api):
    assert_plain_error(api.post("/v2/check", data={"language": "en", "text": "A", "apiKey": "x"}), 403)


def test_anonymous_checks_are_limited(api, settings):
    settings.LANGUAGETOOL_ANONYMOUS_REQUESTS_PER_MINUTE = 2
    form = {"language": "en-US", "text": "She go."}
    assert [api.post("/v2/check", data=form).status_code for _ in range(2)] == [200, 200]
    limited = api.post("/v2/check", data=form)
    assert_plain_error(limited, 429)
    assert 0 < int(limited.headers["retry-after"]) <= 60
