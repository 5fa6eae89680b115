"""What a worker process sets up before its first request."""

import sys
from typing import Any

import pytest


def test_the_event_loop_waits_a_millisecond_for_a_thread_that_computes(server: Any):
    assert sys.getswitchinterval() == pytest.approx(0.001)
