// Package respjson describes the members of a response as they were received.
package respjson

// Field is a member of a response.
type Field struct {
	raw   string
	valid bool
}

// NewField returns a field with the JSON of its value.
func NewField(raw string, valid bool) Field { return Field{raw: raw, valid: valid} }

// Raw returns the JSON of the value, or "" if the member was absent.
func (f Field) Raw() string { return f.raw }

// Valid reports whether the member was present, not null, and of the documented type.
func (f Field) Valid() bool { return f.valid }

// IsAbsent reports whether the member was absent.
func (f Field) IsAbsent() bool { return f.raw == "" }

// IsNull reports whether the member was null.
func (f Field) IsNull() bool { return f.raw == "null" }

// String returns the JSON of the value.
func (f Field) String() string { return f.raw }
