"""How likely one word is a slip of another: an edit distance in which usual slips are cheap."""

_VOWELS = frozenset("aeiouy")
_ALIKE = frozenset(
    frozenset(pair)
    for pair in "cs sz ct ck kq gj vw fv td bp mn iy lr sx xz bv gk hw".split()  # noqa: SIM905
)
"""Letters that sound alike, in English or to speakers of another language."""

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACE = {key: (row, at + row / 2) for row, keys in enumerate(_KEYS) for at, key in enumerate(keys)}
_NEIGHBOURS = frozenset(
    frozenset((one, other))
    for one, (row, at) in _PLACE.items()
    for other, (other_row, other_at) in _PLACE.items()
    if one != other and abs(row - other_row) <= 1 and abs(at - other_at) <= 1
)
SWAPPED = 0.6
DOUBLED, VOWEL_GAP, USUAL_GAP, GAP = 0.5, 0.75, 0.9, 1.0
VOWELS, ALIKE, NEIGHBOURS, OTHER = 0.7, 0.75, 0.9, 1.2
AT_THE_START = 0.5
"""What a slip in the first letter costs more."""

_OFTEN_LOST = frozenset("hrtnlcgpws")


def cost(word: str, meant: str) -> float:
    """Return what it costs to turn `meant` into `word`, after Damerau and Levenshtein."""
    gaps = [_gap(meant, at) for at in range(len(meant))]
    before, row = [0.0], [0.0]
    for at, gap in enumerate(gaps):
        row.append(row[-1] + gap + AT_THE_START * (not at))
    for i, letter in enumerate(word):
        extra = _gap(word, i)
        following = [row[0] + extra + AT_THE_START * (not i)]
        for j, other in enumerate(meant):
            same = letter == other
            best = row[j] + (0 if same else _instead(letter, other) + AT_THE_START * (i == j == 0))
            best = min(best, row[j + 1] + extra, following[j] + gaps[j])
            if i and j and not same and letter == meant[j - 1] and word[i - 1] == other:
                best = min(best, before[j - 1] + SWAPPED)
            following.append(best)
        before, row = row, following
    return row[-1]


def _instead(letter: str, other: str) -> float:
    if letter in _VOWELS and other in _VOWELS:
        return VOWELS
    pair = frozenset((letter, other))
    if pair in _ALIKE:
        return ALIKE
    return NEIGHBOURS if pair in _NEIGHBOURS else OTHER


def _gap(word: str, at: int) -> float:
    """Return what it costs to write the letter at `at` of `word` too often or not at all."""
    if word[at] in word[max(0, at - 1) : at] + word[at + 1 : at + 2]:
        return DOUBLED
    if word[at] in _VOWELS:
        return VOWEL_GAP
    return USUAL_GAP if word[at] in _OFTEN_LOST else GAP
