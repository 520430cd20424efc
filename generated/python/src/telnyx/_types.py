"""Types that all parts of the SDK use."""

from __future__ import annotations

from os import PathLike
from typing import (
    IO,
    Any,
    AsyncIterable,
    Iterable,
    Iterator,
    Mapping,
    Optional,
    Protocol,
    Tuple,
    Union,
)

from typing_extensions import TypeGuard, TypeVar, final


@final
class Omit:
    """The type of `omit`, which omits an argument. It is different from None, which sends null."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "omit"


omit = Omit()

T = TypeVar("T")


def is_given(value: Union[T, Omit]) -> TypeGuard[T]:
    """Whether a value is not `omit`."""
    return not isinstance(value, Omit)


T_co = TypeVar("T_co", covariant=True)


class SequenceNotStr(Protocol[T_co]):
    """A list or a tuple, but not a string: `in` of a string accepts only strings."""

    def __contains__(self, value: object, /) -> bool: ...

    def __getitem__(self, index: int, /) -> T_co: ...

    def __iter__(self) -> Iterator[T_co]: ...

    def __len__(self) -> int: ...


Headers = Mapping[str, Union[str, Omit, None]]
"""Headers by name; `omit` and None remove a header."""

Query = Mapping[str, object]
Body = Mapping[str, object]

FileContent = Union[IO[bytes], bytes, "PathLike[str]"]
FileTypes = Union[
    FileContent,
    Tuple[Optional[str], FileContent],
    Tuple[Optional[str], FileContent, Optional[str]],
]
"""A file: its content, (name, content), or (name, content, media type)."""

BytesTypes = Union[FileTypes, Iterable[bytes]]
"""The bytes of a body: a file, or its chunks."""

AsyncBytesTypes = Union[BytesTypes, AsyncIterable[bytes]]
"""The same for asynchronous clients."""

JSON = Any
"""Any JSON value. Only the runtime uses it untyped."""
