"""Whether a failed attempt is repeated, and when."""

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
"""The longest wait that a service may ask for, all attempts of a request together. In seconds."""


def may_repeat(request: httpx.Request) -> bool:
    """Whether it does no harm if the service has seen the attempt already (RFC 9110, section 9.2.2)."""
    if request.method not in ("POST", "PATCH", "CONNECT"):
        return True
    header = _config.IDEMPOTENCY_HEADER or "Idempotency-Key"
    return _config.NON_IDEMPOTENT == "always" or header in request.headers


def idempotency_headers(method: str) -> Dict[str, str]:
    """A key that no other request has, the same for all its attempts, where the API has a header for it."""
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
    """Seconds that the service asks to wait: `retry-after-ms`, else `retry-after` as seconds or as a date
    (RFC 9110, section 10.2.3). None for past, negative and unreadable values."""
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
    """Half a second, doubled each time, at most eight, less up to a quarter by chance. In seconds."""
    return min(0.5 * 2.0**attempt, 8.0) * (1 - random.random() * 0.25)


def was_never_sent(error: Exception) -> bool:
    """Whether the request cannot have reached the service."""
    return isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout))


def now() -> float:
    """Seconds since the epoch."""
    return time.time()
