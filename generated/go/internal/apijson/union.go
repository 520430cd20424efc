package apijson

import (
	"encoding/json"
	"reflect"

	"github.com/team-telnyx/telnyx-go/packages/respjson"
)

// Variant is what tells a variant of a union from the others.
type Variant struct {
	// Field of the struct that holds it.
	Field string
	// Kind of its values in JSON: null, boolean, number, string, array, object; any if it may be several.
	Kind string
	// Tags are the values of the discriminator that mean it.
	Tags []string
	// Requires are members that no other variant has.
	Requires []string
	// Literals are members that have one value only, as JSON text.
	Literals map[string]string
}

// UnmarshalUnion reads the variant that fits best; none if none does. The text is kept in any case.
func UnmarshalUnion(data []byte, union any, discriminator string, variants []Variant) error {
	if !json.Valid(data) {
		var value any
		return json.Unmarshal(data, &value)
	}
	target := reflect.ValueOf(union).Elem()
	var members map[string]json.RawMessage
	_ = json.Unmarshal(data, &members) // what is no object has no members
	for _, variant := range inOrder(data, members, discriminator, variants) {
		if decode(data, target.FieldByName(variant.Field)) {
			break
		}
		target.FieldByName(variant.Field).SetZero()
	}
	target.FieldByName("JSON").Set(reflect.ValueOf(respjson.NewField(string(data), string(data) != "null")))
	return nil
}

// inOrder lists the variants that the value may be, the likeliest first.
func inOrder(data []byte, members map[string]json.RawMessage, discriminator string, variants []Variant) []Variant {
	kind := kindOf(data)
	var tag string
	_ = json.Unmarshal(members[discriminator], &tag) // absent or no text: no tag
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

// contradicts tells whether a member that has one value only has another.
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
