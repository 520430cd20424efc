"""Files in request bodies. They are read in chunks, and never whole."""

from __future__ import annotations

import io
import os
import stat
from typing import IO, AsyncIterable, AsyncIterator, Iterable, Iterator, Optional, Sequence, Union

import anyio.to_thread
import httpx

CHUNK_SIZE = 65536


class Upload:
    """A file as the content of a body or a part: a path, or an open file from its current position on.

    Each iteration starts over. An open file without random access can be read only once.
    """

    size: Optional[int]
    """The number of bytes, if it is known."""
    can_repeat: bool

    def __init__(self, file: Union[os.PathLike[str], IO[bytes]]) -> None:
        if isinstance(file, io.TextIOBase):
            raise TypeError("A file to upload must be opened in binary mode.")
        self._file = file
        self._start = 0
        if isinstance(file, os.PathLike):
            status = os.stat(file)
            self.can_repeat = stat.S_ISREG(status.st_mode)
            self.size = status.st_size if self.can_repeat else None
            return
        try:
            self._start = file.tell()
            file.seek(0, os.SEEK_END)
            self.size = max(file.tell() - self._start, 0)
            file.seek(self._start)
            self.can_repeat = True
        except (AttributeError, OSError):  # a pipe, a socket, or an object that has only `read`
            self.size = None
            self.can_repeat = False

    def __iter__(self) -> Iterator[bytes]:
        if isinstance(self._file, os.PathLike):
            with open(self._file, "rb") as file:
                yield from _chunks(file)
            return
        if self.can_repeat:
            self._file.seek(self._start)
        yield from _chunks(self._file)


class Chunks:
    """The bytes of a body in chunks. They can be sent again only if they are a sequence, such as a list."""

    size: Optional[int]
    """The number of bytes, if it is known."""
    can_repeat: bool

    def __init__(self, chunks: Union[Iterable[bytes], AsyncIterable[bytes]]) -> None:
        self.chunks = chunks
        self.can_repeat = isinstance(chunks, Sequence)
        self.size = sum(map(len, chunks)) if isinstance(chunks, Sequence) else None

    def __iter__(self) -> Iterator[bytes]:
        if not isinstance(self.chunks, Iterable):
            raise TypeError("Only an asynchronous client can send an asynchronous iterator.")
        yield from self.chunks


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK_SIZE):
        yield chunk


Segment = Union[bytes, Upload, Chunks]


class BodyStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Bytes, files and iterators, one after the other, for both clients."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.can_repeat = all(isinstance(part, bytes) or part.can_repeat for part in segments)

    @property
    def size(self) -> Optional[int]:
        """The number of bytes, if it is known."""
        total = 0
        for part in self._segments:
            size = len(part) if isinstance(part, bytes) else part.size
            if size is None:
                return None
            total += size
        return total

    def __iter__(self) -> Iterator[bytes]:
        for part in self._segments:
            chunks: Iterable[bytes] = [part] if isinstance(part, bytes) else part
            for chunk in chunks:
                yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._segments:
            if isinstance(part, bytes):
                yield part
                continue
            if isinstance(part, Chunks) and isinstance(part.chunks, AsyncIterable):
                async for given in part.chunks:
                    yield given
                continue
            # Files and iterators block, so they are read in a thread.
            chunks = iter(part)
            while (chunk := await anyio.to_thread.run_sync(next, chunks, None)) is not None:
                yield chunk
