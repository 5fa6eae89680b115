"""Several speakers, heard in their order although they speak at once."""

from collections.abc import Callable

Tell = Callable[[str], None]


class Turns:
    """Pass on the words of speaker 0 at once, those of speaker 1 as soon as 0 is done, and so on."""

    def __init__(self, tell: Tell, *, speakers: int) -> None:
        self._tell = tell
        self._waiting: list[list[str]] = [[] for _ in range(speakers)]
        self._done = [False] * speakers
        self._turn = 0

    def teller(self, speaker: int) -> Tell:
        """Return what `speaker` tells its words to."""

        def tell(words: str) -> None:
            if speaker == self._turn:
                self._tell(words)
            else:
                self._waiting[speaker].append(words)

        return tell

    def done(self, speaker: int) -> None:
        """Pass the turn on once `speaker` has no more to tell."""
        self._done[speaker] = True
        while self._turn < len(self._done) and self._done[self._turn]:
            self._turn += 1
            for words in self._waiting[self._turn] if self._turn < len(self._done) else ():
                self._tell(words)
