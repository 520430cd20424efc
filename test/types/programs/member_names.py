"""Members, arguments and types with names that Python, pydantic and the runtime have as well. Warnings are errors."""

from __future__ import annotations

import inspect
import json
from typing import Any, Dict, List

import httpx

import members
from members import types

sent: List[httpx.Request] = []
body: Dict[str, Any] = {
    "id": 1,
    "object": "thing",
    "list": ["a"],
    "json": "j",
    "register": "r",
    "str": "s",
    "Dict": "d",
    "bool": True,
    "build": "b7",
    "bytes": {"a": 1.5},
    "cls": "c",
    "copy": "cp",
    "datetime": "t",
    "float": ["x"],
    "List": "L",
    "model_dump": "md",
    "self": "me",
}


def handle(request: httpx.Request) -> httpx.Response:
    sent.append(request)
    return httpx.Response(200, json=body)


client = members.Members(http_client=httpx.Client(transport=httpx.MockTransport(handle)))

named = set(inspect.signature(client.things.list).parameters)
expected = """bool build bytes cast cls copy datetime dict filter float id int json list object omit overload path_segment
query_parameter range register schema set str type validate"""
assert set(expected.split()) <= named, set(expected.split()) - named

thing = client.things.create(
    id=1,
    json="j",
    list=["a"],
    object="thing",
    register="r",
    str="s",
    cls="c",
    bytes={"a": 1},
    bool=True,
    dict="d",
    dict_="D",
)
assert json.loads(sent[0].content) == {
    "id": 1,
    "json": "j",
    "list": ["a"],
    "object": "thing",
    "register": "r",
    "str": "s",
    "cls": "c",
    "bytes": {"a": 1},
    "bool": True,
    "dict": "d",
    "Dict": "D",
}


def check(thing: types.Thing) -> None:
    assert (thing.object, thing.list, thing.str) == ("thing", ["a"], "s")
    assert (thing.bool, thing.build, thing.bytes, thing.cls) == (True, "b7", {"a": 1.5}, "c")
    assert (thing.datetime, thing.float, thing.self) == ("t", ["x"], "me")
    # What pydantic has keeps its meaning.
    assert (thing.json_, thing.copy_, thing.register_, thing.model_dump_) == ("j", "cp", "r", "md")
    assert thing.to_dict() == body
    dumped = thing.model_dump(by_alias=True, exclude_unset=True, warnings=False)
    assert dumped == body
    assert thing.model_copy().object == "thing"
    assert json.loads(thing.to_json()) == body


check(thing)
assert thing.id == 1

# A value of an unexpected type.
body["id"] = "text"
check(client.things.create(id=1, json="", list=[], object="thing", register="", str="", dict_=""))

for name in dir(types):
    getattr(types, name)
assert types.Dict.__name__ == "Dict"
body = {"value": ["a"], "map": {"a": "b"}, "other": {"kind": "b"}}
found = client.things.retrieve("x")
assert isinstance(found, types.Dict) and isinstance(found.other, types.List)
assert (found.value, found.map, found.other.kind) == (["a"], {"a": "b"}, "b")
