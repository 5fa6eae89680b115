"""Grammar and spelling corrected in process, without a key or a server: `docs/offline-corrections.md`."""

from ai_tools.providers.offline.checker import Correction
from ai_tools.providers.offline.room import correct, warm_up

__all__ = ["Correction", "correct", "warm_up"]
