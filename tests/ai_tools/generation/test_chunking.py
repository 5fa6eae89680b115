"""Long texts in chunks, and chunks read in order."""

import asyncio
import time
from collections.abc import AsyncGenerator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai_tools.errors import BadAnswer
from ai_tools.generation import chunking
from ai_tools.generation.ordered_output import in_order

TEXTS = st.text(st.sampled_from("ab. \n\r!?।。\t-😀"), max_size=400)


@given(text=TEXTS, limit=st.integers(1, 60))
def test_chunks_join_to_the_text(text: str, limit: int):
    cut = chunking.cut(text, limit=limit)
    assert "".join(chunk.before + chunk.text + chunk.after for chunk in cut) == text
    assert all(chunk.text == chunk.text.strip() for chunk in cut)


def test_a_short_text_is_one_chunk():
    assert chunking.cut("Hello.\n\nBye.\n") == [chunking.Chunk("", "Hello.\n\nBye.", "\n")]


def test_chunks_end_where_lines_do_and_long_lines_where_sentences_do():
    long = "This is a sentence. " * 10
    cut = chunking.cut(f"One line of it.\nAnother line of it.\n{long}", limit=50)
    texts = [chunk.text for chunk in cut]
    assert texts == ["One line of it.\nAnother line of it.", *["This is a sentence. This is a sentence."] * 5]


def test_cutting_takes_linear_time():
    started = time.process_time()
    for part in ("!", "a", " ", "! ", '."', "\n", "\r", ".\u00a0"):
        chunking.cut(part * (200_000 // len(part)))
    assert time.process_time() - started < 2


def test_a_line_without_letters_is_nothing_to_work_on():
    assert chunking.cut(" --- \n") == [chunking.Chunk(" --- \n", "", "")]


def merged(*streams: list[str], at_once: int = 4) -> list[str]:
    """Read streams that say their words one by one, with a pause in the event loop after each."""

    async def spoken(words: list[str]) -> AsyncGenerator[str]:
        for word in words:
            await asyncio.sleep(0)
            if word == "fail":
                raise BadAnswer("failed")
            yield word

    async def read() -> list[str]:
        return [word async for word in in_order([spoken(words) for words in streams], at_once=at_once)]

    return asyncio.run(read())


@given(st.lists(st.lists(st.text("abc", min_size=1), max_size=5), max_size=6), st.integers(1, 4))
def test_streams_that_run_side_by_side_are_read_in_their_order(streams: list[list[str]], at_once: int):
    assert merged(*streams, at_once=at_once) == [word for words in streams for word in words]


def test_a_stream_that_fails_ends_all_of_them_at_once():
    with pytest.raises(BadAnswer):
        merged(["a"] * 1_000, ["b", "fail"])
