"""The editor of the page at `/app/write`, as a user works with it."""

import json
from typing import Any

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.support.page.browser import Browser

TEXT = ".cm-content"
MARK = ".cm-content [data-mark]"
CARD = "[role=dialog].suggestion-card"


class EditorPage:
    """What a user sees and does in the editor; everything waits until it is there."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.driver = browser.driver

    def open(self, draft: str = "") -> None:
        """Open the editor, with a text that was written before."""
        script = "sessionStorage.setItem('sahi.draft', arguments[0])"
        self.driver.execute_script(script, draft)
        self.browser.open("/app/write")
        self.browser.find(TEXT)
        # The tools show that the server has said what it offers.
        self.browser.find(".tool-bar .button", "Translate")

    def write(self, text: str) -> None:
        self.browser.find(TEXT).send_keys(text)

    @property
    def text(self) -> str:
        """The whole text in the editor, from the draft: the page renders only a part of it."""
        return str(self.driver.execute_script("return sessionStorage.getItem('sahi.draft') ?? ''"))

    def has_text(self, text: str) -> None:
        self.browser.eventually(lambda: self.text == text)

    @property
    def marks(self) -> list[str]:
        return self._texts(MARK)

    def has_marks(self, *words: str) -> None:
        self.browser.eventually(lambda: self.marks == list(words))

    def mark(self, word: str) -> WebElement:
        return self.browser.find(MARK, word)

    def click_mark(self, word: str) -> None:
        self.browser.click(MARK, word)
        self.browser.find(CARD)

    def has_suggestions(self, *inserted: str) -> None:
        """Wait until the buttons of the list insert these words."""
        self.browser.eventually(lambda: self._texts("ol .suggestion ins") == list(inserted))

    def _texts(self, selector: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map(each => each.innerText)"
        return list(self.driver.execute_script(script, selector))

    def press(self, *keys: str) -> None:
        self.browser.press(*keys)

    def undo(self) -> None:
        self.browser.find(TEXT).click()
        self.press(Keys.CONTROL, "z")

    def has_focus(self, expected: bool = True) -> None:
        """Wait until typing goes into the text, or elsewhere."""
        script = "return document.activeElement.matches('.cm-content')"
        self.browser.eventually(lambda: self.driver.execute_script(script) is expected)

    def announces(self, text: str) -> None:
        """Wait until screen readers hear `text`."""
        script = "return [...document.querySelectorAll('[role=status]')].map(each => each.textContent)"
        self.browser.eventually(lambda: any(text in said for said in self.driver.execute_script(script)))

    def go_offline(self, offline: bool) -> None:
        """Cut the browser off from every server, or connect it again."""
        conditions: dict[str, Any] = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": offline, **conditions})

    def requests(self, path: str) -> list[dict[str, Any]]:
        """Return the bodies that were sent to `path` since the last call."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [
            message["params"]["request"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]
        return [json.loads(request["postData"]) for request in sent if request["url"].endswith(path)]
