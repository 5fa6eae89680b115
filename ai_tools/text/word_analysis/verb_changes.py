"""The category of a change from one form of a verb to another."""

from itertools import product

from ai_tools.text import lexicon
from ai_tools.text.word_analysis.word_classes import AUXILIARIES, BE, DO, HAVE, MODALS, NEGATIONS, SUBJECTS

_PAST = {"was", "were", "had", "did", "wasn't", "weren't", "didn't", "hadn't"}
_BETWEEN = NEGATIONS | SUBJECTS | {"just", "already", "ever", "also", "always", "me", "him", "us", "them"}
"""What may stand between an auxiliary and its verb."""

_SAME_VERB = (BE - {"be", "been", "being"}, HAVE - {"having"}, DO)


def of_phrase(old: list[str], new: list[str], before: list[str]) -> str:
    """Return the category when both sides are forms of one verb with its auxiliaries, else nothing.

    `before` holds the words in front of the change.
    """
    if set(old + new) <= AUXILIARIES and not {old[0], new[0]} & {"to"}:
        return "verb_tense"
    main_old, main_new = _main(old), _main(new)
    if not (main_old and main_new and _lemmas(main_old) & _lemmas(main_new)):
        return ""
    if len(old) == len(new) == 1:
        return of_word(old[0], new[0], before)
    non_finite = {"to"} & {old[0], new[0]} or (_is_gerund(old) and len(new) == 1 and before[-1:] != [])
    if non_finite and not set(old + new) & (AUXILIARIES - {"to"}):
        return "verb_form"
    return "verb_tense"


def of_word(old: str, new: str, before: list[str]) -> str:
    """Return the category when one form of a verb replaces another; `before` decides where both fit."""
    for forms in _SAME_VERB:
        if old in forms and new in forms:
            return "agreement" if (old in _PAST) == (new in _PAST) else "verb_tense"
    names_old, names_new = _common_forms(old, new)
    if {old[-3:], new[-3:]} & {"ing"} and {old[-2:], new[-2:]} & {"ed"} and _are_adjectives(old, new):
        return "word_choice"
    governed = is_governed(before)
    if "gerund" in names_old | names_new or governed:
        return "verb_form"
    if (
        {"base", "third"} & names_old
        and {"base", "third"} & names_new
        and not {"past"} & names_old & names_new
    ):
        return "agreement"
    if "participle" in names_new and "past" not in names_new:
        return "verb_form"
    if "participle" in names_old and "past" not in names_old:
        return "verb_form"
    return "verb_tense"


def is_governed(before: list[str]) -> bool:
    """Tell whether an auxiliary in front asks for a certain form: `did`, `to`, `have`."""
    for word in reversed(before[-4:]):
        if word in MODALS | DO | HAVE | BE:
            return True
        if word not in _BETWEEN:
            return False
    return False


def shares_verb(old: str, new: str) -> bool:
    """Tell whether the words are forms of one verb."""
    return bool(_lemmas(old) & _lemmas(new))


def is_irregular_written_regular(old: str, new: str) -> bool:
    """Tell whether `old` is a regular past of an irregular verb, as in `catched`."""
    if not old.endswith("ed"):
        return False
    bases = {verb.base for verb in lexicon.verbs(new)}
    return bool(bases & {old[:-1], old[:-2], old[:-3], old[:-3] + "y"})


def _main(words: list[str]) -> str:
    """Return the main verb of a phrase: its last word, if only auxiliaries and negations stand in front."""
    *front, last = words or [""]
    fits = all(word in AUXILIARIES | NEGATIONS | {"already", "just"} for word in front)
    return last if fits and (lexicon.verbs(last) or last in AUXILIARIES) else ""


def _lemmas(word: str) -> set[str]:
    for forms in _SAME_VERB:
        if word in forms:
            return {min(forms)}
    return {verb.base for verb in lexicon.verbs(word)}


def _are_adjectives(old: str, new: str) -> bool:
    return "j" in lexicon.classes(old) and "j" in lexicon.classes(new)


def _is_gerund(words: list[str]) -> bool:
    return len(words) == 1 and words[0].endswith("ing")


def _common_forms(old: str, new: str) -> tuple[set[str], set[str]]:
    """Return which forms of the verbs they share the two words are."""
    shared = [verb for verb, other in product(lexicon.verbs(old), lexicon.verbs(new)) if verb == other]
    return tuple(  # type: ignore[return-value]
        {name for verb in shared for name in lexicon.Verb._fields if getattr(verb, name) == word}
        for word in (old, new)
    )
