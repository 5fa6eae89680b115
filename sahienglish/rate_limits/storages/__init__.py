"""The storage of rate limits: MongoDB, or Redis if `RATE_LIMIT_STORAGE_URL` is set."""

from functools import cache

from sahienglish.rate_limits.storages.mongo import MongoStorage
from sahienglish.rate_limits.storages.redis import RedisStorage
from sahienglish.rate_limits.storages.windows import Steps, Storage, Window, run, run_async

__all__ = ["Steps", "Storage", "Window", "chosen", "run", "run_async"]


@cache
def chosen(url: str) -> Storage:
    """Return this process's storage: the Redis at `url`, or our MongoDB if it is empty."""
    return RedisStorage(url) if url else MongoStorage()
