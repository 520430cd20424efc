"""Overloads of `accept`: each declared media type has its type, and the plain call is the last one.

A status without content adds None. A body of bytes takes bytes and files.
"""

from pathlib import Path
from typing import Optional

from kinds import APIResponse, AsyncBinaryResponse, AsyncKinds, BinaryResponse, Kinds
from kinds.types import Problem
from typing_extensions import assert_type


def synchronous(client: Kinds, media_type: str) -> None:
    assert_type(client.jobs.create(), Optional[Problem])
    client.blobs.create(body=b"bytes")
    client.blobs.create(body=Path("a.png"))
    assert_type(client.exports.retrieve(), Problem)
    assert_type(client.exports.retrieve(accept="application/pdf", timeout=1), BinaryResponse)
    assert_type(client.exports.retrieve(accept="text/csv"), str)
    raw = client.exports.with_raw_response
    assert_type(raw.retrieve(), APIResponse[Problem])
    assert_type(raw.retrieve(accept="application/pdf").parse(), BinaryResponse)
    assert_type(raw.retrieve(accept="text/csv").parse(), str)
    # The document does not declare this media type.
    client.exports.retrieve(accept="text/html")  # type: ignore[call-overload]
    # Nor is one known that is computed.
    client.exports.retrieve(accept=media_type)  # type: ignore[call-overload]
    # An operation with one media type has no such argument.
    client.cached.retrieve(accept="application/json")  # type: ignore[call-arg]


async def asynchronous(client: AsyncKinds, media_type: str) -> None:
    assert_type(await client.exports.retrieve(), Problem)
    assert_type(await client.exports.retrieve(accept="application/pdf"), AsyncBinaryResponse)
    assert_type(await client.exports.retrieve(accept="text/csv"), str)
    raw = client.exports.with_raw_response
    assert_type(await raw.retrieve(), APIResponse[Problem])
    assert_type((await raw.retrieve(accept="text/csv")).parse(), str)
    await client.exports.retrieve(accept=media_type)  # type: ignore[call-overload]
