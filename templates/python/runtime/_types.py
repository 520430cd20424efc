"""Types and marks that every part of the SDK uses."""

from __future__ import annotations

from os import PathLike
from typing import IO, Any, Iterator, Mapping, Optional, Protocol, Tuple, Union

from typing_extensions import TypeGuard, TypeVar, final


@final
class Omit:
    """What is left out: neither null nor any other value."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "omit"


omit = Omit()

T = TypeVar("T")


def is_given(value: Union[T, Omit]) -> TypeGuard[T]:
    """Whether a value is there."""
    return not isinstance(value, Omit)


T_co = TypeVar("T_co", covariant=True)


class SequenceNotStr(Protocol[T_co]):
    """A list or a tuple. A text is none: `in` takes nothing but texts there."""

    def __contains__(self, value: object, /) -> bool: ...

    def __getitem__(self, index: int, /) -> T_co: ...

    def __iter__(self) -> Iterator[T_co]: ...

    def __len__(self) -> int: ...


Headers = Mapping[str, Union[str, Omit]]
"""Headers by name; `omit` leaves one out that would be sent."""

Query = Mapping[str, object]
Body = Mapping[str, object]

FileContent = Union[IO[bytes], bytes, "PathLike[str]"]
FileTypes = Union[
    FileContent,
    Tuple[Optional[str], FileContent],
    Tuple[Optional[str], FileContent, Optional[str]],
]
"""A file to send: its content, or (name, content), or (name, content, media type)."""

JSON = Any
"""What a JSON text holds; only the runtime handles it untyped."""
