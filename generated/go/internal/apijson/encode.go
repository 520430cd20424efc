// Package apijson encodes and decodes JSON. It distinguishes members that are omitted, null and zero, keeps
// unknown members, and tolerates members of unexpected types.
package apijson

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"sort"
	"unicode/utf8"
)

// absent is implemented by members that can be omitted, such as param.Opt.
type absent interface {
	IsAbsent() bool
}

// Marshal encodes a value without escaping HTML. A reader is sent as the text that it holds.
func Marshal(value any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	value, err := withoutReaders(value)
	if err != nil {
		return nil, err
	}
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n")), nil
}

var errBytes = errors.New("JSON can contain text in UTF-8, but no other bytes")

// withoutReaders returns the text of a reader, or the texts of a list of readers; any other value is unchanged.
func withoutReaders(value any) (any, error) {
	if reader, ok := value.(io.Reader); ok && !IsAbsent(value) {
		text, err := io.ReadAll(reader)
		if err == nil && !utf8.Valid(text) {
			err = errBytes
		}
		return string(text), err
	}
	readers, ok := value.([]io.Reader)
	if !ok {
		return value, nil
	}
	texts := make([]any, len(readers))
	for index, reader := range readers {
		text, err := withoutReaders(reader)
		if err != nil {
			return nil, err
		}
		texts[index] = text
	}
	return texts, nil
}

// IsAbsent reports whether a member is omitted: an Opt without a value, or nil.
func IsAbsent(value any) bool {
	if value == nil {
		return true
	}
	if optional, ok := value.(absent); ok {
		return optional.IsAbsent()
	}
	reflected := reflect.ValueOf(value)
	switch reflected.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return reflected.IsNil()
	default:
		return false
	}
}

// IsEmpty reports whether a value is a struct without members that are set.
func IsEmpty(value any) bool {
	if _, ok := value.(absent); ok {
		return false
	}
	reflected := reflect.ValueOf(value)
	if isUnion(reflected) {
		return variantOf(reflected) == nil
	}
	return reflected.Kind() == reflect.Struct && len(Members(value)) == 0
}

// Required returns a value that has to be sent: an empty list or object, or null, for one that is not set.
func Required(value any) any {
	if IsAbsent(value) {
		return empty(reflect.ValueOf(value))
	}
	return value
}

// Member is a member of an object with its wire name.
type Member struct {
	Name  string
	Value any
}

// Members lists the members of an object: of a request the declared ones in order, then the additional ones.
func Members(object any) []Member {
	value := reflect.ValueOf(object)
	for value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return nil
		}
		value = value.Elem()
	}
	if value.Kind() == reflect.Map {
		return sorted(value)
	}
	if value.Kind() != reflect.Struct {
		return nil
	}
	var members []Member
	kind := value.Type()
	for index := 0; index < kind.NumField(); index++ {
		field := kind.Field(index)
		name, ok := wireName(field)
		if !ok {
			continue
		}
		member := value.Field(index)
		if constant, ok := field.Tag.Lookup("const"); ok && member.IsZero() {
			members = append(members, Member{name, json.RawMessage(constant)})
			continue
		}
		if IsAbsent(member.Interface()) {
			if field.Tag.Get("api") != "required" {
				continue
			}
			members = append(members, Member{name, empty(member)})
			continue
		}
		members = append(members, Member{name, member.Interface()})
	}
	return append(members, extras(value)...)
}

// wireName returns the wire name of a field, and whether the field is sent.
func wireName(field reflect.StructField) (string, bool) {
	if name, ok := field.Tag.Lookup("wire"); ok {
		return name, true
	}
	name, ok := field.Tag.Lookup("json")
	return name, ok && name != "-"
}

// empty returns the value of a required member that is not set: an empty list or object, else null.
func empty(member reflect.Value) any {
	switch member.Kind() {
	case reflect.Slice:
		return json.RawMessage("[]")
	case reflect.Map:
		return json.RawMessage("{}")
	default:
		return nil
	}
}

func extras(value reflect.Value) []Member {
	field := value.FieldByName("ExtraFields")
	if !field.IsValid() || field.Kind() != reflect.Map {
		return nil
	}
	return sorted(field)
}

func sorted(object reflect.Value) []Member {
	var members []Member
	for _, key := range object.MapKeys() {
		members = append(members, Member{key.String(), object.MapIndex(key).Interface()})
	}
	sort.Slice(members, func(i, j int) bool { return members[i].Name < members[j].Name })
	return members
}

// MarshalObject encodes a struct of a request.
func MarshalObject(object any) ([]byte, error) {
	return marshalMembers(Members(object))
}

func marshalMembers(members []Member) ([]byte, error) {
	var buffer bytes.Buffer
	buffer.WriteByte('{')
	for index, member := range members {
		if index > 0 {
			buffer.WriteByte(',')
		}
		name, err := Marshal(member.Name)
		if err != nil {
			return nil, err
		}
		value, err := Marshal(member.Value)
		if err != nil {
			return nil, err
		}
		buffer.Write(name)
		buffer.WriteByte(':')
		buffer.Write(value)
	}
	buffer.WriteByte('}')
	return buffer.Bytes(), nil
}

// MarshalUnion encodes the variant that is set, or an unknown one as it was received, or null.
func MarshalUnion(union any) ([]byte, error) {
	value := reflect.ValueOf(union)
	if variant := setVariant(value); variant != nil {
		return Marshal(variant)
	}
	if raw := value.FieldByName("JSON").Interface().(interface{ Raw() string }).Raw(); raw != "" {
		return []byte(raw), nil
	}
	return []byte("null"), nil
}
