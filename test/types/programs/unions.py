"""Discriminators narrow, and a chain of tests over all values is exhaustive."""

from typing import List, Optional, Union

from acme.types import Asked, Done, FileEntry, FolderEntry, Given, U
from base.types import Cat, Dog, Lizard, NListResponse, Notification, NotificationParam, Pet, Store, VehicleListResponse
from disc.types import EntityParam, Everything, FilterValue
from typing_extensions import assert_never, assert_type


def filter_value(value: FilterValue) -> List[str]:
    """An enum of several values for each variant."""
    if value.mode == "equals" or value.mode == "contains":
        return [] if value.value is None else [value.value]
    if value.mode == "between" or value.mode == "in":
        return value.values or []
    return []


def pet(value: Everything) -> Optional[int]:
    """`allOf` around a union, inline variants, a nullable union."""
    if value.entity.tag == "File":
        return value.entity.size
    if value.maybe is not None and value.maybe.pet_type == "c":
        return value.maybe.cc
    if value.pet.pet_type == "c":
        return value.pet.cc
    if value.pet.pet_type == "d":
        return value.pet.dd
    assert_never(value.pet)


def vehicle(value: Everything) -> float:
    """Base classes, and a tag that the variants have as an optional member."""
    if value.base.type == "TICKET":
        return value.base.ticket_id
    if value.stj.type == "circle":
        return value.stj.radius
    if value.vehicle.kind == "Car":
        return value.vehicle.doors
    if value.vehicle.kind == "Bike":
        return value.vehicle.gears
    assert_never(value.vehicle)


def listed(values: NListResponse) -> List[Optional[int]]:
    return [value.ticket_id if value.type == "TICKET" else value.user_id for value in values]


def several(values: VehicleListResponse) -> Union[int, str, None]:
    for value in values:
        if value.type == "Car":
            value.model  # type: ignore[attr-defined]
            return value.doors
        return value.model
    return None


def named(value: Pet) -> None:
    if value.pet_type == "Cat":
        assert_type(value, Cat)
    elif value.pet_type == "dog":
        assert_type(value, Dog)
    else:
        assert_type(value, Lizard)


def store(value: Store) -> Optional[str]:
    return value.name if value.kind == "blob" else value.path


def answered(value: Notification) -> Optional[int]:
    return value.ticket_id if value.type == "TICKET" else value.user_id


def literals(value: U) -> Union[int, str, None]:
    """Literals of base classes, booleans, and a value of two variants."""
    if value.entry is not None:
        if value.entry.kind == "file":
            assert_type(value.entry, FileEntry)
        elif value.entry.kind == "folder":
            assert_type(value.entry, FolderEntry)
        else:
            assert_never(value.entry)
    if value.output is not None and value.output.type == "message":
        assert_type(value.output, Union[Asked, Given])
    elif value.output is not None:
        return value.output.summary
    if value.outcome is not None and value.outcome.ok is True:
        assert_type(value.outcome, Done)
        return value.outcome.data
    return None if value.outcome is None else value.outcome.error


ticket: NotificationParam = {"type": "TICKET", "ticketId": 1}
other: NotificationParam = {"type": "OTHER"}  # type: ignore[assignment, misc]
sent: EntityParam = {"tag": "File", "size": 1}
