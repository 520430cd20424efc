package apijson

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

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
	// Literals are members with few possible values, as JSON.
	Literals map[string][]string
}

// UnmarshalUnion decodes the variant that matches best: one without faults, if possible, with the most known
// members, and the first of equal ones. An object of no variant sets none. The raw JSON is always stored.
func UnmarshalUnion(data []byte, union any, discriminator string, variants []Variant) error {
	if !json.Valid(data) {
		var value any
		return json.Unmarshal(data, &value)
	}
	target := reflect.ValueOf(union).Elem()
	reset(target)
	kind := kindOf(data)
	isKnown := kind == "object" && hasKind(variants, kind)
	var members map[string]json.RawMessage
	if kind == "object" {
		_ = json.Unmarshal(data, &members) // it is valid
	}
	var best fit
	isChosen := false
	for _, variant := range candidates(kind, members, discriminator, variants) {
		value := reflect.New(target.FieldByName(variant.Field).Type()).Elem()
		if !decode(data, value) || isUnknownWithin(value) {
			continue
		}
		found := measure(value)
		found.add(measureSent(members, value))
		if losesDigits(data, value) {
			found.faults++
		}
		if !isChosen || found.isBetter(best) {
			reset(target)
			target.FieldByName(variant.Field).Set(value)
			best, isChosen = found, true
		}
	}
	valid := isChosen || isKnown
	target.FieldByName("JSON").Set(reflect.ValueOf(respjson.NewField(string(data), valid && kind != "null")))
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

// candidates lists the variants that a value can be: by its JSON type, its discriminator and its literal members.
func candidates(kind string, members map[string]json.RawMessage, discriminator string, variants []Variant) []Variant {
	tag, hasTag := members[discriminator]
	var found []Variant
	for _, variant := range variants {
		if variant.Kind != kind && variant.Kind != "any" {
			continue
		}
		if hasTag && contains(variant.Tags, textOf(tag)) {
			return []Variant{variant}
		}
		// A variant with tags has no other ones.
		if (!hasTag || len(variant.Tags) == 0) && !contradicts(variant, members) {
			found = append(found, variant)
		}
	}
	return found
}

// losesDigits reports whether a floating-point number is not the integer that it was decoded from.
func losesDigits(data []byte, value reflect.Value) bool {
	value = pointee(value)
	text := strings.TrimSpace(string(data))
	if value.Kind() != reflect.Float64 || strings.ContainsAny(text, ".eE") {
		return false
	}
	return strconv.FormatFloat(value.Float(), 'f', 0, 64) != text
}

// isUnknownWithin reports whether a variant is a union that has no variant for the value.
func isUnknownWithin(value reflect.Value) bool {
	value = pointee(value)
	return isUnion(value) && IsUnknownVariant(value.Interface())
}

// pointee returns the value that pointers lead to, or the nil pointer.
func pointee(value reflect.Value) reflect.Value {
	for value.Kind() == reflect.Pointer && !value.IsNil() {
		value = value.Elem()
	}
	return value
}

// IsUnknownVariant reports whether a union holds an object that is of none of its variants.
func IsUnknownVariant(union any) bool {
	value := reflect.ValueOf(union)
	raw := value.FieldByName("JSON").Interface().(respjson.Field).Raw()
	return setVariant(value) == nil && raw != "" && raw != "null"
}

func reset(union reflect.Value) {
	for index := 0; index < union.NumField(); index++ {
		union.Field(index).SetZero()
	}
}

func hasKind(variants []Variant, kind string) bool {
	for _, variant := range variants {
		if variant.Kind == kind {
			return true
		}
	}
	return false
}

// textOf returns the text of a string; any other value is returned as JSON.
func textOf(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) != nil || string(raw) == "null" {
		return string(raw)
	}
	return text
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

// contradicts reports whether a member with few possible values has a different one.
func contradicts(variant Variant, members map[string]json.RawMessage) bool {
	for name, literals := range variant.Literals {
		if raw, ok := members[name]; ok && !isAmong(literals, string(raw)) {
			return true
		}
	}
	return false
}

func isAmong(literals []string, raw string) bool {
	for _, literal := range literals {
		if isSameJSON(literal, raw) {
			return true
		}
	}
	return false
}

// isSameJSON reports whether two texts are the same value: 1 is 1.0, and characters can be escaped.
func isSameJSON(left, right string) bool {
	if left == right {
		return true
	}
	var values [2]any
	for index, text := range []string{left, right} {
		if json.Unmarshal([]byte(text), &values[index]) != nil {
			return false
		}
	}
	return reflect.DeepEqual(values[0], values[1])
}

func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}
