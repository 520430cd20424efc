"""Whether and when a failed request is retried."""

from __future__ import annotations

import random
import re
import time
import uuid
from email.utils import parsedate_to_datetime
from typing import Dict, Optional

import httpx

from . import _config

LONGEST_WAIT = 120.0
"""The longest total wait in seconds that an API may ask for between the attempts of a request."""


def may_repeat(request: httpx.Request) -> bool:
    """Whether the request is safe to repeat if the API has processed it already (RFC 9110, section 9.2.2)."""
    if request.method not in ("POST", "PATCH", "CONNECT"):
        return True
    header = _config.IDEMPOTENCY_HEADER or "Idempotency-Key"
    return _config.NON_IDEMPOTENT == "always" or header in request.headers


def idempotency_headers(method: str) -> Dict[str, str]:
    """Headers with a unique key that all attempts share; empty if the API has no header for it."""
    if _config.IDEMPOTENCY_HEADER is None or method == "GET":
        return {}
    return {_config.IDEMPOTENCY_HEADER: f"{_config.NAME.lower()}-retry-{uuid.uuid4()}"}


def should_retry(response: httpx.Response, wait: Optional[float]) -> bool:
    wish: Optional[str] = response.headers.get("x-should-retry")
    if wish in ("true", "false"):
        return wish == "true"
    repeatable = may_repeat(response.request)
    status = response.status_code
    if status == 429 or (status == 503 and wait is not None):
        return _config.NON_IDEMPOTENT != "never" or repeatable
    return (status in (408, 409) or status >= 500) and repeatable


def retry_after(headers: httpx.Headers, now: float) -> Optional[float]:
    """Seconds that the API asks to wait: `retry-after-ms`, or else `retry-after` as seconds or as a date
    (RFC 9110, section 10.2.3). None for dates in the past and for invalid values."""
    milliseconds = _number(headers.get("retry-after-ms"))
    value = headers.get("retry-after")
    wait = _number(value) if milliseconds is None else milliseconds / 1000
    if wait is None and value is not None:
        try:
            wait = parsedate_to_datetime(value).timestamp() - now
        except (TypeError, ValueError):
            return None
    return wait if wait is not None and wait > 0 else None


def _number(text: Optional[str]) -> Optional[float]:
    return float(text) if text is not None and re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", text) else None


def back_off(attempt: int) -> float:
    """The wait in seconds: half a second, doubled each time up to eight, less a random part of up to a quarter."""
    return min(0.5 * 2.0**attempt, 8.0) * (1 - random.random() * 0.25)


def was_never_sent(error: Exception) -> bool:
    """Whether the request cannot have reached the API."""
    return isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout))


def now() -> float:
    """Seconds since the epoch."""
    return time.time()
