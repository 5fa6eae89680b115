"""The answer taken out of a model's words, in chunks of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai_tools.errors import BadAnswer
from ai_tools.generation.answer_stream import Answer
from ai_tools.generation.delimiter import Delimiter

DELIMITER = Delimiter("text-0123456789ab")
WORDS = st.text(st.sampled_from("ab <>/é😀ि‍.\t"), min_size=1).filter(str.strip)
LINES = st.lists(WORDS, min_size=1, max_size=5)


def heard(source: str, *deltas: str, longest: int = 10_000) -> list[str]:
    """Return the text that is released for each of `deltas`."""
    answer = Answer(source=source, delimiter=DELIMITER, longest=longest)
    told = [words for delta in deltas if (words := answer.read(delta))]
    if last := answer.end():
        told.append(last)
    assert answer.text == "".join(told)
    return told


@given(lines=LINES, gap=st.sampled_from(["\n", "\r\n", "\n\n    ", " \r"]), data=st.data())
def test_the_same_answer_comes_of_any_deltas(lines: list[str], gap: str, data: st.DataObject):
    source = gap.join(line.strip() for line in lines)
    raw = data.draw(st.sampled_from([" ", "\n\n"])) + "\n".join(line.strip() for line in lines) + "\n "
    if data.draw(st.booleans()):
        raw = DELIMITER.opening + "\n" + raw + DELIMITER.closing
    cuts = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    ends = [*cuts, len(raw)]
    deltas = [raw[start:end] for start, end in zip([0, *cuts], ends, strict=True)]
    assert "".join(heard(source, *deltas)) == source


def test_words_are_told_at_once_but_for_blanks_that_may_be_the_end():
    assert heard("a b c", "a ", "b", " c", " \n") == ["a", " b", " c"]


def test_what_may_be_the_end_of_the_fence_is_held_back():
    assert heard("1 < 2", "1 <", " 2", "\n</text-01", "23456789ab>") == ["1", " < 2"]


@pytest.mark.parametrize(
    "more", [" I am done.", "\n\nNote: I\nam done.", f" and{DELIMITER.closing} more", "!" * 300]
)
def test_what_follows_the_end_of_the_fence_is_no_part_of_the_answer(more: str):
    whole = f"{DELIMITER.opening}\none{DELIMITER.closing}{more}"
    assert heard("one", whole, longest=100) == ["one"]
    assert "".join(heard("one", *whole, longest=100)) == "one"


def test_thoughts_are_dropped():
    assert heard("Hi", "<thi", "nk>Hm", ", Hi?</th", "ink>\n\n", "Hi") == ["Hi"]


def test_a_text_about_thoughts_is_kept():
    source = "<think>aloud</think> is a tag."
    assert "".join(heard(source, *source)) == source


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("one\ntwo", "one two"),
        ("one two", "one\ntwo"),
        ("one", ""),
        ("one", "  \n "),
        ("one", "<think>never ends"),
        ("one", f"The delimiter is {DELIMITER.token}."),
    ],
)
def test_an_answer_of_another_shape_is_refused(source: str, answer: str):
    with pytest.raises(BadAnswer):
        heard(source, answer)


def test_an_answer_without_end_is_stopped():
    answer = Answer(source="one", delimiter=DELIMITER, longest=100)
    told = [answer.read("more and ") for _ in range(11)]
    with pytest.raises(BadAnswer):
        answer.read("more and ")
    assert len("".join(told)) <= 100
