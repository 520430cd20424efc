package apijson

import (
	"encoding/json"
	"reflect"

	"github.com/team-telnyx/telnyx-go/packages/respjson"
)

// fit describes how well a decoded value matches its type.
type fit struct {
	// faults are required members that are missing, and values that are not of their type.
	faults int
	// known are declared members that are present.
	known int
}

func (f fit) isBetter(other fit) bool {
	return f.faults < other.faults || (f.faults == other.faults && f.known > other.known)
}

func (f *fit) add(other fit) {
	f.faults += other.faults
	f.known += other.known
}

// measure describes how well a decoded value matches its type.
func measure(value reflect.Value) fit {
	var total fit
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			return measure(value.Elem())
		}
	case reflect.Slice:
		for index := 0; index < value.Len(); index++ {
			total.add(measure(value.Index(index)))
		}
	case reflect.Map:
		for _, key := range value.MapKeys() {
			total.add(measure(value.MapIndex(key)))
		}
	case reflect.Struct:
		if isUnion(value) {
			return measureUnion(value)
		}
		if value.FieldByName("JSON").IsValid() {
			return measureObject(value)
		}
	}
	return total
}

func measureUnion(union reflect.Value) fit {
	if IsUnknownVariant(union.Interface()) {
		return fit{faults: 1}
	}
	for index := 0; index < union.NumField(); index++ {
		if !union.Field(index).IsZero() {
			return measure(union.Field(index))
		}
	}
	return fit{}
}

func measureObject(object reflect.Value) fit {
	var total fit
	notes := object.FieldByName("JSON")
	kind := object.Type()
	for index := 0; index < kind.NumField(); index++ {
		field := kind.Field(index)
		if _, ok := wireName(field); !ok {
			continue
		}
		note := notes.FieldByName(field.Name).Interface().(respjson.Field)
		only, isConstant := field.Tag.Lookup("const")
		switch {
		case note.IsAbsent():
			if field.Tag.Get("api") == "required" {
				total.faults++
			}
		case note.IsNull():
			total.known++
		case !note.Valid(), isConstant && !isSameJSON(note.Raw(), only):
			total.faults++
		default:
			total.known++
			total.add(measure(object.Field(index)))
		}
	}
	return total
}

// measureSent describes how well members match an object of a request, which stores nothing about them.
func measureSent(members map[string]json.RawMessage, value reflect.Value) fit {
	var total fit
	for value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	if value.Kind() != reflect.Struct || value.FieldByName("JSON").IsValid() {
		return total
	}
	for index := 0; index < value.NumField(); index++ {
		field := value.Type().Field(index)
		name, ok := wireName(field)
		if _, isPresent := members[name]; ok && isPresent {
			total.known++
		} else if ok && field.Tag.Get("api") == "required" {
			total.faults++
		}
	}
	return total
}
