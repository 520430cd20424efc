"""Request bodies: serialization and media types."""

from __future__ import annotations

import io
import os
from pathlib import PurePath
from typing import IO, List, Mapping, Optional, Sequence, Tuple, Union, cast
from urllib.parse import quote_plus

from typing_extensions import Literal

from ._multipart import File, multipart
from ._query import members, text_of, to_json
from ._types import Body, Omit
from ._uploads import BodyStream, Upload

Encoding = Literal["json", "form", "multipart", "text", "binary"]


class EncodedBody:
    """A serialized body."""

    def __init__(
        self,
        content: Union[bytes, BodyStream, None] = None,
        media_type: Optional[str] = None,
    ) -> None:
        self.content = content
        self.media_type = media_type

    @property
    def can_repeat(self) -> bool:
        """Whether the body can be sent again."""
        return not isinstance(self.content, BodyStream) or self.content.can_repeat


def encode_body(
    body: object,
    encoding: Encoding,
    media_type: str,
    extra: Optional[Body],
    required: bool,
    encoded: Mapping[str, str],
) -> EncodedBody:
    """Serializes a body. Members of an object that are `omit` are omitted.

    `encoded` has the members of a form that are joined by a separator or serialized as JSON.
    """
    if isinstance(body, Omit):
        if extra is None:
            return EncodedBody()
        body = {}
    if isinstance(body, Mapping) and encoding in ("json", "form", "multipart"):
        body = given({**body, **(extra or {})})
        if not body and not required:
            return EncodedBody()
    if encoding == "json":
        return EncodedBody(to_json(body).encode(), media_type)
    if encoding == "form":
        pairs = [
            f"{quote_plus(name, safe='*')}={quote_plus(text, safe='*')}"
            for key, value in members(_mapping(body))
            for name, text in _encoded_fields(key, value, encoded.get(key))
        ]
        # `quote_plus` does not encode the tilde, but the WHATWG URL standard does.
        return EncodedBody("&".join(pairs).replace("~", "%7E").encode(), media_type)
    if encoding == "multipart":
        return _multipart(_mapping(body), encoded)
    if isinstance(body, (bytes, bytearray)):
        return EncodedBody(bytes(body), media_type)
    if (
        isinstance(body, (os.PathLike, io.IOBase))
        or hasattr(body, "read")
        or isinstance(body, tuple)
    ):
        return EncodedBody(BodyStream([file_of(body)[1]]), media_type)
    return EncodedBody(text_of(body).encode(), media_type)


def given(value: object) -> object:
    """A value without its omitted members."""
    if isinstance(value, Mapping):
        return {name: given(item) for name, item in members(value)}
    if isinstance(value, list):
        return [given(item) for item in value]
    return value  # a tuple can be a file


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _fields(name: str, value: object) -> List[Tuple[str, str]]:
    """The scalars of a value. Lists repeat the name, members have it in brackets."""
    if isinstance(value, Mapping):
        return [pair for key, item in members(value) for pair in _fields(f"{name}[{key}]", item)]
    if isinstance(value, (list, tuple)):
        return [pair for item in value for pair in _fields(name, item)]
    return [(name, text_of(value))]


def _encoded_fields(name: str, value: object, encoded: Optional[str]) -> List[Tuple[str, str]]:
    if encoded is None:
        return _fields(name, value)
    if "/" in encoded:
        return [(name, to_json(value))]
    return [(name, encoded.join(text for _, text in _fields(name, value)))]


def _is_file(value: object) -> bool:
    if isinstance(value, tuple):
        return len(value) in (2, 3) and _is_file(value[1])
    return isinstance(value, (bytes, bytearray, os.PathLike)) or hasattr(value, "read")


def _multipart(body: Mapping[str, object], encoded: Mapping[str, str]) -> EncodedBody:
    files: List[Tuple[str, File]] = []
    for name, value in members(body):
        if name in encoded:
            files.append((name, (None, to_json(value).encode(), encoded[name])))
            continue
        items: Sequence[object] = value if isinstance(value, list) else [value]
        for item in items:
            if _is_file(item):
                files.append((name, file_of(item)))
                continue
            for key, text in _fields(name, item):
                files.append((key, (None, text.encode(), None)))
    return EncodedBody(*multipart(files))


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
