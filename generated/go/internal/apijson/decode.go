package apijson

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strconv"

	"github.com/team-telnyx/telnyx-go/packages/respjson"
)

// Unmarshal decodes a value. Members that do not match their type are skipped; only invalid JSON is an error.
func Unmarshal(data []byte, target any) error {
	if !json.Valid(data) {
		var value any
		return json.Unmarshal(data, &value)
	}
	decode(data, reflect.ValueOf(target).Elem())
	return nil
}

// UnmarshalObject decodes a struct of a response, and stores the raw JSON of each member.
func UnmarshalObject(data []byte, object any) error {
	if !json.Valid(data) {
		var value any
		return json.Unmarshal(data, &value)
	}
	decodeStruct(data, reflect.ValueOf(object).Elem())
	return nil
}

// decode decodes a value, and reports whether it matches the type.
func decode(data []byte, target reflect.Value) bool {
	data = bytes.TrimSpace(data)
	if target.Kind() == reflect.Pointer {
		if string(data) == "null" {
			target.SetZero()
			return true
		}
		value := reflect.New(target.Type().Elem())
		ok := decode(data, value.Elem())
		if ok {
			target.Set(value)
		}
		return ok
	}
	if unmarshaler, ok := target.Addr().Interface().(json.Unmarshaler); ok {
		return unmarshaler.UnmarshalJSON(data) == nil && fits(data, target)
	}
	switch target.Kind() {
	case reflect.Slice:
		return decodeSlice(data, target)
	case reflect.Map:
		return decodeMap(data, target)
	case reflect.Interface:
		if target.NumMethod() > 0 {
			return false // a reader
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		var value any
		if decoder.Decode(&value) != nil {
			return false
		}
		if value != nil {
			target.Set(reflect.ValueOf(value))
		}
		return true
	default:
		return string(data) != "null" && decodeScalar(data, target)
	}
}

// decodeScalar decodes a string, a number or a boolean. An integer can be written as 1.0 or 1e3.
func decodeScalar(data []byte, target reflect.Value) bool {
	if json.Unmarshal(data, target.Addr().Interface()) == nil {
		return true
	}
	number, err := strconv.ParseFloat(string(data), 64)
	if err != nil || number != math.Trunc(number) || math.Abs(number) > 1<<53 {
		return false
	}
	integer := strconv.FormatFloat(number, 'f', 0, 64)
	return json.Unmarshal([]byte(integer), target.Addr().Interface()) == nil
}

// fits reports whether the value that a struct has decoded matches: an object, or a variant of a union.
func fits(data []byte, target reflect.Value) bool {
	if isUnion(target) {
		return target.FieldByName("JSON").Interface().(respjson.Field).Valid()
	}
	if target.Kind() != reflect.Struct || !target.FieldByName("JSON").IsValid() {
		return true
	}
	return data[0] == '{'
}

func decodeSlice(data []byte, target reflect.Value) bool {
	var items []json.RawMessage
	if json.Unmarshal(data, &items) != nil || items == nil {
		return false
	}
	slice := reflect.MakeSlice(target.Type(), len(items), len(items))
	ok := true
	for index, item := range items {
		ok = decode(item, slice.Index(index)) && ok
	}
	target.Set(slice)
	return ok
}

func decodeMap(data []byte, target reflect.Value) bool {
	var items map[string]json.RawMessage
	if json.Unmarshal(data, &items) != nil || items == nil {
		return false
	}
	result := reflect.MakeMapWithSize(target.Type(), len(items))
	ok := true
	for name, item := range items {
		value := reflect.New(target.Type().Elem()).Elem()
		ok = decode(item, value) && ok
		result.SetMapIndex(reflect.ValueOf(name).Convert(target.Type().Key()), value)
	}
	target.Set(result)
	return ok
}

func decodeStruct(data []byte, target reflect.Value) {
	var members map[string]json.RawMessage
	_ = json.Unmarshal(data, &members) // other values have no members
	notes := target.FieldByName("JSON")
	kind := target.Type()
	for index := 0; index < kind.NumField(); index++ {
		name, ok := wireName(kind.Field(index))
		if !ok {
			continue
		}
		raw, ok := members[name]
		if !ok {
			continue
		}
		delete(members, name)
		isNull := string(raw) == "null"
		valid := !isNull && decode(raw, target.Field(index))
		note(notes.FieldByName(kind.Field(index).Name), raw, valid)
	}
	note(notes.FieldByName("Whole"), data, members != nil)
	rest := make(map[string]respjson.Field, len(members))
	for name, raw := range members {
		rest[name] = respjson.NewField(string(raw), string(raw) != "null")
	}
	notes.FieldByName("ExtraFields").Set(reflect.ValueOf(rest))
	typed := target.FieldByName("ExtraFields")
	if typed.IsValid() && len(members) > 0 {
		text, _ := json.Marshal(members) // raw JSON is always valid
		decodeMap(text, typed)
	}
}

func note(field reflect.Value, raw []byte, valid bool) {
	field.Set(reflect.ValueOf(respjson.NewField(string(raw), valid)))
}
