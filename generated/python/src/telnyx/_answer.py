"""How the body of a successful response is decoded."""

from __future__ import annotations

import re
from typing import Sequence

import httpx
from typing_extensions import Literal

AnswerKind = Literal["json", "string", "text", "binary", "none", "any"]
"""What a successful response can be; `string` is a string in JSON, or as plain text."""

Form = Literal["none", "json", "optional json", "text", "plain", "whole", "unknown"]
"""How a body is decoded: `plain` is text or a JSON string, `whole` is the response itself."""


def form_of(
    response: httpx.Response, answers: Sequence[AnswerKind], empty: Sequence[int] = ()
) -> Form:
    """How a response is decoded, by its status and its media type. Bytes are never decoded as text."""
    is_any = "any" in answers

    def may(kind: AnswerKind) -> bool:
        return is_any or kind in answers

    kind = media_type(response)
    is_empty = not kind and response.headers.get("content-length") == "0"
    if list(answers) == ["none"] or has_no_body(response, empty) or (is_empty and may("none")):
        return "none"
    is_text = re.search(r"^text/|[/+](xml|yaml)$|/javascript$", kind) is not None
    # The length of an empty body is not always stated.
    json: Form = "optional json" if may("none") else "json"
    if is_json(kind) and (may("json") or may("string")):
        return json
    if may("text") and (is_text or (not kind and not is_any)):
        return "text"
    if may("binary") and (kind or not is_any):
        return "whole"
    if (may("string") and kind == "text/plain") or (may("text") and is_json(kind)):
        return "plain"
    return json if is_text or not kind else "unknown"


def has_no_body(response: httpx.Response, empty: Sequence[int]) -> bool:
    """Whether a body is missing (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6) or ignored."""
    return (
        response.status_code in (204, 205, *empty)
        or response.request.method == "HEAD"
    )


def is_json(kind: str) -> bool:
    """Whether a media type is JSON."""
    return kind.endswith(("/json", "+json"))


def media_type(response: httpx.Response) -> str:
    """The media type of a response without parameters, in lower case; empty if it has none."""
    content_type: str = response.headers.get("content-type", "")
    return content_type.split(";")[0].strip().lower()
