"""Requests of operations."""

from __future__ import annotations

from typing import List, Mapping, Optional, Sequence, Tuple, Union

import httpx

from ._answer import AnswerKind
from ._body import Encoding
from ._form import Encodings
from ._types import Body, Headers, Omit, Query, omit

Timeout = Union[float, httpx.Timeout, None]

Parameters = Sequence[Tuple[str, Union[str, Omit]]]


class Options:
    """The options of a single request."""

    def __init__(
        self,
        extra_headers: Optional[Headers] = None,
        extra_query: Optional[Query] = None,
        extra_body: Optional[Body] = None,
        timeout: Union[Timeout, Omit] = omit,
    ) -> None:
        self.headers = extra_headers
        self.query = extra_query
        self.body = extra_body
        self.timeout = timeout


class Request:
    """The request of an operation."""

    encoding: Encoding
    answers: Sequence[AnswerKind]
    empty: Sequence[int]

    def __init__(
        self,
        method: str,
        path: str,
        *,
        query: Parameters = (),
        headers: Mapping[str, Union[str, Omit]] = {},
        cookies: Parameters = (),
        body: object = omit,
        body_required: bool = True,
        encoding: Encoding = "json",
        encoded: Encodings = {},
        media_type: str = "application/json",
        accepts: Sequence[str] = (),
        or_multipart: Optional[Sequence[str]] = None,
        or_bytes: Optional[Tuple[str, Sequence[str]]] = None,
        accept: str = "application/json",
        asked: Optional[str] = None,
        alternatives: Mapping[str, Tuple[AnswerKind, object]] = {},
        returns: object = None,
        variants: Mapping[str, object] = {},
        answers: Sequence[AnswerKind] = ("json",),
        empty: Sequence[int] = (),
        errors: Mapping[str, object] = {},
        error_variants: Mapping[str, Mapping[str, object]] = {},
        security: Optional[List[List[str]]] = None,
        server: Optional[str] = None,
        options: Optional[Options] = None,
    ) -> None:
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.cookies = cookies
        self.body = body
        self.body_required = body_required
        self.encoding = encoding
        self.encoded = encoded
        self.media_type = media_type
        self.accepts = accepts
        self.or_multipart = or_multipart
        self.or_bytes = or_bytes
        self.accept = accept if asked is None else asked
        kind, chosen = alternatives.get(asked or "", (None, None))
        self.returns = returns if kind is None else chosen
        self.variants = variants
        self.answers = answers if kind is None else [kind]
        self.empty = empty
        self.errors = errors
        self.error_variants = error_variants
        self.security = security
        self.server = server
        self.options = options or Options()
