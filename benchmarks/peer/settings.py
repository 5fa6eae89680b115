"""The peer's settings: the names that the product reads from the environment."""

from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """What is measured needs no more than these."""

    mongodb_url: str
    database_name: str = "sahienglish"
    jwt_secret_key: str
    jwt_algorithm: str = "HS256"
    access_token_expire_minutes: int = 15
    refresh_token_expire_days: int = 30
    refresh_reuse_grace_seconds: int = 10
    cors_allowed_origins: str = ""
    max_login_attempts: int = 5
    account_lockout_duration_minutes: int = 30
    login_rate_limit_per_minute: int = 5
    login_rate_limit_per_hour: int = 20
    audit_retention_days: int = 365
    openai_base_url: str = ""
    openai_model: str = ""
    ai_max_input_chars: int = 10_000
    ai_timeout_seconds: float = 30
    ai_max_in_flight: int = 2_000
    ai_daily_requests_per_user: int = 200
    ai_daily_characters_per_user: int = 200_000


@lru_cache
def settings() -> Settings:
    return Settings()
