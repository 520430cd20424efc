"""Models of responses. Unknown members are kept, and values of unexpected types are tolerated."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Callable, Dict, List, Literal, Union, cast, get_args, get_origin

import pydantic
from pydantic_core import core_schema
from typing_extensions import Annotated, Self, TypeAliasType

from ._types import JSON


class BaseModel(pydantic.BaseModel):
    """A response or a part of one. Undocumented members are attributes too."""

    model_config = pydantic.ConfigDict(
        extra="allow", strict=True, populate_by_name=True, protected_namespaces=(), defer_build=True
    )

    def to_dict(self) -> Dict[str, object]:
        """The data of the response, by wire names."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json(self, *, indent: Union[int, None] = None) -> str:
        """The data of the response as JSON."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, indent=indent)

    @classmethod
    def build(cls, values: Dict[str, JSON]) -> Self:
        """A model with values of unexpected types, which stay as they are."""
        members: Dict[str, JSON] = {}
        rest = dict(values)
        for name, field in cls.model_fields.items():
            wire = field.alias or name
            if wire in rest:
                members[name] = build(field.annotation, rest.pop(wire))
        given = set(members)
        for name, field in cls.model_fields.items():
            if name not in members:
                members[name] = None if field.is_required() else field.get_default()
        model = cls.model_construct(given, **members)
        for name, value in rest.items():
            cast(Dict[str, JSON], model.__pydantic_extra__)[name] = value
        return model


class Discriminated:
    """Selects the variant of a union by a discriminator. Values without a variant are matched by the union."""

    def __init__(self, name: str, variants: Dict[str, object]) -> None:
        self._name = name
        self._variants = variants

    def variant(self, value: JSON) -> object:
        if not isinstance(value, dict) or not isinstance(value.get(self._name), str):
            return None
        return self._variants.get(value[self._name])

    def __get_pydantic_core_schema__(
        self, source: object, handler: pydantic.GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._validate, handler(source))

    def _validate(self, value: JSON, handler: Callable[[JSON], JSON]) -> JSON:
        variant = self.variant(value)
        return handler(value) if variant is None else validate(variant, value)


@lru_cache(maxsize=4096)
def _adapter(kind: object) -> pydantic.TypeAdapter[Any]:
    config = None if _is_model(kind) else pydantic.ConfigDict(strict=True, arbitrary_types_allowed=True)
    return pydantic.TypeAdapter(cast(Any, kind), config=config)


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def validate(kind: object, value: JSON) -> JSON:
    """Converts a value to a type. Parts that do not match stay as they are."""
    try:
        return _adapter(kind).validate_python(value)
    except pydantic.ValidationError:
        return build(kind, value)


def build(kind: object, value: JSON) -> JSON:
    """Converts a value to a type without raising errors."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, TypeAliasType):
        return build(kind.__value__, value)
    if origin is Annotated:
        marks = (mark for mark in arguments[1:] if isinstance(mark, Discriminated))
        variant = next((mark.variant(value) for mark in marks), None)
        return build(arguments[0] if variant is None else variant, value)
    if origin is Union:
        return _build_union(arguments, value)
    if isinstance(value, list) and origin in (list, List):
        return [validate(arguments[0], item) for item in value]
    if isinstance(value, dict):
        if origin in (dict, Dict):
            return {name: validate(arguments[1], item) for name, item in value.items()}
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind.build(value)
    return value


def _build_union(kinds: tuple[Any, ...], value: JSON) -> JSON:
    models = [kind for kind in kinds if _is_model(kind)]
    if isinstance(value, dict) and models:
        return max(models, key=lambda model: _likeness(model, value)).build(value)
    for kind in kinds:
        if isinstance(value, (list, dict)) and get_origin(kind) in (type(value), list, dict):
            return build(kind, value)
    return value


def _likeness(model: type[BaseModel], value: Dict[str, JSON]) -> int:
    """How well a value matches a model: by members with one possible value, then by members that are present."""
    score = 0
    for name, field in model.model_fields.items():
        wire = field.alias or name
        if get_origin(field.annotation) is Literal and wire in value:
            score += 1000 if value[wire] in get_args(field.annotation) else -1000
        elif wire in value:
            score += 1
        elif field.is_required():
            score -= 10
    return score
