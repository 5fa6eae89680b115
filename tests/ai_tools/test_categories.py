"""The category of every edit, of the offline checker and of models."""

import httpx
import pytest

from ai_tools.text import categories
from ai_tools.text.edits import Edit, Notice, between
from benchmarks.grammar.category_agreement import HELD_OUT, TUNED, compared
from tests.support.servers.stand_in import Reply, StandIn

LEAST_AGREEMENT = 0.85


def test_code_and_people_agree_about_the_categories_of_labelled_edits():
    pairs = [(label, category) for _, _, label, category in compared(TUNED)]
    assert len(pairs) >= 400
    assert {label for label, _ in pairs} == set(categories.CATEGORIES)
    assert sum(label == category for label, category in pairs) / len(pairs) >= LEAST_AGREEMENT


def test_they_agree_about_edits_that_the_code_was_not_tuned_on():
    pairs = [(label, category) for _, _, label, category in compared(HELD_OUT)]
    assert len(pairs) >= 150
    assert sum(label == category for label, category in pairs) / len(pairs) >= LEAST_AGREEMENT


def test_an_edit_of_a_model_has_a_category(asha: httpx.Client, model: StandIn):
    model.otherwise = Reply(rewrite=lambda text: text.replace("go", "goes").replace("a apple", "an apple"))
    answer = asha.post("/actions/fix-grammar", json={"text": "She go out and eats a apple."}).json()
    assert [edit["category"] for edit in answer["edits"]] == ["agreement", "article"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("I recieved it.", "spelling"),
        ("I like teh cat.", "spelling"),
        ("I left becuase it was late.", "spelling"),
        ("She have a cat.", "agreement"),
        ("The the cat sleeps.", "repetition"),
    ],
)
def test_an_offline_edit_has_a_category(asha: httpx.Client, text: str, category: str):
    answer = asha.post("/actions/fix-grammar", json={"text": text, "engine": "offline"}).json()
    assert [edit["category"] for edit in answer["edits"]] == [category]


def test_a_word_that_moves_is_a_matter_of_order():
    text = "I every day drink tea."
    edits = categories.with_categories(text, between(text, "I drink tea every day."))
    assert {edit.category for edit in edits} == {"word_order"}


def test_a_category_that_is_given_stays():
    [edit] = categories.with_categories("She go.", [Edit(4, 2, "go", "goes", category="style")])
    assert edit.category == "style"


def test_a_notice_without_suggestions_has_a_category():
    [notice] = categories.with_categories("A frend.", [Notice(2, 5, "frend", ())])
    assert notice.category in categories.CATEGORIES


@pytest.mark.parametrize("text", ["", "नमस्ते दोस्त", "你好,世界", "a" * 5_000, "' ' '", "🙂🙂"])
@pytest.mark.parametrize("corrected", ["", "नमस्ते", "b" * 5_000, "’", "a b c d", "🙃"])
def test_any_change_has_a_category(text: str, corrected: str):
    found = categories.with_categories(text, between(text, corrected))
    assert all(edit.category in categories.CATEGORIES for edit in found)
