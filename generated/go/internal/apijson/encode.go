// Package apijson writes and reads JSON as the API has it: members that are left out, null and zero are
// told apart, what is unknown is kept, and what does not fit does no harm.
package apijson

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sort"
)

// absent is what tells a member that is left out; param.Opt does.
type absent interface {
	IsAbsent() bool
}

// Marshal writes a value without escaping what HTML would mind.
func Marshal(value any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n")), nil
}

// IsAbsent tells whether a member is left out: an Opt without a value, or nil.
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

// Member is a member of an object, by its name on the wire.
type Member struct {
	Name  string
	Value any
}

// Members lists what a struct of a request holds: its members in order, then the undocumented ones.
func Members(object any) []Member {
	value := reflect.ValueOf(object)
	for value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return nil
		}
		value = value.Elem()
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

// wireName is what a member is called on the wire, if it stands there.
func wireName(field reflect.StructField) (string, bool) {
	if name, ok := field.Tag.Lookup("wire"); ok {
		return name, true
	}
	name, ok := field.Tag.Lookup("json")
	return name, ok && name != "-"
}

// empty is what a required member is that was not set: an empty list or object, else null.
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
	var members []Member
	for _, key := range field.MapKeys() {
		members = append(members, Member{key.String(), field.MapIndex(key).Interface()})
	}
	sort.Slice(members, func(i, j int) bool { return members[i].Name < members[j].Name })
	return members
}

// MarshalObject writes a struct of a request.
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

// MarshalUnion writes the variant that is set, or null.
func MarshalUnion(union any) ([]byte, error) {
	value := reflect.ValueOf(union)
	for index := 0; index < value.NumField(); index++ {
		if value.Type().Field(index).Name == "JSON" || IsAbsent(value.Field(index).Interface()) {
			continue
		}
		return Marshal(value.Field(index).Interface())
	}
	return []byte("null"), nil
}
