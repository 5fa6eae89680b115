"""Which changes of a checker count as right; the figures of offline correction stand on it."""

import pytest

from benchmarks.grammar.documents import SPLITS, documents
from benchmarks.grammar.matching import Change, match


def change(text: str, old: str, *new: str) -> Change:
    start = text.index(old)
    return Change(start, start + len(old), new)


def insertion(text: str, before: str, new: str) -> Change:
    at = text.index(before)
    return Change(at, at, (new,))


class TestRightChanges:
    def test_the_same_change_is_right(self) -> None:
        text = "She recieved it."
        wrong = change(text, "recieved", "received")
        found = match(text, [wrong], [wrong])
        assert found.right == found.repaired == {wrong}

    def test_another_repair_of_the_same_place_is_wrong_but_finds_the_place(self) -> None:
        text = "She are late."
        error, made = change(text, "are", "is"), change(text, "are", "was")
        found = match(text, [made], [error])
        assert not found.right
        assert not found.repaired
        assert found.detected == {error}

    @pytest.mark.parametrize("old", ["However", "However ", "However I"])
    def test_the_borders_of_a_change_do_not_matter(self, old: str) -> None:
        text = "However I went."
        error = insertion(text, " I", ",")
        made = change(text, old, old.replace("However", "However,"))
        assert match(text, [made], [error]).repaired == {error}

    def test_a_change_that_repairs_two_errors_at_once_is_right(self) -> None:
        text = "He go to school yesterday"
        errors = [change(text, "go", "went"), insertion(text, " school", " the")]
        made = change(text, "go to", "went to the")
        found = match(text, [made], errors)
        assert found.right == {made}
        assert found.repaired == set(errors)

    def test_two_changes_that_repair_an_error_only_together_are_right(self) -> None:
        text = "I know where is it now"
        error = change(text, "is it", "it is")
        made = [change(text, "is ", ""), insertion(text, " now", " is")]
        found = match(text, made, [error])
        assert found.right == set(made)
        assert found.repaired == {error}

    def test_a_change_that_repairs_an_error_and_spoils_a_word_is_wrong(self) -> None:
        text = "She recieved it gladly."
        error = change(text, "recieved", "received")
        made = change(text, "recieved it", "received them")
        assert not match(text, [made], [error]).right


class TestNotices:
    def test_any_of_the_suggestions_may_be_right(self) -> None:
        text = "I am good in maths."
        error, notice = change(text, "in", "at"), change(text, "good in", "good with", "good at")
        assert match(text, [notice], [error]).right == {notice}

    def test_a_notice_without_suggestions_finds_the_place_only(self) -> None:
        text = "I am good in maths."
        error, notice = change(text, "in", "at"), change(text, "in")
        found = match(text, [notice], [error])
        assert not found.right
        assert found.detected == {error}

    def test_a_notice_elsewhere_finds_nothing(self) -> None:
        text = "I am good in maths, you know."
        error, notice = change(text, "in", "at"), change(text, "know", "knew")
        found = match(text, [notice], [error])
        assert not found.right
        assert not found.detected


class TestCorpus:
    def test_it_is_large_and_every_dialect_is_in_both_splits(self) -> None:
        assert sum(document.words for document in documents()) > 20_000
        for split in SPLITS:
            chosen = documents(split)
            assert {document.dialect for document in chosen} == {"en-US", "en-GB", "en-IN"}
            assert sum(document.words for document in chosen) > 9_000


class TestErrorModel:
    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        pytest.importorskip("HanTa", reason="requirements-bench.txt is not installed")

    def test_the_errors_lead_back_to_the_text_and_the_seed_decides_them(self) -> None:
        from benchmarks.grammar.error_model import spoil

        document = documents("dev")[0]
        spoilt = spoil(document, seed=1)
        text = spoilt.text
        for error in reversed(spoilt.errors):
            text = text[: error.start] + error.right + text[error.end :]
        assert text == document.text
        assert spoil(document, seed=1) == spoilt
        assert spoil(document, seed=2).text != spoilt.text

    def test_the_density_is_a_parameter(self) -> None:
        from benchmarks.grammar.error_model import spoil

        document = documents("dev")[0]
        few = spoil(document, words_per_error=50).errors
        many = spoil(document, words_per_error=10).errors
        assert len(few) == round(document.words / 50)
        assert len(many) == round(document.words / 10)
