"""The pages that the server writes itself speak the language of their reader."""

import re

import pytest

from sahienglish.site import texts


@pytest.mark.parametrize("language", list(texts.LANGUAGES))
def test_no_language_lacks_a_text_or_a_value_in_it(language):
    english, own = texts.texts("en"), texts.texts(language)
    assert own.keys() == english.keys()
    for key, text in own.items():
        assert text.strip()
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("hi-IN,en;q=0.8", "hi"),
        ("de, es;q=0.5, en;q=0.1", "es"),
        ("en;q=0.2, zh-CN", "zh-Hans"),
        ("zh-TW, ar;q=0.1", "ar"),
        ("AR-eg", "ar"),
        ("fr", "en"),
        ("*", "en"),
        ("", "en"),
        ("es;q=x,<script>," + "a" * 600, "en"),
    ],
)
def test_the_front_page_is_written_in_the_first_language_that_there_is(api, accepted, language):
    page = api.get("/", headers={"Accept-Language": accepted})
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert f"<h1>{texts.texts(language)['landing.title']}</h1>" in page.text
    assert "Accept-Language" in page.headers["Vary"]


def test_a_language_that_is_chosen_on_the_front_page_goes_on_to_the_workbench(api):
    assert "/app/sign-up?language=es" in api.get("/?language=es").text
    api.cookies.clear()
    page = api.get("/?language=<script>").text
    assert '<html lang="en"' in page
    assert "<script>" not in page


@pytest.mark.parametrize("path", ["/", "/rules", "/auth/verify-email?token=x"])
def test_a_language_that_was_chosen_counts_more_than_that_of_the_browser(api, path):
    wanted = {"Accept": "text/html", "Accept-Language": "hi", "Cookie": f"{texts.COOKIE}=es"}
    page = api.get(path, headers=wanted)
    assert '<html lang="es"' in page.text
    assert {"Accept-Language", "Cookie"} <= set(page.headers["Vary"].split(", "))
    # What was chosen for this one page counts most, and a cookie may say anything.
    assert '<html lang="ar"' in api.get("/?language=ar", headers=wanted).text
    wanted["Cookie"] = f"{texts.COOKIE}=<script>"
    assert '<html lang="hi"' in api.get(path, headers=wanted).text


@pytest.mark.parametrize("path", ["/", "/rules"])
def test_a_language_that_is_chosen_is_remembered(api, path):
    header = api.get(f"{path}?language=es").headers["Set-Cookie"]
    assert header.startswith(f"{texts.COOKIE}=es;")
    assert "Path=/" in header
    assert "SameSite=Lax" in header
    # The script of the workbench reads it.
    assert "HttpOnly" not in header
    for other in (path, f"{path}?language=fr", f"{path}?language=es%0d%0aX:%20y"):
        assert "Set-Cookie" not in api.get(other).headers


def test_an_address_that_does_not_exist_is_a_page_for_browsers_and_a_problem_for_programs(api, settings):
    settings.METRICS_TOKEN = ""
    browsers = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    page = api.get("/nowhere", headers={"Accept": browsers, "Accept-Language": "es"})
    assert page.status_code == 404
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<html lang="es"' in page.text
    assert f"<h1>{texts.texts('es')['not_found.title']}</h1>" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert {"Accept", "Accept-Language", "Cookie"} <= set(page.headers["Vary"].split(", "))
    for accepted in ("*/*", "application/json", ""):
        problem = api.get("/nowhere", headers={"Accept": accepted})
        assert (problem.status_code, problem.json()["code"]) == (404, "not_found")
        assert "Accept" in problem.headers["Vary"]
    # A form or a script that goes nowhere is told so as a program.
    assert api.post("/nowhere", headers={"Accept": browsers}).json()["code"] == "not_found"
    # What is not there of an endpoint that exists is a problem, whoever asks.
    closed = api.get("/metrics", headers={"Accept": browsers})
    assert closed.json()["code"] == "not_found"
