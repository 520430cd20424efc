package apijson

import (
	"encoding/json"
	"reflect"

	"github.com/team-telnyx/telnyx-go/packages/respjson"
)

// Variant describes how a variant of a union is recognized.
type Variant struct {
	// Field is the name of the field for this variant.
	Field string
	// Kind is the JSON type: null, boolean, number, string, array, object, or any for several types.
	Kind string
	// Tags are the values of the discriminator that select it.
	Tags []string
	// Requires are required members that no other variant requires.
	Requires []string
	// Literals are members with only one possible value, as JSON.
	Literals map[string]string
}

// UnmarshalUnion decodes the variant that matches best, if any. The raw JSON is always stored.
func UnmarshalUnion(data []byte, union any, discriminator string, variants []Variant) error {
	if !json.Valid(data) {
		var value any
		return json.Unmarshal(data, &value)
	}
	target := reflect.ValueOf(union).Elem()
	var members map[string]json.RawMessage
	_ = json.Unmarshal(data, &members) // other values have no members
	for _, variant := range inOrder(data, members, discriminator, variants) {
		if decode(data, target.FieldByName(variant.Field)) {
			break
		}
		target.FieldByName(variant.Field).SetZero()
	}
	target.FieldByName("JSON").Set(reflect.ValueOf(respjson.NewField(string(data), string(data) != "null")))
	return nil
}

// UnmarshalVariant decodes a value. Of a union it sets the field of this name, if there is one and the value fits.
func UnmarshalVariant(data []byte, target any, field string) error {
	union := reflect.ValueOf(target).Elem()
	if field == "" || union.Kind() != reflect.Struct || !json.Valid(data) {
		return Unmarshal(data, target)
	}
	variant, raw := union.FieldByName(field), union.FieldByName("JSON")
	whole := reflect.ValueOf(respjson.NewField(string(data), true))
	if !variant.IsValid() || !raw.IsValid() || raw.Type() != whole.Type() || !decode(data, variant) {
		return Unmarshal(data, target)
	}
	raw.Set(whole)
	return nil
}

// inOrder lists the variants that may match, most likely first.
func inOrder(data []byte, members map[string]json.RawMessage, discriminator string, variants []Variant) []Variant {
	kind := kindOf(data)
	var tag string
	_ = json.Unmarshal(members[discriminator], &tag) // empty unless the tag is a string
	var chosen, likely, possible []Variant
	for _, variant := range variants {
		if variant.Kind != kind && variant.Kind != "any" {
			continue
		}
		switch {
		case tag != "" && contains(variant.Tags, tag):
			chosen = append(chosen, variant)
		case contradicts(variant, members):
		case hasAll(members, variant.Requires):
			likely = append(likely, variant)
		default:
			possible = append(possible, variant)
		}
	}
	return append(append(chosen, likely...), possible...)
}

func kindOf(data []byte) string {
	for _, first := range data {
		switch first {
		case ' ', '\t', '\r', '\n':
			continue
		case '{':
			return "object"
		case '[':
			return "array"
		case '"':
			return "string"
		case 't', 'f':
			return "boolean"
		case 'n':
			return "null"
		}
		return "number"
	}
	return ""
}

// contradicts reports whether a member with one possible value has a different one.
func contradicts(variant Variant, members map[string]json.RawMessage) bool {
	for name, literal := range variant.Literals {
		if raw, ok := members[name]; ok && string(raw) != literal {
			return true
		}
	}
	return false
}

func hasAll(members map[string]json.RawMessage, names []string) bool {
	for _, name := range names {
		if _, ok := members[name]; !ok {
			return false
		}
	}
	return len(names) > 0
}

func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}
