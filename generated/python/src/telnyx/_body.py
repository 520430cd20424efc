"""Request bodies: serialization and media types."""

from __future__ import annotations

import io
import os
from typing import AsyncIterable, Iterable, Mapping, Optional, Sequence, Union, cast

import pydantic
from typing_extensions import Literal

from ._files import file_of, has_file, is_file
from ._form import Encodings, form_parts, url_encoded
from ._multipart import multipart
from ._query import is_list, items_of, members, text_of, to_json
from ._types import Body, Omit
from ._uploads import BodyStream, Chunks

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
    encoded: Encodings,
) -> EncodedBody:
    """Serializes a body. Members of an object that are `omit` are omitted.

    `encoded` has the members of a form that are not written in the default way.
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
        return EncodedBody(url_encoded(_mapping(body), encoded), media_type)
    if encoding == "multipart":
        return EncodedBody(*multipart(form_parts(_mapping(body), encoded)))
    if isinstance(body, (bytes, bytearray)):
        return EncodedBody(bytes(body), media_type)
    if isinstance(body, AsyncIterable):  # an asynchronous file is one, too
        return EncodedBody(BodyStream([Chunks(body)]), media_type)
    if isinstance(body, (os.PathLike, io.IOBase, tuple)) or hasattr(body, "read"):
        return EncodedBody(BodyStream([file_of(body)[1]]), media_type)
    if encoding == "binary" and isinstance(body, Iterable) and not isinstance(body, (str, Mapping)):
        return EncodedBody(BodyStream([Chunks(body)]), media_type)
    return EncodedBody(text_of(body).encode(), media_type)


def is_bytes(body: object) -> bool:
    """Whether a body is a file or chunks of bytes, as opposed to JSON."""
    if is_file(body):
        return True
    if is_list(body):
        return any(isinstance(item, bytes) for item in items_of(body))
    is_value = isinstance(body, (str, Mapping, pydantic.BaseModel))
    return isinstance(body, (Iterable, AsyncIterable)) and not is_value


def sends_form(body: object, only: Optional[Sequence[str]]) -> bool:
    """Whether a body that may be JSON is a form: it contains a file, or a member that JSON does not have."""
    if only is None or not isinstance(body, Mapping):
        return False
    return any(name in only or has_file(item) for name, item in members(body))


def given(value: object) -> object:
    """A value without its omitted members."""
    if isinstance(value, Mapping):
        return {name: given(item) for name, item in members(value)}
    if isinstance(value, list):
        return [given(item) for item in value]
    return value  # a tuple can be a file


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}
