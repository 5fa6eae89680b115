"""Long texts in pieces, and pieces heard in order."""

import time

from hypothesis import given
from hypothesis import strategies as st

from ai_tools.generation import chunking
from ai_tools.generation.ordered_output import Turns

TEXTS = st.text(st.sampled_from("ab. \n\r!?।。\t-😀"), max_size=400)


@given(text=TEXTS, limit=st.integers(1, 60))
def test_pieces_join_to_the_text(text: str, limit: int):
    cut = chunking.cut(text, limit=limit)
    assert "".join(piece.before + piece.text + piece.after for piece in cut) == text
    assert all(piece.text == piece.text.strip() for piece in cut)


def test_a_short_text_is_one_piece():
    assert chunking.cut("Hello.\n\nBye.\n") == [chunking.Piece("", "Hello.\n\nBye.", "\n")]


def test_pieces_end_where_lines_do_and_long_lines_where_sentences_do():
    long = "This is a sentence. " * 10
    cut = chunking.cut(f"One line of it.\nAnother line of it.\n{long}", limit=50)
    texts = [piece.text for piece in cut]
    assert texts == ["One line of it.\nAnother line of it.", *["This is a sentence. This is a sentence."] * 5]


def test_cutting_takes_linear_time():
    started = time.process_time()
    for part in ("!", "a", " ", "! ", '."', "\n", "\r", ".\u00a0"):
        chunking.cut(part * (200_000 // len(part)))
    assert time.process_time() - started < 2


def test_a_line_without_letters_is_nothing_to_work_on():
    assert chunking.cut(" --- \n") == [chunking.Piece(" --- \n", "", "")]


@given(st.lists(st.integers(0, 3), max_size=40), st.permutations(range(4)))
def test_turns_are_kept_whoever_speaks_first(speaks: list[int], done: list[int]):
    heard: list[str] = []
    turns = Turns(heard.append, speakers=4)
    for number, speaker in enumerate(speaks):
        turns.teller(speaker)(f"{speaker}:{number}")
    for speaker in done:
        turns.done(speaker)
    assert heard == sorted(heard, key=lambda words: int(words[0]))
    assert len(heard) == len(speaks)


def test_the_first_speaker_is_heard_at_once():
    heard: list[str] = []
    turns = Turns(heard.append, speakers=2)
    turns.teller(1)("second")
    turns.teller(0)("first")
    assert heard == ["first"]
    turns.done(0)
    turns.teller(1)("third")
    assert heard == ["first", "second", "third"]
