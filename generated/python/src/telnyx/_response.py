"""HTTP responses: those of raw calls, and bytes that are read in chunks."""

from __future__ import annotations

from contextlib import contextmanager
from os import PathLike
from typing import AsyncIterator, Awaitable, Callable, Generic, Iterator, Optional, Union, cast

import anyio
import httpx
from typing_extensions import ParamSpec, Self, TypeVar

from ._exceptions import APITimeoutError, connection_error

P = ParamSpec("P")
T = TypeVar("T")


class BaseResponse:
    """What raw responses and bytes have in common."""

    http_response: httpx.Response

    def __init__(self, http_response: httpx.Response) -> None:
        self.http_response = http_response

    @property
    def headers(self) -> httpx.Headers:
        return self.http_response.headers

    @property
    def status_code(self) -> int:
        return self.http_response.status_code


class APIResponse(BaseResponse, Generic[T]):
    """An HTTP response. `parse()` returns the result of the operation."""

    def __init__(self, http_response: httpx.Response, parse: Callable[[httpx.Response], T]) -> None:
        super().__init__(http_response)
        self._parse = parse

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


class _Binary(BaseResponse):
    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Raises the errors of this package if the connection fails."""
        try:
            yield
        except httpx.TimeoutException as error:
            raise APITimeoutError(self.http_response.request) from error
        except httpx.HTTPError as error:
            raise connection_error(self.http_response.request, error) from error


class BinaryResponse(_Binary):
    """The bytes of a response. They are not in memory until they are read.

    Reading them to the end closes the connection; `close()`, or `with`, does so before. The timeout applies to each
    wait for data.
    """

    def read(self) -> bytes:
        """All bytes. They are kept, so that this can be called again."""
        with self._errors():
            return self.http_response.read()

    def iter_bytes(self, chunk_size: Optional[int] = None) -> Iterator[bytes]:
        """The bytes in chunks, as they arrive."""
        with self._errors():
            yield from self.http_response.iter_bytes(chunk_size)

    def write_to_file(self, path: Union[str, PathLike[str]]) -> None:
        """Writes the bytes to a file, chunk by chunk."""
        with open(path, "wb") as file:
            for chunk in self.iter_bytes():
                file.write(chunk)

    def close(self) -> None:
        """Closes the connection if there are bytes that are not read."""
        self.http_response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncBinaryResponse(_Binary):
    """The bytes of a response. They are not in memory until they are read.

    Reading them to the end closes the connection; `close()`, or `async with`, does so before. The timeout applies to
    each wait for data.
    """

    async def read(self) -> bytes:
        """All bytes. They are kept, so that this can be called again."""
        with self._errors():
            return await self.http_response.aread()

    async def iter_bytes(self, chunk_size: Optional[int] = None) -> AsyncIterator[bytes]:
        """The bytes in chunks, as they arrive."""
        with self._errors():
            async for chunk in self.http_response.aiter_bytes(chunk_size):
                yield chunk

    async def write_to_file(self, path: Union[str, PathLike[str]]) -> None:
        """Writes the bytes to a file, chunk by chunk."""
        async with await anyio.open_file(path, "wb") as file:
            async for chunk in self.iter_bytes():
                await file.write(chunk)

    async def close(self) -> None:
        """Closes the connection if there are bytes that are not read."""
        await self.http_response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
