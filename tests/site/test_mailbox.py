"""`/dev/mailbox`: stored e-mails, for a developer on the same machine and for no one else."""

import html
import re
from threading import Event

import httpx
import pytest

from sahienglish.mail.delivery import deliver_due
from tests.support.stored_mail import put
from tests.support.waiting import wait_until


@pytest.fixture
def stored(settings, tmp_path):
    """Two e-mails in files, the second to Bina."""
    settings.EMAIL_BACKEND = "sahienglish.mail.files.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.SMTP_HOST = ""
    page = '<html><head><title>x</title></head><body><a href="https://example.org/">Confirm</a></body></html>'
    put("asha@example.org", subject="The first")
    put("bina@example.org", subject="The second", html=page, text="See https://example.org/?a=1&b=2")
    # The running service delivers as well: the first one writes the file.
    deliver_due(Event())
    wait_until(lambda: len(list((tmp_path / "mail").glob("*.eml"))) == 2)


@pytest.mark.usefixtures("stored")
class TestMailbox:
    def test_lists_the_newest_first(self, api):
        text = api.get("/dev/mailbox").text
        subjects = re.findall(r"<strong>(.*?)</strong>", text)
        assert sorted(subjects) == ["The first", "The second"]
        names = re.findall(r'src="/dev/mailbox/([^"]+)"', text)
        assert names == sorted(names, reverse=True)

    def test_shows_html_in_a_sandbox_whose_links_open_in_a_tab(self, api):
        listed = api.get("/dev/mailbox").text
        assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in listed
        [address] = [a for a in re.findall(r'src="(/dev/mailbox/[^"]+)"', listed) if "bina" in a]
        response = api.get(address)
        assert '<a href="https://example.org/">Confirm</a>' in response.text
        assert '<base target="_blank">' in response.text
        policy = response.headers["Content-Security-Policy"]
        assert "sandbox allow-popups" in policy
        assert "allow-scripts" not in policy
        assert response.headers["Cache-Control"] == "no-store"

    def test_links_of_the_plain_text_can_be_followed(self, api):
        assert 'href="https://example.org/?a=1&amp;b=2"' in api.get("/dev/mailbox").text

    def test_names_no_other_file(self, api):
        for name in ("..%2F..%2Fetc%2Fpasswd", "unknown"):
            assert api.get(f"/dev/mailbox/{name}").status_code == 404

    def test_is_not_there_in_production(self, api, settings):
        settings.PRODUCTION = True
        assert api.get("/dev/mailbox").status_code == 404

    def test_is_not_there_with_a_mail_server(self, api, settings):
        settings.SMTP_HOST = "smtp.example.org"
        assert api.get("/dev/mailbox").status_code == 404

    def test_is_not_there_for_another_machine(self, api, settings):
        settings.TRUSTED_PROXIES = ["127.0.0.1"]
        response = api.get("/dev/mailbox", headers={"X-Forwarded-For": "203.0.113.9"})
        assert response.status_code == 404
        assert response.json()["code"] == "not_found"

    def test_is_not_there_under_a_public_name(self, api, settings):
        """A tunnel from outside connects from this machine, but under its own name."""
        settings.ALLOWED_HOSTS = ["demo.example.org"]
        assert api.get("/dev/mailbox", headers={"Host": "demo.example.org"}).status_code == 404

    def test_under_a_name_that_the_service_does_not_know_the_page_opens_without_it(self, api, settings):
        """A phone in the same network names an address that no one has written into the settings."""
        settings.ALLOWED_HOSTS = ["localhost"]
        headers = {"Host": "192.168.1.5:8000"}
        assert api.get("/dev/mailbox", headers=headers).status_code == 404
        page = api.get("/app/sign-in", headers=headers)
        assert (page.status_code, 'data-mailbox=""' in page.text) == (200, True)

    def test_the_page_knows_the_address_only_where_it_is_open(self, api, settings):
        assert 'data-mailbox="/dev/mailbox"' in html.unescape(api.get("/app").text)
        settings.PRODUCTION = True
        assert 'data-mailbox=""' in api.get("/app").text


def test_an_empty_mailbox_says_so(api, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "nothing"
    settings.SMTP_HOST = ""
    assert "No e-mail has been stored yet." in httpx.get(f"{api.base_url}/dev/mailbox").text
