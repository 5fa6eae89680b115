"""What counts as a placeholder, and how it is filled."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahienglish.core.errors import InvalidInput
from templates_app import placeholders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear [Name], {date}", ["Name", "date"]),
        ("{b} [a] {b} [b]", ["b", "a"]),
        ("[Your Name] [Bride's Name] [Date/Time] [नाम] {first_name}", None),
        ("[ Name ]", ["Name"]),
        ("[1] [ ] [] {} {0} [^note] [_x] a[0] %s", []),
        ("[a link](https://example.org)", []),
        ("[never\nends] {open [closed]", ["closed"]),
        ("{{name}} [[Name]]", ["name", "Name"]),
        ("[" + "x" * 80 + "] [" + "x" * 81 + "]", ["x" * 80]),
    ],
)
def test_what_is_a_placeholder(text, names):
    if names is None:
        names = ["Your Name", "Bride's Name", "Date/Time", "नाम", "first_name"]
    assert placeholders.find(text) == names


def test_values_are_put_in_literally():
    text = "[a] {b} [a] [c]"
    assert placeholders.fill(text, {"a": "{b}", "b": r"\1 $& [a]", "x": "y"}) == r"{b} \1 $& [a] {b} [c]"


def test_names_differ_by_case():
    assert placeholders.fill("[Name] [name]", {"Name": "Asha"}) == "Asha [name]"


@given(st.text(alphabet="ab[]{}() \n", max_size=60))
def test_without_values_nothing_changes(text):
    assert placeholders.fill(text, {}) == text


@given(st.text(alphabet="ab[]{} ", max_size=60))
def test_with_every_value_empty_no_placeholder_of_the_text_is_missing(text):
    filled = placeholders.fill(text, dict.fromkeys(placeholders.find(text), ""))
    assert len(filled) <= len(text)


@pytest.mark.parametrize("text", ["[" * 10_000, "{a" * 5_000, "[a" + " " * 10_000, "[ " * 5_000 + "]"])
def test_hostile_texts_take_no_time(text):
    started = time.process_time()
    placeholders.find(text)
    assert time.process_time() - started < 0.5


def test_a_short_request_does_not_make_a_huge_answer():
    with pytest.raises(InvalidInput):
        placeholders.fill("[a]" * 3_000, {"a": "x" * 2_000})


def test_rendering_over_http(signed_in, texts):
    asha = signed_in()
    path = f"/templates/{asha.post('/templates/', json=texts).json()['id']}/render"
    filled = asha.post(path, json={"values": {"Name": "Ravi", "other": "x"}})
    assert filled.status_code == 200
    assert filled.json() == {"content": "Dear Ravi, please see {link}.", "missing": ["link"]}
    assert (
        asha.post(path, json={"values": {"Name": "", "link": ""}}).json()["content"] == "Dear , please see ."
    )


NOT_VALUES = [
    {},
    {"values": None},
    {"values": []},
    {"values": {"Name": 5}},
    {"values": {"Name": None}},
    {"values": {"Name": {"$gt": ""}}},
    {"values": {"Name": "x" * 2_001}},
    {"values": {"Name": "\0"}},
    {"values": {str(number): "x" for number in range(201)}},
    [],
]


def test_values_of_the_wrong_shape_are_refused(signed_in, texts):
    asha = signed_in()
    path = f"/templates/{asha.post('/templates/', json=texts).json()['id']}/render"
    for body in NOT_VALUES:
        answer = asha.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input"), body
