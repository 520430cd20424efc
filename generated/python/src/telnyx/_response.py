"""HTTP responses that are parsed on demand."""

from __future__ import annotations

from typing import Awaitable, Callable, Generic, TypeVar, cast

import httpx
from typing_extensions import ParamSpec

P = ParamSpec("P")
T = TypeVar("T")


class APIResponse(Generic[T]):
    """An HTTP response. `parse()` returns the result of the operation."""

    http_response: httpx.Response

    def __init__(self, http_response: httpx.Response, parse: Callable[[httpx.Response], T]) -> None:
        self.http_response = http_response
        self._parse = parse

    @property
    def headers(self) -> httpx.Headers:
        return self.http_response.headers

    @property
    def status_code(self) -> int:
        return self.http_response.status_code

    @property
    def text(self) -> str:
        return self.http_response.text

    @property
    def content(self) -> bytes:
        return self.http_response.content

    def parse(self) -> T:
        return self._parse(self.http_response)


def to_raw_response(method: Callable[P, T]) -> Callable[P, APIResponse[T]]:
    """The type of a method that returns the HTTP response."""
    return cast("Callable[P, APIResponse[T]]", method)


def async_to_raw_response(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, Awaitable[APIResponse[T]]]:
    """The type of an asynchronous method that returns the HTTP response."""
    return cast("Callable[P, Awaitable[APIResponse[T]]]", method)
