"""`/readyz`: which part of the service is missing."""

import logging


def test_all_that_is_set_up_is_named(api, settings):
    settings.RATE_LIMIT_STORAGE_URL = ""
    answer = api.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ok", "database": "ok", "provider": "ok"},
    )


def test_a_redis_that_is_away_is_named_and_logged_without_its_password(api, settings, caplog):
    settings.RATE_LIMIT_STORAGE_URL = "redis://:s3cret@127.0.0.1:1/0"
    answer = api.get("/readyz")
    assert (answer.status_code, answer.json()["rate_limits"]) == (503, "unreachable")
    assert answer.json()["database"] == "ok"
    [line] = [record for record in caplog.records if "RATE_LIMIT_STORAGE_URL" in record.getMessage()]
    assert line.levelno == logging.WARNING
    assert "redis://127.0.0.1:1/0" in line.getMessage()
    assert "s3cret" not in caplog.text


def test_a_request_that_redis_would_count_is_told_what_is_away(api, settings, caplog):
    settings.RATE_LIMIT_STORAGE_URL = "redis://:s3cret@127.0.0.1:1/0"
    answer = api.post("/auth/login", json={"username": "asha@example.org", "password": "x"})
    assert (answer.status_code, answer.json()["code"]) == (503, "database_unavailable")
    assert answer.json()["detail"] == "Rate limits cannot be checked right now, so the request was rejected."
    assert "s3cret" not in caplog.text + answer.text
