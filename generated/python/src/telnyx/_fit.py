"""How well values match types: which variant of a union a value is."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Any, Dict, List, Literal, NamedTuple, Optional, Sequence, Tuple, Type, Union
from typing import cast, get_args, get_origin

import pydantic
from pydantic.fields import FieldInfo
from typing_extensions import Annotated, TypeAliasType, get_type_hints

from ._types import JSON


class Fit(NamedTuple):
    """A value is valid if it has no faults. Of valid variants, the one that knows the most members is chosen."""

    faults: int
    known: int


def best_variant(kinds: Sequence[object], value: JSON) -> Optional[object]:
    """The variant that matches best, the first of equal ones; None if none can be meant."""
    best: Optional[Tuple[Fit, object]] = None
    for kind in kinds:
        fit = fit_of(kind, value)
        if fit and (best is None or (-fit.faults, fit.known) > (-best[0].faults, best[0].known)):
            best = fit, kind
    return best and best[1]


def fit_of(kind: object, value: JSON) -> Optional[Fit]:
    """How well a value matches a type; None for another JSON type, and for an object with another literal."""
    kind, marks = unwrapped(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Union:
        return _fit_of_union(arguments, marks, value)
    if origin is Literal:
        return _sum([]) if _is_among(value, arguments) else None
    if isinstance(value, list) and origin in (list, List):
        return _sum([fit_of(arguments[0], item) for item in value])
    if isinstance(value, dict) and origin in (dict, Dict):
        return _sum([fit_of(arguments[1], item) for item in value.values()])
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, pydantic.BaseModel):
        return _fit_of_model(kind, value)
    return _sum([]) if _is_scalar(kind, value) else None


def _sum(parts: Sequence[Optional[Fit]]) -> Fit:
    fits = [part for part in parts if part]
    faults = len(parts) - len(fits) + sum(fit.faults for fit in fits)
    return Fit(faults, sum(fit.known for fit in fits))


def _fit_of_union(kinds: Sequence[object], marks: Sequence[Any], value: JSON) -> Optional[Fit]:
    if not isinstance(value, (dict, list)):
        return _sum([]) if any(fit_of(kind, value) for kind in kinds) else None
    chosen = next((mark.choose(kinds, value) for mark in marks if hasattr(mark, "choose")), None)
    variant = chosen or best_variant(kinds, value)
    if variant is None:
        return None
    # An object of no variant is not valid.
    return fit_of(variant, value) if variant in kinds else Fit(1, 0)


def _fit_of_model(model: Type[pydantic.BaseModel], value: Dict[str, JSON]) -> Optional[Fit]:
    if not model.__pydantic_complete__:
        model.model_rebuild()
    faults = known = 0
    for name, field in model.model_fields.items():
        wire = field.alias or name
        if wire not in value:
            faults += field.is_required()
            continue
        kind = kind_of(field)
        fit = fit_of(kind, value[wire])
        if fit is None and _is_literal(kind):
            return None
        faults += fit.faults if fit else 1
        known += fit.known + 1 if fit else 0
    return Fit(faults, known)


def _is_literal(kind: object) -> bool:
    """Whether a type is a list of values, or null."""
    parts = get_args(kind) if get_origin(kind) is Union else (kind,)
    return all(part is type(None) or get_origin(part) is Literal for part in parts)


def _is_among(value: JSON, literals: Sequence[object]) -> bool:
    return any(is_same(value, literal) for literal in literals)


def is_same(value: object, literal: object) -> bool:
    """Whether two scalars are the same value in JSON, where 1 is 1.0 but not true."""
    return value == literal and isinstance(value, bool) == isinstance(literal, bool)


def _is_scalar(kind: object, value: JSON) -> bool:
    if kind is None or kind is type(None):
        return value is None
    if kind is object:
        return True
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is int and isinstance(value, float):
        return value.is_integer()
    return kind in (bool, int, str) and type(value) is kind


def kind_of(field: FieldInfo) -> object:
    """The type of a field with its annotations, which pydantic separates from it."""
    marks = tuple(mark for mark in field.metadata if hasattr(mark, "choose"))
    return Annotated[(field.annotation, *marks)] if marks else field.annotation


def unwrapped(kind: object) -> Tuple[object, Sequence[object]]:
    """A type without aliases and annotations, and these annotations."""
    marks: List[object] = []
    while True:
        if isinstance(kind, TypeAliasType):
            kind = _resolved(kind)
        elif get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            marks += more
        else:
            return kind, marks


@lru_cache(maxsize=1024)
def _resolved(alias: TypeAliasType) -> object:
    """The type of an alias, which is a string if it refers to names that are declared later."""

    def holder() -> None: ...

    holder.__annotations__ = {"value": alias.__value__}
    names = vars(sys.modules[cast(str, alias.__module__)])
    return get_type_hints(holder, globalns=names, include_extras=True)["value"]
