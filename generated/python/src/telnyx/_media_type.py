"""The media types of bodies that are bytes."""

from __future__ import annotations

import mimetypes
import os
from typing import Optional, Sequence


def own_type(body: object, accepted: Sequence[str], fallback: str) -> str:
    """The media type of a file if it is accepted, or else the fallback.

    One that the caller states is sent where the document has several; one that is known from a name must be among them.
    """
    stated = str(body[2]) if isinstance(body, tuple) and len(body) > 2 and body[2] else None
    if stated is not None and keeps(stated, accepted):
        return stated
    known = _type_of(body)
    if known is not None and any(in_range(known, item) for item in accepted):
        return known
    return fallback


def keeps(own: str, declared: Sequence[str]) -> bool:
    """Whether bytes keep the type that the caller states: it is declared, or one of several types may be meant."""
    return len(declared) > 1 or any(in_range(own, item) for item in declared)


def in_range(media_type: str, wanted: str) -> bool:
    """Whether a media type is in a range such as `image/*`. Parameters do not count."""
    own, wanted = essence(media_type), essence(wanted)
    if own == wanted or wanted == "*/*":
        return True
    return wanted.endswith("/*") and own.startswith(wanted[:-1])


def essence(media_type: str) -> str:
    """A media type in lower case, without parameters."""
    return media_type.split(";")[0].strip().lower()


def _type_of(body: object) -> Optional[str]:
    if isinstance(body, tuple):
        name, content, stated = (*body, None)[:3]
        if stated:
            return str(stated)
        return mimetypes.guess_type(str(name))[0] if name else _type_of(content)
    name = os.fspath(body) if isinstance(body, os.PathLike) else getattr(body, "name", None)
    return mimetypes.guess_type(name)[0] if isinstance(name, str) else None
