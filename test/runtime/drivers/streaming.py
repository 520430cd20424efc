"""Large uploads and downloads with the generated Python SDK. Prints by how many bytes the resident memory grew.

Arguments: the URL of the server, the path of a large file, and a folder for downloads.
"""

from __future__ import annotations

import asyncio
import io
import json
import resource
import sys
from pathlib import Path
from typing import Any

import wire

URL, LARGE, FOLDER = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
SIZE = LARGE.stat().st_size
SMALL = FOLDER / "small.txt"
SMALL.write_bytes(b"0123456789")


def check(name: str, value: object, expected: object) -> None:
    assert value == expected, f"{name}: {value!r} is not {expected!r}"


def sent(what: Any) -> dict[str, Any]:
    """What the server received, from the response of `files` or `blobs`."""
    facts: dict[str, Any] = what.to_dict() if hasattr(what, "to_dict") else json.loads(what.read())
    return facts


def known(name: str, what: Any, size: int) -> None:
    facts = sent(what)
    assert facts["bytes"] >= size, f"{name}: {facts}"
    check(name, (facts["length"], facts["encoding"]), (str(facts["bytes"]), None))


class Pipe:
    """A stream that cannot seek."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


def once(key: str) -> dict[str, str]:
    return {"X-Fail": key}


def small() -> None:
    client = wire.Wire(api_key="key", base_url=URL, timeout=600)
    with open(SMALL, "rb") as file:
        file.read(3)
        facts = sent(client.blobs.create(body=file, extra_headers=once("file")))
        check("from its position, again", (facts["text"], facts["length"]), ("3456789", "7"))
        check("the file stays open", file.closed, False)
    check("a path", sent(client.blobs.create(body=SMALL, extra_headers=once("path")))["text"], "0123456789")
    pipe: Any = Pipe(b"abc")
    facts = sent(client.blobs.create(body=pipe))
    check("a stream", (facts["text"], facts["length"], facts["encoding"]), ("abc", None, "chunked"))
    part = sent(client.files.create(file=SMALL, extra_headers=once("part")))
    assert 'filename="small.txt"\r\nContent-Type: application/octet-stream\r\n\r\n0123456789\r\n--' in part["text"], part
    again: Any = Pipe(b"abc")
    for call in (client.blobs.create, client.files.create):
        try:
            call(**{"body" if call == client.blobs.create else "file": again}, extra_headers=once(str(call)))
        except wire.RateLimitError:
            continue
        raise AssertionError("A stream cannot be sent twice.")
    try:
        text: Any = io.StringIO("text")
        client.blobs.create(body=text)
    except TypeError as error:
        assert "binary mode" in str(error)
    else:
        raise AssertionError("Text is no file.")


def large() -> None:
    client = wire.Wire(api_key="key", base_url=URL, timeout=600)
    known("a path", client.blobs.create(body=LARGE), SIZE)
    with client.blobs.create(body=b"", extra_headers={"X-Download": str(SIZE)}) as response:
        response.write_to_file(FOLDER / "sync.bin")
    check("a download", (FOLDER / "sync.bin").stat().st_size, SIZE)
    with open(LARGE, "rb") as file:
        known("a file in a form", client.files.create(file=("large.bin", file, "a/b")), SIZE)


async def large_async() -> None:
    async with wire.AsyncWire(api_key="key", base_url=URL, timeout=600) as client:
        with open(LARGE, "rb") as file:
            response = await client.blobs.create(body=file)
            check("an open file", json.loads(await response.read())["length"], str(SIZE))
        async with await client.blobs.create(body=b"", extra_headers={"X-Download": str(SIZE)}) as download:
            await download.write_to_file(FOLDER / "async.bin")
        check("a download", (FOLDER / "async.bin").stat().st_size, SIZE)
        known("a path in a form", await client.files.create(file=LARGE), SIZE)


small()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
large()
asyncio.run(large_async())
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
