"""`GET /metrics`: what this machine's workers counted, for Prometheus."""

import logging
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from pymongo.errors import PyMongoError
from rest_framework.request import Request

from sahienglish.core import clock
from sahienglish.core.errors import NotAuthenticated, NotFound, TokenInvalid
from sahienglish.mail import budget, outbox, pause
from sahienglish.operations.health import MachineView

logger = logging.getLogger(__name__)


class Metrics(MachineView):
    """The metrics in Prometheus's text format, for requests with `METRICS_TOKEN`; 404 if that is not set."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not settings.METRICS_TOKEN:
            raise NotFound
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise NotAuthenticated("The metrics are for the holder of METRICS_TOKEN.")
        if not constant_time_compare(token.strip(), settings.METRICS_TOKEN):
            raise TokenInvalid

    def get(self, request: Request) -> HttpResponse:
        return HttpResponse(generate_latest(_registry()), content_type=CONTENT_TYPE_PLAIN_0_0_4)


class MailQueue(Collector):
    """The e-mail queue, counted in the database at each scrape; left out while the database is away."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            queue = outbox.state()
        except (PyMongoError, DatabaseError) as error:
            logger.warning("the e-mail queue could not be counted: %s", type(error).__name__)
            return
        resumes = pause.until()
        paused = float(resumes is not None and resumes > clock.now())
        for name, help_text, value in (
            ("messages", "E-mails that wait for their delivery.", queue.queued),
            ("oldest_seconds", "How long the oldest of them has waited.", queue.oldest_seconds),
            ("failed", "E-mails that were given up and are still listed.", queue.failed),
            ("paused", "1 while the mail server accepts nothing from this sender.", paused),
        ):
            yield GaugeMetricFamily(f"sahienglish_mail_queue_{name}", help_text, value=value)
        yield GaugeMetricFamily(
            "sahienglish_mail_sent_last_day", "E-mails sent within 24 hours.", value=budget.sent_last_day()
        )
        yield GaugeMetricFamily(
            "sahienglish_mail_daily_budget", "MAIL_DAILY_BUDGET; 0: none.", value=settings.MAIL_DAILY_BUDGET
        )


def _registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(settings.METRICS_DIR))
    registry.register(MailQueue())
    return registry
