"""Serialization of parameters in all styles of OpenAPI (3.2, "Style Values")."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Callable, List, Mapping, Sequence, Tuple, Union
from urllib.parse import quote, unquote_plus

import pydantic
from typing_extensions import Literal

from ._types import Omit

Style = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "brackets",
    "json",
]

Lists = Literal["repeat", "brackets", "indices", "comma"]
"""How lists are written: `a=1&a=2`, `a[]=1&a[]=2`, `a[0]=1&a[1]=2` or `a=1,2`.

Lists of objects have indices, unless all lists have empty brackets.
"""

Encode = Callable[[str], str]


def encode(text: str) -> str:
    """Encodes like `encodeURIComponent`."""
    return quote(text, safe="-_.~!'()*")


def encode_path(text: str) -> str:
    """Encodes all characters but the `pchar` of RFC 3986."""
    return quote(text, safe="-_.~!$&'()*+,;=:@")


def _encode_reserved(text: str) -> str:
    return quote(text, safe="-_.~!'()*:/?@$,;[]")


def to_ascii_json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False, default=_plain)


def to_json(value: object) -> str:
    """JSON without spaces, with unescaped non-ASCII characters."""
    return json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain
    )


def _plain(value: object) -> object:
    if isinstance(value, pydantic.BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return list(value)
    raise TypeError(f"Values of type {type(value).__name__} cannot be sent as JSON")


def text_of(value: object) -> str:
    """A scalar as text; null is empty."""
    if value is None or isinstance(value, Omit):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return to_json(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return to_json(value)


def is_scalar(value: object) -> bool:
    return not isinstance(value, Mapping) and not is_list(value)


def is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def parts(value: object, encode: Encode, pair: str = "") -> List[str]:
    """The encoded items of a value. Names and values of an object alternate, or are joined by `pair`."""
    if isinstance(value, Mapping):
        items = [(encode(str(name)), encode(text_of(item))) for name, item in members(value)]
        if pair:
            return [f"{name}{pair}{item}" for name, item in items]
        return [text for item in items for text in item]
    if is_list(value):
        return [encode(text_of(item)) for item in items_of(value)]
    return [encode(text_of(value))]


def members(value: Mapping[str, object]) -> List[Tuple[str, object]]:
    return [(name, item) for name, item in value.items() if not isinstance(item, Omit)]


def items_of(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) else []


def simple(value: object, *, explode: bool = False, encode: Encode = str) -> str:
    return ",".join(parts(value, encode, "=" if explode else ""))


def header_value(value: object, *, explode: bool = False, json: bool = False) -> Union[str, Omit]:
    """A header in simple style, or as JSON in ASCII; `omit` if it is not sent."""
    if isinstance(value, Omit):
        return value
    if json:
        return to_ascii_json(value)
    return simple(value, explode=explode)


def query_parameter(
    name: str,
    value: object,
    *,
    style: Style = "form",
    explode: bool = True,
    allow_reserved: bool = False,
    lists: Lists = "repeat",
) -> Tuple[str, Union[str, Omit]]:
    """A query parameter: its name and the text `name=value&…`; `omit` if it is not sent.

    `lists` is the format of lists within an object in the style deepObject.
    """
    if isinstance(value, Omit):
        return name, value
    write: Encode = _encode_reserved if allow_reserved else encode
    key = encode(name)
    if style == "json":
        return name, f"{key}={encode(to_json(value))}"
    if is_scalar(value):
        return name, f"{key}={write(text_of(value))}"
    if not value:
        return name, Omit()
    if style in ("deepObject", "brackets"):
        pairs = fields(name, value, "brackets" if style == "brackets" else lists, write)
        return name, "&".join(f"{encode(path)}={text}" for path, text in pairs)
    if style == "spaceDelimited":
        return name, f"{key}=" + "%20".join(parts(value, write))
    if style == "pipeDelimited":
        return name, f"{key}=" + "%7C".join(parts(value, write))
    if not explode:
        return name, f"{key}=" + ",".join(parts(value, write))
    if isinstance(value, Mapping):
        # A list repeats the name of its member, as a list parameter does.
        items = [
            f"{write(str(member))}={write(text_of(item))}"
            for member, given in members(value)
            for item in (items_of(given) if is_list(given) else [given])
        ]
        return name, "&".join(items) if items else Omit()
    return name, "&".join(f"{key}={item}" for item in parts(value, write))


def pairs_of(query: Mapping[str, object], lists: Lists) -> List[str]:
    """The parameters of a query without styles. Members of objects have their names in brackets."""
    return [
        f"{encode(path)}={text}"
        for name, value in members(query)
        for path, text in fields(name, value, lists, encode)
    ]


def with_query(query: str, added: Sequence[str]) -> str:
    """A query with more parameters, which replace those of the same names."""
    if not added:
        return query
    names = {_name_of(pair) for pair in "&".join(added).split("&")}
    kept = [pair for pair in query.split("&") if pair and _name_of(pair) not in names]
    return "&".join([*kept, *added])


def _name_of(pair: str) -> str:
    return unquote_plus(pair.partition("=")[0])


def fields(
    name: str, value: object, lists: Lists, encode: Encode = str
) -> List[Tuple[str, str]]:
    """The scalars of a value, encoded. Members have their names in brackets, lists are written in the format."""
    if isinstance(value, pydantic.BaseModel):
        value = _plain(value)
    if isinstance(value, Mapping):
        return [
            pair
            for key, item in members(value)
            for pair in fields(f"{name}[{key}]", item, lists, encode)
        ]
    if not is_list(value):
        return [(name, encode(text_of(value)))]
    items = items_of(value)
    if lists == "comma" and not any(map(_is_nested, items)):
        return [(name, simple(value, encode=encode))] if items else []
    return [
        pair
        for index, item in enumerate(items)
        for pair in fields(item_name(name, items, index, lists), item, lists, encode)
    ]


def item_name(name: str, items: Sequence[object], index: int, lists: Lists) -> str:
    """The name of an item. A name that ends in `[]` is that of each item."""
    if name.endswith("[]"):
        return name
    if lists == "brackets":
        return f"{name}[{index}]" if any(map(is_list, items)) else f"{name}[]"
    return f"{name}[{index}]" if lists == "indices" or any(map(_is_nested, items)) else name


def _is_nested(value: object) -> bool:
    return isinstance(value, (Mapping, pydantic.BaseModel)) or is_list(value)
