package requestconfig

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// Style is how a parameter is serialized (OpenAPI 3.2, "Style Values"): a style and its modifiers.
type Style uint

// The styles of parameters, and their modifiers.
const (
	Simple Style = 1 << iota
	Label
	Matrix
	Form
	SpaceDelimited
	PipeDelimited
	DeepObject
	// Brackets writes lists as a[]=1&a[]=2, also within an object.
	Brackets
	// WithIndices writes lists within an object as a[0]=1&a[1]=2.
	WithIndices
	// WithCommas writes lists within an object as a=1,2.
	WithCommas
	// JSON is the style of parameters with a media type.
	JSON
	// Explode writes each item separately.
	Explode
	// Reserved does not encode the reserved characters of RFC 3986.
	Reserved
)

// Lists is how lists are written in forms and in brackets. Lists of objects have indices, unless all lists have
// empty brackets.
type Lists byte

// The formats of lists.
const (
	// Repeat writes a=1&a=2.
	Repeat Lists = iota
	// EmptyBrackets writes a[]=1&a[]=2.
	EmptyBrackets
	// Indices writes a[0]=1&a[1]=2.
	Indices
	// Commas writes a=1,2.
	Commas
)

// nestedLists is the format of lists below brackets.
func nestedLists(lists Lists) Lists {
	if lists == EmptyBrackets {
		return EmptyBrackets
	}
	return Indices
}

func (s Style) lists() Lists {
	switch {
	case s&Brackets != 0:
		return EmptyBrackets
	case s&WithIndices != 0:
		return Indices
	case s&WithCommas != 0:
		return Commas
	default:
		return Repeat
	}
}

func oneStyle(styles []Style) Style {
	if len(styles) == 0 {
		return Form | Explode
	}
	return styles[0]
}

// tree is a JSON value whose members are in order.
type tree struct {
	// text of a scalar; empty for null.
	text  string
	items []tree
	// names of the items of an object.
	names []string
	kind  byte
}

const (
	scalar = 's'
	list   = 'l'
	object = 'o'
)

func treeOf(value any) (tree, error) {
	text, err := apijson.Marshal(value)
	if err != nil {
		return tree{}, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return readTree(decoder)
}

func readTree(decoder *json.Decoder) (tree, error) {
	token, err := decoder.Token()
	if err != nil {
		return tree{}, err
	}
	switch token := token.(type) {
	case json.Delim:
		result := tree{kind: list}
		if token == '{' {
			result.kind = object
		}
		for decoder.More() {
			if result.kind == object {
				name, err := decoder.Token()
				if err != nil {
					return tree{}, err
				}
				result.names = append(result.names, name.(string))
			}
			item, err := readTree(decoder)
			if err != nil {
				return tree{}, err
			}
			result.items = append(result.items, item)
		}
		_, err = decoder.Token()
		return result, err
	case string:
		return tree{kind: scalar, text: token}, nil
	case json.Number:
		return tree{kind: scalar, text: token.String()}, nil
	case bool:
		if token {
			return tree{kind: scalar, text: "true"}, nil
		}
		return tree{kind: scalar, text: "false"}, nil
	default:
		return tree{kind: scalar}, nil
	}
}

// nameAt returns the name of a member, or the index of an item.
func (t tree) nameAt(index int) string {
	if t.kind == object {
		return t.names[index]
	}
	return strconv.Itoa(index)
}

// itemName returns the name of an item. A name that ends in [] is that of each item.
func (t tree) itemName(name string, index int, lists Lists) string {
	switch {
	case strings.HasSuffix(name, "[]"):
		return name
	case lists == EmptyBrackets && !t.has(list):
		return name + "[]"
	case lists == EmptyBrackets || lists == Indices || t.hasNested():
		return name + "[" + strconv.Itoa(index) + "]"
	default:
		return name
	}
}

// has reports whether an item is of a kind.
func (t tree) has(kind byte) bool {
	for _, item := range t.items {
		if item.kind == kind {
			return true
		}
	}
	return false
}

// hasNested reports whether an item is a list or an object.
func (t tree) hasNested() bool { return t.has(list) || t.has(object) }

// plain returns the text of a nested value. Lists and objects are written as JSON.
func (t tree) plain() string {
	if t.kind == scalar {
		return t.text
	}
	var parts []string
	for index, item := range t.items {
		text, _ := apijson.Marshal(item.plain())
		if t.kind == object {
			name, _ := apijson.Marshal(t.names[index])
			parts = append(parts, string(name)+":"+string(text))
		} else {
			parts = append(parts, string(text))
		}
	}
	if t.kind == object {
		return "{" + strings.Join(parts, ",") + "}"
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// parts returns the encoded items of a value. Names and values of an object alternate.
func (t tree) parts(encode func(string) string, pair string) []string {
	if t.kind == scalar {
		return []string{encode(t.text)}
	}
	var parts []string
	for index, item := range t.items {
		text := encode(item.plain())
		switch {
		case t.kind == object && pair != "":
			parts = append(parts, encode(t.names[index])+pair+text)
		case t.kind == object:
			parts = append(parts, encode(t.names[index]), text)
		default:
			parts = append(parts, text)
		}
	}
	return parts
}

// members returns the members of an object as name=value. A list repeats the name of its member.
func (t tree) members(encode func(string) string) []string {
	var parts []string
	for index, item := range t.items {
		values := []tree{item}
		if item.kind == list {
			values = item.items
		}
		for _, value := range values {
			parts = append(parts, encode(t.names[index])+"="+encode(value.plain()))
		}
	}
	return parts
}

func pathText(name string, value any, style Style) (string, error) {
	if style&JSON != 0 {
		text, err := apijson.Marshal(value)
		return encodePath(string(text)), err
	}
	if style&Label == 0 && style&Matrix == 0 {
		root, err := treeOf(value)
		if err != nil {
			return "", err
		}
		return root.simple(style&Explode != 0, root.inPath()), nil
	}
	root, err := treeOf(value)
	if err != nil {
		return "", err
	}
	exploded := style&Explode != 0
	pair := ""
	if exploded {
		pair = "="
	}
	if root.kind == scalar && root.text == "" && style&Matrix != 0 {
		return ";" + encodePath(name), nil
	}
	parts := root.parts(encodeStrict, pair)
	if style&Label != 0 {
		separator := ","
		if exploded {
			separator = "."
		}
		return "." + strings.Join(parts, separator), nil
	}
	if !exploded || root.kind == scalar {
		return ";" + encodePath(name) + "=" + strings.Join(parts, ","), nil
	}
	var text strings.Builder
	for _, part := range parts {
		text.WriteString(";")
		if root.kind == list {
			text.WriteString(encodePath(name) + "=")
		}
		text.WriteString(part)
	}
	return text.String(), nil
}

// headerText returns a value in simple style, or as JSON in ASCII, since headers have no other characters.
func headerText(value any, style Style) (string, error) {
	if style&JSON != 0 {
		text, err := apijson.Marshal(value)
		return toASCII(string(text)), err
	}
	root, err := treeOf(value)
	if err != nil {
		return "", err
	}
	return root.simple(style&Explode != 0, func(text string) string { return text }), nil
}

func toASCII(text string) string {
	var result strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if unit < 0x7f {
			result.WriteByte(byte(unit))
		} else {
			fmt.Fprintf(&result, "\\u%04x", unit)
		}
	}
	return result.String()
}

func (t tree) simple(explode bool, encode func(string) string) string {
	pair := ""
	if explode {
		pair = "="
	}
	return strings.Join(t.parts(encode, pair), ",")
}

// inPath encodes text in a path. Within a list or an object, separators are encoded too.
func (t tree) inPath() func(string) string {
	if t.kind == scalar {
		return encodePath
	}
	return encode
}

func queryText(name string, value any, style Style) (string, error) {
	if style&JSON != 0 {
		text, err := apijson.Marshal(value)
		return encode(name) + "=" + encode(string(text)), err
	}
	root, err := treeOf(value)
	if err != nil {
		return "", err
	}
	write := encode
	if style&Reserved != 0 {
		write = encodeReserved
	}
	key := encode(name)
	if root.kind == scalar {
		return key + "=" + write(root.text), nil
	}
	if len(root.items) == 0 {
		return "", nil
	}
	switch {
	case style&(DeepObject|Brackets) != 0:
		var texts []string
		for _, field := range fields(name, root, style.lists(), write) {
			texts = append(texts, encode(field.name)+"="+field.text)
		}
		return strings.Join(texts, "&"), nil
	case style&SpaceDelimited != 0:
		return key + "=" + strings.Join(root.parts(write, ""), "%20"), nil
	case style&PipeDelimited != 0:
		return key + "=" + strings.Join(root.parts(write, ""), "%7C"), nil
	case style&Explode == 0:
		return key + "=" + strings.Join(root.parts(write, ""), ","), nil
	case root.kind == object:
		return strings.Join(root.members(write), "&"), nil
	default:
		return key + "=" + strings.Join(root.parts(write, ""), "&"+key+"="), nil
	}
}

const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

// encode encodes like encodeURIComponent: all but the unreserved characters of RFC 3986 and a few more.
func encode(text string) string { return percentEncode(text, unreserved+"!'()*") }

// encodeStrict also encodes all characters that could separate values; the dot only if it is a separator.
func encodeStrict(text string) string { return percentEncode(text, unreserved+"!'()*") }

// encodePath does not encode the pchar of RFC 3986.
func encodePath(text string) string { return percentEncode(text, unreserved+"!$&'()*+,;=:@") }

// encodeReserved does not encode reserved characters, except those that end a value.
func encodeReserved(text string) string { return percentEncode(text, unreserved+"!'()*:/?@$,;[]") }

func percentEncode(text string, kept string) string {
	const digits = "0123456789ABCDEF"
	var result strings.Builder
	for index := 0; index < len(text); index++ {
		letter := text[index]
		if strings.IndexByte(kept, letter) >= 0 {
			result.WriteByte(letter)
			continue
		}
		result.WriteByte('%')
		result.WriteByte(digits[letter>>4])
		result.WriteByte(digits[letter&15])
	}
	return result.String()
}
