"""Our named tuples behave as `typing`'s do."""

from __future__ import annotations

import pickle
import types
import typing

import pytest

from builder import record


class Ours(record.NamedTuple):
    """A value."""

    name: str
    size: int = 1

    @property
    def double(self) -> int:
        return self.size * 2


class Theirs(typing.NamedTuple):
    name: str
    size: int = 1


class Empty(record.NamedTuple):
    pass


def test_made_by_place_by_name_and_with_defaults() -> None:
    assert Ours("a") == Ours(name="a", size=1) == ("a", 1) == Theirs("a")
    assert (Ours("a", 2).name, Ours("a", 2).size, Ours("a", 2).double) == ("a", 2, 4)
    assert Ours._fields == Theirs._fields == ("name", "size")
    assert Empty() == ()


@pytest.mark.parametrize(
    ("values", "names"), [((), {}), (("a", 1, 2), {}), (("a",), {"colour": 1}), (("a",), {"name": "b"})]
)
def test_wrong_fields_are_refused(values: tuple[object, ...], names: dict[str, object]) -> None:
    for made in (Ours, Theirs):
        with pytest.raises(TypeError):
            made(*values, **names)  # type: ignore[arg-type]


def test_frozen() -> None:
    for value in (Ours("a"), Theirs("a")):
        with pytest.raises(AttributeError):
            value.name = "b"  # type: ignore[misc]
        with pytest.raises(AttributeError):
            value.other = "b"  # type: ignore[union-attr]


def test_replaced_shown_hashed_matched_and_pickled() -> None:
    value = Ours("a", 2)
    assert value._replace(size=3) == ("a", 3)
    assert type(value._replace(size=3)) is Ours
    with pytest.raises(ValueError, match="colour"):
        value._replace(colour=1)  # type: ignore[call-arg]
    assert repr(value) == "Ours(name='a', size=2)"
    assert value._asdict() == Theirs("a", 2)._asdict()
    assert hash(value) == hash(("a", 2))
    assert type(pickle.loads(pickle.dumps(value))) is Ours
    match value:
        case Ours(name, size):
            assert (name, size) == ("a", 2)


def test_a_default_before_a_field_without_one() -> None:
    body = {"__annotations__": {"a": "int", "b": "int"}, "a": 1}
    with pytest.raises(TypeError, match="without a default"):
        types.new_class("Wrong", (record.NamedTuple,), exec_body=lambda space: space.update(body))
