package requestconfig

import (
	"net/url"
	"strings"

	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// How forms are written where the document states nothing, from the config of the generator.
const (
	formLists         = Indices
	partLists         = Repeat
	objectsAsBrackets = false
)

// Encoded is the encoding of a member of a form that differs from the default.
type Encoded struct {
	name       string
	kind       encoding
	separator  string
	mediaTypes []string
}

type encoding byte

const (
	byDefault encoding = iota
	asContent
	asJoined
	asSpread
	asBrackets
)

// Content writes each item of a member as one of these media types: that of a file, if it is among them.
func Content(name string, mediaTypes ...string) Encoded {
	return Encoded{name: name, kind: asContent, mediaTypes: mediaTypes}
}

// Joined writes the items of a list, or the names and values of an object, as one field.
func Joined(name, separator string) Encoded {
	return Encoded{name: name, kind: asJoined, separator: separator}
}

// Spread writes each member of an object as a field of the form itself.
func Spread(name string) Encoded { return Encoded{name: name, kind: asSpread} }

// Bracketed writes each scalar of a member as a field, with its path in brackets.
func Bracketed(name string) Encoded { return Encoded{name: name, kind: asBrackets} }

func find(encoded []Encoded, name string) Encoded {
	for _, one := range encoded {
		if one.name == name {
			return one
		}
	}
	return Encoded{name: name}
}

// Form sets the body to a form (WHATWG URL, application/x-www-form-urlencoded).
func (r *Request) Form(value any, encoded ...Encoded) {
	if r.omits(value) {
		return
	}
	var parts []string
	for _, member := range apijson.Members(apijson.Plain(value)) {
		all, err := formFields(member, find(encoded, member.Name))
		r.fail(err)
		for _, field := range all {
			parts = append(parts, url.QueryEscape(field.name)+"="+url.QueryEscape(field.text))
		}
	}
	text := []byte(strings.NewReplacer("%2A", "*", "~", "%7E").Replace(strings.Join(parts, "&")))
	r.body = &body{contentType: "application/x-www-form-urlencoded", bytes: text}
}

func formFields(member apijson.Member, encoded Encoded) ([]formField, error) {
	name := member.Name
	root, err := treeOf(member.Value)
	if err != nil {
		return nil, err
	}
	switch {
	case encoded.kind == asBrackets:
		return fields(name, root, nestedLists(formLists), unchanged), nil
	case encoded.kind == asSpread && root.kind == object:
		var all []formField
		for index, item := range root.items {
			all = append(all, fields(root.names[index], item, Repeat, unchanged)...)
		}
		return all, nil
	case encoded.kind == asJoined:
		return root.joined(name, encoded.separator, unchanged), nil
	case encoded.kind == asContent:
		return jsonFields(name, member.Value)
	case formLists == Indices && root.kind == list && !root.hasNested():
		return fields(name, root, Repeat, unchanged), nil
	default:
		return fields(name, root, formLists, unchanged), nil
	}
}

// jsonFields writes each item as JSON.
func jsonFields(name string, value any) ([]formField, error) {
	items, isList := apijson.Items(apijson.Plain(value))
	if !isList {
		items = []any{value}
	}
	var all []formField
	for _, item := range items {
		text, err := apijson.Marshal(item)
		if err != nil {
			return nil, err
		}
		all = append(all, formField{name, string(text)})
	}
	return all, nil
}

type formField struct{ name, text string }

// unchanged is the encoding of texts that are encoded later.
func unchanged(text string) string { return text }

// fields lists the scalars of a value, encoded. Members have their names in brackets, lists are written in the format.
func fields(name string, value tree, lists Lists, encode func(string) string) []formField {
	if value.kind == scalar {
		return append([]formField(nil), formField{name, encode(value.text)})
	}
	if value.kind == list && lists == Commas && !value.hasNested() {
		return value.joined(name, ",", encode)
	}
	var all []formField
	for index, item := range value.items {
		inner := name + "[" + value.nameAt(index) + "]"
		if value.kind == list {
			inner = value.itemName(name, index, lists)
		}
		all = append(all, fields(inner, item, lists, encode)...)
	}
	return all
}

// joined writes all items, encoded, as one field, or nothing if there are none.
func (t tree) joined(name, separator string, encode func(string) string) []formField {
	if t.kind != scalar && len(t.items) == 0 {
		return nil
	}
	return append([]formField(nil), formField{name, strings.Join(t.parts(encode, ""), separator)})
}
