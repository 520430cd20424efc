"""What the generated Python SDK does beside calls: run against a server that answers with what it got."""

from __future__ import annotations

import asyncio
import io
import json
import sys
import warnings

import httpx
import pydantic

assert not any(name.startswith("wire") for name in sys.modules)
import wire  # noqa: E402

URL = sys.argv[1]


def check(name: str, value: object, expected: object) -> None:
    assert value == expected, f"{name}: {value!r} is not {expected!r}"


def lazily() -> None:
    loaded = [name for name in sys.modules if name.startswith(("wire.resources.", "wire.types."))]
    check("imports", loaded, [])
    client = wire.Wire(api_key="key", base_url=URL)
    check("client", "wire.resources.items" in sys.modules, False)
    client.items.retrieve("x")
    check("first use", "wire.resources.items" in sys.modules, True)
    check("others", "wire.resources.forms" in sys.modules, False)
    check("types", wire.types.Item.__name__, "Item")


def options() -> None:
    client = wire.Wire(api_key="key", base_url=URL, default_headers={"X-Default": "d"}, default_query={"d": 1})
    item = client.items.update(
        "x",
        name="a",
        extra_headers={"X-Extra": "e", "X-Default": wire.omit, "Accept": "a/b"},
        extra_query={"q": "s t"},
        extra_body={"undocumented": [1]},
        timeout=5,
    )
    got = item.to_dict()
    check("query", got["url"], "/items/x?d=1&q=s%20t")
    check("body", got["body"], '{"name":"a","undocumented":[1]}')
    headers = got["headers"]
    assert isinstance(headers, dict)
    check("extra header", headers["x-extra"], "e")
    check("left out", headers.get("x-default"), None)
    check("replaced", headers["accept"], "a/b")
    removed = client.items.retrieve("x", extra_headers={"Authorization": None, "X-Default": None}).to_dict()
    assert isinstance(removed["headers"], dict)
    check("removed", [removed["headers"].get(name) for name in ("authorization", "x-default")], [None, None])
    for key, bad in (("key", {"X-Extra": "ключ"}), ("key", {"Ключ": "e"}), ("ключ", None)):
        try:
            client.with_options(api_key=key).items.retrieve("x", extra_headers=bad)
        except wire.WireError as error:
            check("header", "ASCII" in str(error), True)
        else:
            raise AssertionError("a header that is not ASCII")
    check("agent", headers["user-agent"], "Wire/Python 0.1.0")


def with_options() -> None:
    client = wire.Wire(api_key="one", base_url=URL, max_retries=0)
    other = client.with_options(api_key="two", timeout=1, default_headers={"X-Own": "o"})
    headers = other.items.retrieve("x").to_dict()["headers"]
    assert isinstance(headers, dict)
    check("credential", headers["authorization"], "Bearer two")
    check("header", headers["x-own"], "o")
    check("kept", (other.max_retries, other.timeout), (0, 1))
    before = client.items.retrieve("x").to_dict()["headers"]
    assert isinstance(before, dict)
    check("the other", (before["authorization"], before.get("x-own")), ("Bearer one", None))


def raw() -> None:
    client = wire.Wire(api_key="key", base_url=URL)
    response = client.items.with_raw_response.retrieve("x")
    check("status", (response.status_code, response.headers["x-answer"]), (200, "yes"))
    item = response.parse()
    check("type", type(item).__name__, "Item")
    check("nothing", client.items.with_raw_response.delete("x").parse(), None)


def models() -> None:
    client = wire.Wire(api_key="key", base_url=URL)
    item = client.items.retrieve("x")
    check("declared", item.name, "x")
    check("absent", item.note, None)
    check("unknown", getattr(item, "method"), "GET")
    check("same again", type(item).model_validate(item.to_dict()), item)
    assert isinstance(item, pydantic.BaseModel)
    check("json", '"name":"x"' in item.to_json(), True)


def unions() -> None:
    def pet(value: object) -> str:
        return type(wire.types.Box.model_validate({"pet": value}).pet).__name__

    check("by discriminator", [pet({"kind": kind}) for kind in ("cat", "dog")], ["Cat", "Dog"])
    check("what does not fit", pet({"kind": "dog", "barks": "x"}), "Dog")
    assert wire.types.Box.model_validate({"pet": {"kind": "dog"}}).to_dict() == {"pet": {"kind": "dog"}}
    # A value of no variant is written back as it was.
    fish = {"pet": {"kind": "fish", "fins": {"left": 1}}}
    box = wire.types.Box.model_validate(fish)
    check("unknown", [isinstance(box.pet, wire.UnknownVariant), getattr(box.pet, "kind")], [True, "fish"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check("written back", [box.to_dict(), json.loads(box.to_json())], [fish, fish])


def errors() -> None:
    client = wire.Wire(api_key="key", base_url=URL, max_retries=0)
    try:
        client.items.retrieve("404")
    except wire.NotFoundError as error:
        check("message", str(error), "404 no such item")
        check("typed", type(error.error).__name__, "Problem")
        check("base", isinstance(error, (wire.APIStatusError, wire.APIError, wire.WireError)), True)
        check("request", error.request.method, "GET")
    else:
        raise AssertionError("no error")
    try:
        wire.Wire(api_key="key", base_url="http://127.0.0.1:9", max_retries=0).items.retrieve("x")
    except wire.APIConnectionError as error:
        assert "127.0.0.1" in str(error) and isinstance(error.__cause__, httpx.ConnectError)
    else:
        raise AssertionError("no error")
    try:
        client.items.retrieve("page")
    except wire.BadRequestError as error:
        assert str(error).startswith("400 <html>") and len(str(error)) < 300, str(error)
        check("whole page", len(str(error.body)) > 5000, True)
    else:
        raise AssertionError("no error")


def proxies() -> None:
    async def asynchronously() -> None:
        http_client = httpx.AsyncClient(proxy="http://127.0.0.1:9")
        async with wire.AsyncWire(
            api_key="key", base_url="http://api.invalid", max_retries=0, http_client=http_client
        ) as client:
            await client.items.retrieve("x")

    def synchronously() -> None:
        http_client = httpx.Client(proxy="http://127.0.0.1:9")
        wire.Wire(
            api_key="key", base_url="http://api.invalid", max_retries=0, http_client=http_client
        ).items.retrieve("x")

    for call in (synchronously, lambda: asyncio.run(asynchronously())):
        try:
            call()
        except wire.APIConnectionError as error:
            assert "proxy 127.0.0.1:9 for api.invalid" in str(error), str(error)
        else:
            raise AssertionError("no error")


def redirects() -> None:
    client = wire.Wire(
        api_key="key", header_key="h", query_key="q", base_url=URL, default_headers={"X-Away": "1"}
    )
    check("elsewhere", client.items.retrieve("x").name, "elsewhere")
    client.keys.retrieve()


def uploads() -> None:
    client = wire.Wire(api_key="key", base_url=URL)
    got = client.request("POST", "/x", body={"a": 1}, query={"b": [1, 2]}, cast_to=None)
    check("undocumented", (got["url"], got["body"]), ("/x?b=1&b=2", '{"a":1}'))
    sent = client.files.create(file=("n.txt", b"abc", "text/plain"), tags=["a", "b"])
    body = sent.to_dict()["body"]
    assert isinstance(body, str)
    assert 'name="file"; filename="n.txt"\r\nContent-Type: text/plain\r\n\r\nabc\r\n' in body, body
    assert body.count('name="tags"') == 2, body
    blob = client.blobs.create(body=io.BytesIO(b"x" * 100_000))
    check("blob", len(json.loads(blob.read())["body"]), 100_000)
    check("bytes", json.loads(client.blobs.create(body=b"abc").read())["body"], "abc")
    stream = client.files.create(file=io.BytesIO(b"def")).to_dict()["body"]
    assert isinstance(stream, str) and "\r\n\r\ndef\r\n" in stream


def misuse(client: wire.Wire) -> None:
    """What the type checker refuses; never run."""
    client.items.update("x", name="a", tags="a")  # type: ignore[arg-type]
    client.items.update("x", name=1)  # type: ignore[arg-type]
    client.items.update("x")  # type: ignore[call-arg]
    client.items.update("x", name="a", nome="b")  # type: ignore[call-arg]
    client.boxes.create(state="ajar")  # type: ignore[arg-type]
    client.boxes.create(tag=["a"], state="shut", free={"a": 1})
    client.items.retrieve("x").nome  # type: ignore[attr-defined]


async def asynchronous() -> None:
    async with wire.AsyncWire(api_key="key", base_url=URL) as client:
        both = await asyncio.gather(client.items.retrieve("a"), client.items.retrieve("b"))
        check("both", [item.to_dict()["url"] for item in both], ["/items/a", "/items/b"])
        blob = await client.blobs.create(body=io.BytesIO(b"abc"))
        check("blob", json.loads(await blob.read())["body"], "abc")
        response = await client.items.with_raw_response.retrieve("x")
        check("raw", response.parse().name, "x")


lazily()
options()
with_options()
raw()
models()
unions()
errors()
proxies()
redirects()
uploads()
asyncio.run(asynchronous())
print("ok")
