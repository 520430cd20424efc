package apijson

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"

	"github.com/team-telnyx/telnyx-go/packages/respjson"
)

// Plain returns the value behind pointers, optional members and unions; nil if it is absent or null.
func Plain(value any) any {
	if raw, ok := value.(json.RawMessage); ok {
		return decoded(raw)
	}
	if _, isFile := value.(io.Reader); isFile || IsAbsent(value) {
		return presence(value)
	}
	if optional, ok := value.(interface{ Any() any }); ok {
		return Plain(optional.Any())
	}
	reflected := reflect.ValueOf(value)
	if reflected.Kind() == reflect.Pointer {
		return Plain(reflected.Elem().Interface())
	}
	if isUnion(reflected) {
		return variantOf(reflected)
	}
	return value
}

func presence(value any) any {
	if IsAbsent(value) {
		return nil
	}
	return value
}

func decoded(raw json.RawMessage) any {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return nil
	}
	return value
}

func isUnion(value reflect.Value) bool {
	if value.Kind() != reflect.Struct {
		return false
	}
	raw := value.FieldByName("JSON")
	return raw.IsValid() && raw.Type() == reflect.TypeOf(respjson.Field{})
}

// variantOf returns the variant of a union that is set, or the value of an unknown one.
func variantOf(union reflect.Value) any {
	if variant := setVariant(union); variant != nil {
		return Plain(variant)
	}
	raw := union.FieldByName("JSON").Interface().(respjson.Field).Raw()
	if raw == "" {
		return nil
	}
	return decoded(json.RawMessage(raw))
}

// setVariant returns the value of the variant that is set; nil if none is.
func setVariant(union reflect.Value) any {
	for index := 0; index < union.NumField(); index++ {
		field := union.Field(index).Interface()
		if union.Type().Field(index).Name != "JSON" && !IsAbsent(field) {
			return field
		}
	}
	return nil
}

// Items returns the items of a list, and whether the value is one. Bytes are not a list.
func Items(value any) ([]any, bool) {
	reflected := reflect.ValueOf(value)
	if reflected.Kind() != reflect.Slice || reflected.Type().Elem().Kind() == reflect.Uint8 {
		return nil, false
	}
	items := make([]any, 0, reflected.Len())
	for index := 0; index < reflected.Len(); index++ {
		items = append(items, reflected.Index(index).Interface())
	}
	return items, true
}

// IsObject reports whether a value has members. A file has none.
func IsObject(value any) bool {
	if _, isFile := value.(io.Reader); isFile {
		return false
	}
	kind := reflect.ValueOf(value).Kind()
	return kind == reflect.Struct || kind == reflect.Map
}
