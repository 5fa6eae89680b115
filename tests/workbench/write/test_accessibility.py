"""The editor with a card open, judged by axe: light, dark, narrow, right to left, and with forced colours."""

from typing import Any

import pytest

from tests.support.page.accessibility import barriers
from tests.support.page.editor_page import EditorPage

TEXT = "She have a idea , i recieved 😀 it."
SCHEMES = ["light", "dark"]


def emulate(editor: EditorPage, scheme: str, width: int, forced: str = "none") -> None:
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "forced-colors", "value": forced},
    ]
    editor.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    editor.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.fixture
def any_screen(editor: EditorPage) -> Any:
    yield editor
    editor.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    editor.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1400, 320])
def test_the_editor_with_an_open_card_has_no_barrier(
    any_screen: EditorPage, width: int, language: str
) -> None:
    editor = any_screen
    editor.browser.choose_language(language)
    editor.driver.execute_script("sessionStorage.setItem('sahi.draft', arguments[0])", TEXT)
    emulate(editor, "light", width)
    editor.browser.open("/app/write")
    editor.click_mark("have")
    # The text is English, whatever the page speaks.
    assert editor.browser.find(".cm-content").get_attribute("lang") == "en"
    for scheme in SCHEMES:
        emulate(editor, scheme, width)
        assert barriers(editor.driver) == []
        assert editor.browser.too_wide() == []


def test_an_empty_editor_has_no_barrier(editor: EditorPage) -> None:
    editor.open()
    assert barriers(editor.driver) == []


def test_marks_are_told_apart_without_colour(any_screen: EditorPage) -> None:
    editor = any_screen
    emulate(editor, "light", 1400, forced="active")
    editor.open(TEXT)
    mark = editor.mark("have")
    assert "underline" in mark.value_of_css_property("text-decoration-line")
