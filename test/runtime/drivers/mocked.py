"""Answers of `httpx.MockTransport`, as users mock an API: ready, streamed, or read by a hook; and bodies of bytes."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import AsyncIterator, Dict, Iterator, List

import httpx
import wire

BYTES = b"\x89PNG\0\xff"


def check(name: str, value: object, expected: object) -> None:
    assert value == expected, f"{name}: {value!r} is not {expected!r}"


class Streamed(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        yield BYTES

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield BYTES


class Api:
    """A handler that counts the requests of each path."""

    def __init__(self) -> None:
        self.counts: Dict[str, int] = {}
        self.bodies: List[bytes] = []
        self.queries: List[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.queries.append(request.url.query.decode())
        self.bodies.append(request.content)
        count = self.counts[path] = self.counts.get(path, 0) + 1
        if path == "/items/gone":
            return httpx.Response(404, json={"detail": "none"})
        if path == "/items/moved":
            return httpx.Response(307, headers={"location": "/items/x"})
        if path == "/items/busy" and count == 1:
            return httpx.Response(503, headers={"retry-after-ms": "1"}, text="busy")
        if path == "/items/packed":
            headers = {"content-encoding": "gzip", "content-type": "application/json"}
            return httpx.Response(200, headers=headers, content=gzip.compress(b'{"name":"x"}'))
        if path == "/items/html":
            return httpx.Response(200, html="<p>")
        if path == "/blobs":
            headers = {"content-type": "image/png"}
            ready = httpx.Response(200, headers=headers, content=BYTES)
            return ready if request.content == b"ready" else httpx.Response(200, headers=headers, stream=Streamed())
        if request.method == "DELETE" or path in ("/octets", "/either-bytes"):
            return httpx.Response(204)
        body = json.loads(request.content) if request.content else {}
        return httpx.Response(200, json={"name": "x", **body}, headers={"x-answer": "yes"})


def sync(http_client: httpx.Client, api: Api) -> None:
    client = wire.Wire(api_key="key", base_url="https://mock.test", http_client=http_client)
    check("json", client.items.retrieve("x").name, "x")
    check("body", client.items.create(name="a").name, "a")
    check("redirect", client.items.retrieve("moved").name, "x")
    check("retry", client.items.retrieve("busy").name, "x")
    check("gzip", client.items.retrieve("packed").name, "x")
    check("undocumented", client.request("GET", "/items/x"), {"name": "x"})
    query = {"a": [1, "b,c"], "f": {"n": True}, "o": [{"p": None}], "gone": wire.omit}
    client.request("GET", "/items/x", query=query)
    check("query", api.queries[-1], "a=1&a=b%2Cc&f%5Bn%5D=true&o%5B0%5D%5Bp%5D=")
    client.items.retrieve("x", extra_query={"a": ["y", "z"]})
    check("extra query", api.queries[-1], "a=y&a=z")
    client.items.delete("x")
    try:
        client.items.retrieve("gone")
        raise AssertionError("no error")
    except wire.NotFoundError as error:
        check("error", error.body, {"detail": "none"})
    try:
        client.items.retrieve("html")
        raise AssertionError("no error")
    except wire.APIResponseValidationError as error:
        check("malformed", error.status_code, 200)
    raw = client.items.with_raw_response.retrieve("x")
    check("raw", [raw.status_code, raw.headers["x-answer"], raw.text, raw.content], [200, "yes", '{"name":"x"}', b'{"name":"x"}'])
    check("parsed", raw.parse().name, "x")
    for text in ("ready", "streamed"):
        check(text, client.blobs.create(body=text).read(), BYTES)
        check(f"{text}, in chunks", b"".join(client.blobs.create(body=text).iter_bytes()), BYTES)
        with client.blobs.create(body=text) as answer:
            check(f"{text}, twice", answer.read() + answer.read(), BYTES * 2)


async def asynchronous(http_client: httpx.AsyncClient) -> None:
    client = wire.AsyncWire(api_key="key", base_url="https://mock.test", http_client=http_client)
    check("json", (await client.items.retrieve("x")).name, "x")
    check("body", (await client.items.create(name="a")).name, "a")
    check("redirect", (await client.items.retrieve("moved")).name, "x")
    check("retry", (await client.items.retrieve("busy")).name, "x")
    check("gzip", (await client.items.retrieve("packed")).name, "x")
    check("undocumented", await client.request("GET", "/items/x"), {"name": "x"})
    await client.items.delete("x")
    try:
        await client.items.retrieve("gone")
        raise AssertionError("no error")
    except wire.NotFoundError as error:
        check("error", error.body, {"detail": "none"})
    try:
        await client.items.retrieve("html")
        raise AssertionError("no error")
    except wire.APIResponseValidationError as error:
        check("malformed", error.status_code, 200)
    raw = await client.items.with_raw_response.retrieve("x")
    check("raw", [raw.status_code, raw.headers["x-answer"], raw.text, raw.content], [200, "yes", '{"name":"x"}', b'{"name":"x"}'])
    check("parsed", raw.parse().name, "x")
    for text in ("ready", "streamed"):
        check(text, await (await client.blobs.create(body=text)).read(), BYTES)
        chunks = [chunk async for chunk in (await client.blobs.create(body=text)).iter_bytes()]
        check(f"{text}, in chunks", b"".join(chunks), BYTES)
        async with await client.blobs.create(body=text) as answer:
            check(f"{text}, twice", await answer.read() + await answer.read(), BYTES * 2)


def chunks() -> Iterator[bytes]:
    yield b"a"
    yield b"b"


async def achunks() -> AsyncIterator[bytes]:
    for chunk in chunks():
        yield chunk


class AsyncFile:
    """A file as those of anyio and aiofiles."""

    async def __aenter__(self) -> AsyncFile:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    async def read(self) -> bytes:
        return b"ab"

    def __aiter__(self) -> AsyncIterator[bytes]:
        return achunks()


def bodies() -> None:
    """Bytes in all forms that a body of bytes can have."""
    api = Api()
    with wire.Wire(
        api_key="key",
        base_url="https://mock.test",
        http_client=httpx.Client(transport=httpx.MockTransport(api)),
    ) as client, NamedTemporaryFile() as file:
        file.write(b"ab")
        file.seek(0)
        client.octets.update(body=chunks())
        client.octets.update(body=[b"a", b"b"])
        client.octets.update(body=[])
        client.octets.update(body=io.BytesIO(b"ab"))
        client.octets.update(body=("name", file.file, "text/plain"))
        client.octets.update(body=Path(file.name))
        client.either_bytes.create(body=chunks())
        client.either_bytes.create(body=[b"a", b"b"])
    check("bodies", api.bodies, [b"ab", b"ab", b"", b"ab", b"ab", b"ab", b"ab", b"ab"])


async def abodies() -> None:
    api = Api()
    async with wire.AsyncWire(
        api_key="key",
        base_url="https://mock.test",
        http_client=httpx.AsyncClient(transport=httpx.MockTransport(api)),
    ) as client, AsyncFile() as file:
        await client.octets.update(body=achunks())
        await client.octets.update(body=chunks())
        await client.octets.update(body=file)
        await client.either_bytes.create(body=achunks())
        answer = await client.blobs.create(body="ready")
        await client.octets.update(body=answer.iter_bytes())
    check("bodies", api.bodies, [b"ab", b"ab", b"ab", b"ab", b"ready", BYTES])


def read(response: httpx.Response) -> None:
    response.read()


async def aread(response: httpx.Response) -> None:
    await response.aread()


bodies()
asyncio.run(abodies())
for hooks in ({}, {"response": [read]}):
    handler = Api()
    sync(httpx.Client(transport=httpx.MockTransport(handler), event_hooks=hooks), handler)
asyncio.run(asynchronous(httpx.AsyncClient(transport=httpx.MockTransport(Api()))))
asyncio.run(asynchronous(httpx.AsyncClient(transport=httpx.MockTransport(Api()), event_hooks={"response": [aread]})))
print("ok")
