"""Grammar and spelling corrected in process, without a key or a server: `docs/offline-corrections.md`."""

from ai_tools.offline.checker import Correction
from ai_tools.offline.worker_pool import correct, ready, warm_up

__all__ = ["Correction", "correct", "ready", "warm_up"]
