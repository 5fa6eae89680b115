"""Several streams of words that are written side by side and read one after the other."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

AT_ONCE = 4
"""Streams that are written at the same time."""

_Item = tuple[int, str | BaseException | None]


async def in_order(streams: Sequence[AsyncGenerator[str]], *, at_once: int = AT_ONCE) -> AsyncGenerator[str]:
    """Yield the words of the first stream as they come, then those of the second, and so on.

    The first failure of any stream is raised at once; the streams that still run are cancelled.
    """
    words: asyncio.Queue[_Item] = asyncio.Queue()
    places = asyncio.Semaphore(at_once)

    async def read(number: int, stream: AsyncGenerator[str]) -> None:
        try:
            async with places, aclosing(stream):
                async for some in stream:
                    words.put_nowait((number, some))
            words.put_nowait((number, None))
        except Exception as failure:
            words.put_nowait((number, failure))

    readers = [asyncio.create_task(read(number, stream)) for number, stream in enumerate(streams)]
    try:
        async for some in _sorted(words, len(streams)):
            yield some
    finally:
        for reader in readers:
            reader.cancel()
        await asyncio.gather(*readers, return_exceptions=True)


async def _sorted(words: "asyncio.Queue[_Item]", streams: int) -> AsyncGenerator[str]:
    waiting: list[list[str | None]] = [[] for _ in range(streams)]
    turn = 0
    while turn < streams:
        number, some = await words.get()
        if isinstance(some, BaseException):
            raise some
        waiting[number].append(some)
        while turn < streams and waiting[turn]:
            if (ready := waiting[turn].pop(0)) is None:
                turn += 1
            else:
                yield ready
