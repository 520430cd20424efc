"""Models of responses. Unknown members are kept, and values of unexpected types are tolerated."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Callable, Dict, List, Mapping, Sequence, Union, cast, get_args, get_origin

import pydantic
from pydantic_core import core_schema
from typing_extensions import Literal, Self

from ._fit import best_variant, is_same, kind_of, unwrapped
from ._types import JSON, Omit, omit


class BaseModel(pydantic.BaseModel):
    """A response or a part of one. Undocumented members are attributes too."""

    model_config = pydantic.ConfigDict(
        extra="allow", strict=True, populate_by_name=True, protected_namespaces=(), defer_build=True
    )

    def to_dict(self) -> Dict[str, object]:
        """The data of the response, by wire names."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)

    def to_json(self, *, indent: Union[int, None] = None) -> str:
        """The data of the response as JSON."""
        return self.model_dump_json(
            by_alias=True, exclude_unset=True, indent=indent, warnings=False
        )

    @classmethod
    def _build(cls, values: Dict[str, JSON]) -> Self:
        """A model with values of unexpected types, which stay as they are."""
        members: Dict[str, JSON] = {}
        rest = dict(values)
        for name, field in cls.model_fields.items():
            wire = field.alias or name
            if wire in rest:
                members[name] = build(kind_of(field), rest.pop(wire))
        given = set(members)
        for name, field in cls.model_fields.items():
            if name not in members:
                members[name] = None if field.is_required() else field.get_default()
        model = cls.model_construct()
        vars(model).update(members)
        model.__pydantic_fields_set__.update(given)
        for name, value in rest.items():
            cast(Dict[str, JSON], model.__pydantic_extra__)[name] = value
        return model


class UnknownVariant(BaseModel):
    """A value that is of no variant of a union that is documented. Its members are attributes."""


class Variants:
    """Chooses the variant of a union for objects and lists: by a discriminator, or else by the members."""

    def __init__(self, tag: Union[str, None] = None, tagged: Mapping[str, object] = {}) -> None:
        self._tag = tag
        self._tagged = tagged

    def choose(self, kinds: Sequence[object], value: JSON) -> object:
        """The variant, or `UnknownVariant`; None if the union has only values of another JSON type."""
        tag = value.get(self._tag, omit) if self._tag is not None and isinstance(value, dict) else omit
        if not isinstance(tag, Omit):
            known = self._tagged.get(tag if isinstance(tag, str) else json.dumps(tag))
            if known is not None:
                return known
            # Only a variant without a value of its own can have another one.
            kinds = [kind for kind in kinds if kind not in self._tagged.values()]
        return best_variant(kinds, value) or (UnknownVariant if isinstance(value, dict) else None)

    def __get_pydantic_core_schema__(
        self, source: object, handler: pydantic.GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        kinds = get_args(source)

        def decode(value: JSON, inner: Callable[[JSON], JSON]) -> JSON:
            is_container = isinstance(value, (dict, list))
            variant = self.choose(kinds, value) if is_container else None
            return inner(value) if variant is None else validate(variant, value)

        return core_schema.no_info_wrap_validator_function(decode, handler(source))


@lru_cache(maxsize=4096)
def _adapter(kind: object) -> pydantic.TypeAdapter[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel) and not kind.__pydantic_complete__:
        kind.model_rebuild()  # older versions of pydantic cannot serialize it within another one otherwise
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
    kind, marks = unwrapped(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Union:
        return _build_union(arguments, marks, value)
    if isinstance(value, list) and origin in (list, List):
        return [validate(arguments[0], item) for item in value]
    if isinstance(value, dict):
        if origin in (dict, Dict):
            return {name: validate(arguments[1], item) for name, item in value.items()}
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind._build(value)
    return _integer([kind], value)


def _integer(kinds: Sequence[object], value: JSON) -> JSON:
    """A number such as `1.0` as an integer, if no type allows fractions."""
    kinds = [unwrapped(kind)[0] for kind in kinds]
    if not isinstance(value, float) or not value.is_integer() or float in kinds:
        return value
    literals = [item for kind in kinds if get_origin(kind) is Literal for item in get_args(kind)]
    same = next((literal for literal in literals if is_same(value, literal)), None)
    return int(value) if same is not None or int in kinds else value


def _build_union(kinds: Sequence[object], marks: Sequence[object], value: JSON) -> JSON:
    if not isinstance(value, (dict, list)):
        return _integer(kinds, value)
    choices = [mark for mark in marks if isinstance(mark, Variants)] or [Variants()]
    variant = choices[0].choose(kinds, value)
    return value if variant is None else build(variant, value)
