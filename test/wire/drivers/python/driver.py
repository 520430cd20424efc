"""Runs the wire cases on the generated Python SDK: reads a case per line, and writes its result as a line.

Arguments: the path of api.md, and `sync` or `async`.
"""

from __future__ import annotations

import asyncio
import functools
import json
import re
import ssl
import sys
from datetime import datetime
from typing import Any, AsyncIterator, Iterator, Optional

import pydantic
import wire

# Each client of a case makes a TLS context, which takes longer than the call. No case uses TLS.
ssl.create_default_context = functools.cache(ssl.create_default_context)

KINDS = {
    "WireError": "usage",
    "APIStatusError": "status",
    "APIResponseValidationError": "malformed",
    "APIConnectionError": "connection",
    "APITimeoutError": "timeout",
    "BadRequestError": "bad request",
    "AuthenticationError": "authentication",
    "PermissionDeniedError": "permission denied",
    "NotFoundError": "not found",
    "ConflictError": "conflict",
    "UnprocessableEntityError": "unprocessable entity",
    "RateLimitError": "rate limit",
    "InternalServerError": "internal server",
}


def accessors(path: str) -> dict[str, list[str]]:
    line = re.compile(r'title="(\w+) ([^"]+)">client\.([\w.]+)\.<a[^>]*>(\w+)<')
    with open(path, encoding="utf-8") as file:
        matches = line.findall(file.read())
    return {f"{verb.upper()} {path}": [*resource.split("."), method] for verb, path, resource, method in matches}


def snake(name: str) -> str:
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)
    return "_".join(word.lower() for word in words)


def client_options(given: dict[str, Any]) -> dict[str, Any]:
    options: dict[str, Any] = {"api_key": "key"}
    for name, value in given.items():
        if name == "timeout":
            options["timeout"] = value / 1000
        elif name in ("defaultHeaders", "defaultQuery"):
            options[snake(name)] = value
        elif value == "absent":
            del options[snake(name)]
        else:
            options[snake(name)] = wire.omit if value is None else value
    return options


def arguments(case: dict[str, Any]) -> dict[str, Any]:
    result = {snake(name): given(value) for name, value in (case.get("params") or {}).items()}
    if case.get("id") is not None:
        result["id"] = case["id"]
    for name, value in (case.get("options") or {}).items():
        if name == "headers":
            result["extra_headers"] = {key: wire.omit if text is None else text for key, text in value.items()}
        elif name == "timeout":
            result["timeout"] = value / 1000
        elif name == "accept":
            result["accept"] = value
        elif name == "idempotencyKey":
            result["extra_headers"] = {"Idempotency-Key": value}
        else:
            raise KeyError(name)
    return result


def given(value: Any) -> Any:
    """Files and bytes, as a case writes them."""
    if isinstance(value, dict) and "$file" in value:
        file = value["$file"]
        return (file["name"], file["text"].encode(), file["type"])
    if isinstance(value, dict) and "$bytes" in value:
        return value["$bytes"].encode()
    if isinstance(value, dict) and "$chunks" in value:
        chunks = (text.encode() for text in value["$chunks"])
        return each(chunks) if sys.argv[2] == "async" else chunks
    if isinstance(value, dict) and "$text" in value:
        return value["$text"]
    if isinstance(value, list):
        return [given(item) for item in value]
    if isinstance(value, dict) and "$date" in value:
        return datetime.fromisoformat(value["$date"].replace("Z", "+00:00"))
    if isinstance(value, dict):
        return {name: given(item) for name, item in value.items()}
    return value


async def each(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


def plain(value: Any) -> Any:
    """The plain value of a typed one: the members that were present, including unknown ones."""
    if isinstance(value, pydantic.BaseModel):
        names = {name: field.alias or name for name, field in type(value).model_fields.items()}
        given = {names[name]: plain(getattr(value, name)) for name in value.model_fields_set if name in names}
        return {**given, **{name: plain(item) for name, item in (value.model_extra or {}).items()}}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


def declared(value: Any) -> Optional[list[str]]:
    """The names of the members that the type of a value declares."""
    if not isinstance(value, pydantic.BaseModel):
        return None
    return sorted(field.alias or name for name, field in type(value).model_fields.items())


def variants_of(value: Any, names: Any) -> Any:
    """The variants of the members of a typed value that have these wire names."""
    fields = {field.alias or name: name for name, field in type(value).model_fields.items()}
    return {name: variant_of(getattr(value, fields[name])) for name in names}


def variant_of(value: Any) -> Any:
    if isinstance(value, list):
        return [variant_of(item) for item in value]
    if isinstance(value, dict):
        return {name: variant_of(item) for name, item in value.items()}
    if isinstance(value, str):
        return "string"
    return "number" if isinstance(value, (int, float)) else type(value).__name__


def returned(value: Any, case: dict[str, Any]) -> dict[str, Any]:
    result = {"value": plain(value), "declared": declared(value)}
    return {**result, "variants": variants_of(value, case["variants"])} if "variants" in case else result


def outcome_of(error: Exception) -> dict[str, Any]:
    kind = KINDS.get(type(error).__name__)
    if kind is None:
        raise error
    described = getattr(error, "error", None)
    body = plain(described) if described is not None else getattr(error, "body", None)
    status = getattr(error, "status_code", None)
    more = {} if status is None else {"status": status, "type": variant_of(described)}
    return {"error": {"kind": kind, "body": body, **more}}


def find(client: Any, path: list[str]) -> Any:
    if "://" in path[-1]:
        return lambda extra_headers=None: client.request(*path, headers=extra_headers)
    owner = client
    for step in path[:-1]:
        owner = getattr(owner, step)
    return getattr(owner, path[-1])


def run(case: dict[str, Any], path: list[str]) -> dict[str, Any]:
    try:
        with wire.Wire(base_url=case["baseURL"], **client_options(case.get("client") or {})) as client:
            for _ in range(case.get("times", 1)):
                value = find(client, path)(**arguments(case))
            if isinstance(value, wire.BinaryResponse):
                return {"value": {"$bytes": value.read().decode()}}
            return returned(value, case)
    except wire.WireError as error:
        return outcome_of(error)


async def run_async(case: dict[str, Any], path: list[str]) -> dict[str, Any]:
    try:
        async with wire.AsyncWire(base_url=case["baseURL"], **client_options(case.get("client") or {})) as client:
            for _ in range(case.get("times", 1)):
                value = await find(client, path)(**arguments(case))
            if isinstance(value, wire.AsyncBinaryResponse):
                return {"value": {"$bytes": (await value.read()).decode()}}
            return returned(value, case)
    except wire.WireError as error:
        return outcome_of(error)


def main() -> None:
    operations = accessors(sys.argv[1])
    for line in sys.stdin:
        case = json.loads(line)
        path = operations.get(case["call"]) or case["call"].split(" ")
        result = asyncio.run(run_async(case, path)) if sys.argv[2] == "async" else run(case, path)
        print(json.dumps(result), flush=True)


main()
