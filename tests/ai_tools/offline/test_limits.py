"""The offline checker under load, hostile texts and impatient callers."""

import asyncio
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from ai_tools import offline
from ai_tools.errors import TimedOut, Unavailable
from ai_tools.offline import checker


@pytest.fixture(scope="module", autouse=True)
def dictionary() -> None:
    """The dictionary, loaded as a worker does before its first request: no limit here counts that time."""
    offline.warm_up().result()


async def corrected(text: str, *, seconds: float = 60) -> offline.Correction:
    deadline = asyncio.get_running_loop().time() + seconds
    return await offline.correct(text, dialect="en-IN", ignore=frozenset(), deadline=deadline)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "क" * 10_000,
        "-" * 10_000,
        "- " * 5_000,
        "qzxwv bkrt plmq zzxq " * 480,
        "qzxwvbkrtplmqzzxqvbnmtrwqzxkljhgfdsapoi " * 250,
        "यह एक परीक्षण वाक्य है। " * 400,
        "这是一个测试句子。" * 1_100,
        "هذه جملة اختبار قصيرة. " * 430,
        "\n" * 10_000,
        "(" * 10_000,
    ],
    ids=lambda text: ascii(text[:5]),
)
def test_hostile_texts_are_left_alone_in_bounded_time(text):
    assert asyncio.run(corrected(text, seconds=20)) == offline.Correction(text, ())


def test_ten_thousand_characters_are_corrected():
    sentence = "He go to school because he like it. "
    assert asyncio.run(corrected(sentence * 277)).result == "He goes to school because he likes it. " * 277


def test_fifty_threads_at_once_get_the_same_answers():
    def check(number: int) -> str:
        dialect = ("en-US", "en-GB", "en-IN", "en-AU", "en-CA")[number % 5]
        text = f"I has {number} apples and he go home."
        return checker.check(text, dialect=dialect, ignore=frozenset(), look_up=lambda: None).result

    with ThreadPoolExecutor(50) as threads:
        assert list(threads.map(check, range(100))) == [
            f"I have {n} apples and he goes home." for n in range(100)
        ]


def test_too_much_at_once_is_refused_at_once_and_later_served():
    text = "这是一个测试句子。" * 1_100

    async def crowd() -> list[offline.Correction | BaseException]:
        return await asyncio.gather(*(corrected(text) for _ in range(60)), return_exceptions=True)

    answers = asyncio.run(crowd())
    refusals = [answer for answer in answers if isinstance(answer, Unavailable)]
    assert 0 < len(refusals) < 60
    assert all(refusal.status == 503 and refusal.retry_after for refusal in refusals)
    assert asyncio.run(corrected("I has it.")).result == "I have it."


def test_work_ends_at_the_deadline():
    text = "He have a qzxwvbk and the rtplmk of a vbnmtr. " * 217
    with pytest.raises(TimedOut):
        asyncio.run(corrected(text, seconds=0.05))
    with pytest.raises(TimedOut):
        asyncio.run(corrected("I has it.", seconds=-1))


def test_a_caller_who_leaves_ends_the_work():
    seen: list[int] = []

    class Gone(Exception):
        """Raised by the third look at the clock."""

    def look_up() -> None:
        seen.append(1)
        if len(seen) == 3:
            raise Gone

    with pytest.raises(Gone):
        checker.check("He go home.\n" * 50, dialect="en-IN", ignore=frozenset(), look_up=look_up)
    assert len(seen) == 3
    assert asyncio.run(corrected("I has it.")).result == "I have it."


def test_warming_up_makes_the_first_correction_quick():
    assert offline.warm_up().result(timeout=60) is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_importing_loads_no_dictionary():
    # Not ru_maxrss, which begins with the memory of the parent.
    program = "from ai_tools import offline; print(open('/proc/self/status').read())"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    peak = re.search(r"VmHWM:\s*(\d+) kB", answer.stdout)
    assert peak
    assert int(peak[1]) < 100_000
