// Package param holds the values of optional and nullable members: a member that is left out, one that is
// null and one that is zero are three different things.
package param

import "encoding/json"

// Opt is a value that may be left out or be null. Its zero value is left out.
type Opt[T any] struct {
	value  *T
	isNull bool
}

// Of gives a member its value.
func Of[T any](value T) Opt[T] { return Opt[T]{value: &value} }

// Null gives a member the value null.
func Null[T any]() Opt[T] { return Opt[T]{isNull: true} }

// Value is what the member holds; the zero value if it is left out or null.
func (o Opt[T]) Value() T {
	if o.value == nil {
		var zero T
		return zero
	}
	return *o.value
}

// Valid tells whether there is a value: the member is neither left out nor null.
func (o Opt[T]) Valid() bool { return o.value != nil }

// IsNull tells whether the member is null.
func (o Opt[T]) IsNull() bool { return o.isNull }

// IsAbsent tells whether the member is left out.
func (o Opt[T]) IsAbsent() bool { return o.value == nil && !o.isNull }

// Any is the value, or nil.
func (o Opt[T]) Any() any {
	if o.value == nil {
		return nil
	}
	return *o.value
}

// MarshalJSON writes the value, or null.
func (o Opt[T]) MarshalJSON() ([]byte, error) {
	if o.value == nil {
		return []byte("null"), nil
	}
	return json.Marshal(*o.value)
}

// UnmarshalJSON reads a value or null.
func (o *Opt[T]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*o = Null[T]()
		return nil
	}
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	*o = Of(value)
	return nil
}
