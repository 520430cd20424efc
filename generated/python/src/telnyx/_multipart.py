"""Bodies in multipart/form-data (RFC 7578)."""

from __future__ import annotations

import uuid
from typing import List, Optional, Sequence, Tuple

from ._uploads import BodyStream, Segment

File = Tuple[Optional[str], Segment, Optional[str]]
"""The name of a file, its content and its media type. A part without a name is a plain field."""


def multipart(parts: Sequence[Tuple[str, File]]) -> Tuple[BodyStream, str]:
    """The body of a form and its media type."""
    boundary = uuid.uuid4().hex
    segments: List[Segment] = []
    for name, (file_name, content, media_type) in parts:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_escape(name)}"'
        if file_name is not None:
            head += f'; filename="{_escape(file_name)}"'
        if media_type is not None:
            head += f"\r\nContent-Type: {media_type}"
        segments += [f"{head}\r\n\r\n".encode(), content, b"\r\n"]
    segments.append(f"--{boundary}--\r\n".encode())
    return BodyStream(segments), f"multipart/form-data; boundary={boundary}"


def _escape(text: str) -> str:
    """Text in quotes, as the WHATWG HTML standard escapes it."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
