"""Files to upload: their names, contents and media types."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import IO, Mapping, cast

from ._multipart import File
from ._query import is_list, items_of
from ._uploads import Upload


def is_file(value: object) -> bool:
    if isinstance(value, tuple):
        return len(value) in (2, 3) and is_file(value[1])
    return isinstance(value, (bytes, bytearray, os.PathLike)) or hasattr(value, "read")


def has_file(value: object) -> bool:
    """Whether a value is a file, or contains one."""
    if is_file(value):
        return True
    if isinstance(value, Mapping):
        return any(map(has_file, value.values()))
    return is_list(value) and any(map(has_file, items_of(value)))


def file_of(value: object) -> File:
    """The name, content and media type of a file."""
    if isinstance(value, tuple):
        name, content, media_type = (*value, None)[:3]
        plain = file_of(content)
        return str(name or plain[0]), plain[1], str(media_type or plain[2])
    if isinstance(value, os.PathLike):
        return PurePath(os.fspath(value)).name, Upload(value), "application/octet-stream"
    if isinstance(value, (bytes, bytearray)):
        return "file", bytes(value), "application/octet-stream"
    stream = cast("IO[bytes]", value)
    name = getattr(stream, "name", None)
    return (
        PurePath(name).name if isinstance(name, str) else "file",
        Upload(stream),
        "application/octet-stream",
    )
