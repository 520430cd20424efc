// Package respjson tells how a member of a response stood in its JSON.
package respjson

// Field is a member as it came.
type Field struct {
	raw   string
	valid bool
}

// NewField makes a field of the text of its value.
func NewField(raw string, valid bool) Field { return Field{raw: raw, valid: valid} }

// Raw is the JSON text of the value; empty if the member was not there.
func (f Field) Raw() string { return f.raw }

// Valid tells whether the member was there, not null, and of the type that the API describes.
func (f Field) Valid() bool { return f.valid }

// IsAbsent tells whether the member was not there.
func (f Field) IsAbsent() bool { return f.raw == "" }

// IsNull tells whether the member was null.
func (f Field) IsNull() bool { return f.raw == "null" }

// String is the JSON text of the value.
func (f Field) String() string { return f.raw }
