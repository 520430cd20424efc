"""Reads forms with FastAPI: for each line, a request, one line with what it reads."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Annotated, Any, List

import httpx
from fastapi import FastAPI, Form, UploadFile
from pydantic import BaseModel, Json


class Meta(BaseModel):
    a: int
    list: List[str] = []


app = FastAPI()


@app.post("/forms")
def read_form(name: Annotated[str, Form()], tags: Annotated[list[str], Form()]) -> Any:
    return {"name": name, "tags": tags}


@app.post("/uploads")
def read_upload(
    files: list[UploadFile],
    tags: Annotated[list[str], Form()],
    ids: Annotated[list[int], Form()],
    meta: Annotated[Json[Meta], Form()],
    metas: Annotated[list[Json[Meta]], Form()],
    note: Annotated[str | None, Form()] = None,
) -> Any:
    read = [{"name": file.filename, "type": file.content_type, "text": file.file.read().decode()} for file in files]
    return {"files": read, "tags": tags, "ids": ids, "meta": meta, "metas": metas, "note": note}


async def main() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://server") as client:
        for line in sys.stdin:
            request = json.loads(line)
            answer = await client.post(request["path"], content=request["body"].encode(), headers=request["headers"])
            print(json.dumps(answer.json()), flush=True)


asyncio.run(main())
