"""What can go wrong with a personal dictionary, as clients see it."""

from sahienglish.core.errors import Problem


class DictionaryFull(Problem):
    """Raised when a personal dictionary would get more words than it holds; none of them is added."""

    status = 409
    code = "dictionary_full"
    title = "The dictionary is full"
