// Package param has the type of optional and nullable members. It distinguishes members that are omitted,
// null, and the zero value.
package param

import "encoding/json"

// Opt is a value that can be omitted or null. The zero Opt is omitted.
type Opt[T any] struct {
	value  *T
	isNull bool
}

// Of returns an Opt with a value.
func Of[T any](value T) Opt[T] { return Opt[T]{value: &value} }

// Null returns an Opt that is null.
func Null[T any]() Opt[T] { return Opt[T]{isNull: true} }

// Value returns the value, or the zero value if the member is omitted or null.
func (o Opt[T]) Value() T {
	if o.value == nil {
		var zero T
		return zero
	}
	return *o.value
}

// Valid reports whether there is a value, that is, the member is neither omitted nor null.
func (o Opt[T]) Valid() bool { return o.value != nil }

// IsNull reports whether the member is null.
func (o Opt[T]) IsNull() bool { return o.isNull }

// IsAbsent reports whether the member is omitted.
func (o Opt[T]) IsAbsent() bool { return o.value == nil && !o.isNull }

// Any returns the value, or nil.
func (o Opt[T]) Any() any {
	if o.value == nil {
		return nil
	}
	return *o.value
}

// MarshalJSON encodes the value, or null.
func (o Opt[T]) MarshalJSON() ([]byte, error) {
	if o.value == nil {
		return []byte("null"), nil
	}
	return json.Marshal(*o.value)
}

// UnmarshalJSON decodes a value or null.
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
