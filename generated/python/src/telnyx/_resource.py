"""The base of resources: their client, and whether methods return HTTP responses."""

from __future__ import annotations

from ._async_client import AsyncAPIClient
from ._sync_client import SyncAPIClient


class SyncAPIResource:
    _client: SyncAPIClient
    _raw: bool

    def __init__(self, client: SyncAPIClient, raw: bool = False) -> None:
        self._client = client
        self._raw = raw


class AsyncAPIResource:
    _client: AsyncAPIClient
    _raw: bool

    def __init__(self, client: AsyncAPIClient, raw: bool = False) -> None:
        self._client = client
        self._raw = raw
