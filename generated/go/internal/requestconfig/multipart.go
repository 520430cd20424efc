package requestconfig

import (
	"io"
	"mime/multipart"
	"net/textproto"
	"path/filepath"
	"strings"

	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// formPart is a part of a form: a text or a file.
type formPart struct {
	name string
	text string
	file io.Reader
	// mediaTypes are those that the document states. A text has at most one.
	mediaTypes []string
}

// Multipart sets the body to multipart/form-data (RFC 7578): a part for each item of a list, JSON for objects.
// Readers are sent as files. Null is left out.
func (r *Request) Multipart(value any, encoded ...Encoded) {
	if r.omits(value) {
		return
	}
	var form formBuffer
	writer := multipart.NewWriter(&form)
	for _, member := range apijson.Members(apijson.Plain(value)) {
		parts, err := memberParts(member.Name, member.Value, find(encoded, member.Name))
		r.fail(err)
		for _, part := range parts {
			r.fail(form.write(writer, part))
		}
	}
	r.fail(writer.Close())
	r.body = &body{contentType: writer.FormDataContentType(), parts: form.all()}
}

// JSONOrMultipart sets the body to multipart/form-data if it contains a reader, or a member of only; else to JSON.
func (r *Request) JSONOrMultipart(mediaType string, value any, only []string, encoded ...Encoded) {
	isForm := hasFile(value)
	for _, member := range apijson.Members(apijson.Plain(value)) {
		isForm = isForm || firstOf(only, func(name string) bool { return name == member.Name }) != ""
	}
	if isForm {
		r.Multipart(value, encoded...)
	} else {
		r.JSON(mediaType, value)
	}
}

func memberParts(name string, value any, encoded Encoded) ([]formPart, error) {
	value = apijson.Plain(value)
	items, isList := apijson.Items(value)
	switch {
	case encoded.kind == asSpread && apijson.IsObject(value):
		var all []formPart
		for _, member := range apijson.Members(value) {
			parts, err := memberParts(member.Name, member.Value, Encoded{})
			if err != nil {
				return nil, err
			}
			all = append(all, parts...)
		}
		return all, nil
	case encoded.kind == asBrackets:
		return fieldParts(name, value, nestedLists(partLists))
	case encoded.kind == asJoined && !hasFile(value):
		return joinedPart(name, value, encoded.separator)
	case isList && hasObjectsInFields(items, encoded.mediaTypes):
		return fieldParts(name, value, partLists)
	case isList:
		var all []formPart
		for _, item := range items {
			parts, err := itemParts(tree{}.itemName(name, 0, partLists), apijson.Plain(item), encoded.mediaTypes)
			if err != nil {
				return nil, err
			}
			all = append(all, parts...)
		}
		return all, nil
	default:
		return itemParts(name, value, encoded.mediaTypes)
	}
}

// itemParts returns the part of one value: a file, an object in JSON, or text.
func itemParts(name string, value any, mediaTypes []string) ([]formPart, error) {
	_, isList := apijson.Items(value)
	isNested := isList || apijson.IsObject(value)
	switch file, isFile := value.(io.Reader); {
	case value == nil:
		return nil, nil
	case isFile:
		return append([]formPart(nil), formPart{name: name, file: file, mediaTypes: mediaTypes}), nil
	case isNested && isInFields(value, mediaTypes):
		return fieldParts(name, value, nestedLists(partLists))
	}
	mediaType := firstOf(mediaTypes, func(one string) bool { return !strings.Contains(one, "*") })
	if isNested {
		mediaType = firstOf(mediaTypes, isJSONType)
		if mediaType == "" && len(mediaTypes) > 0 {
			mediaType = mediaTypes[0]
		} else if mediaType == "" {
			mediaType = "application/json"
		}
	}
	text, err := apijson.Marshal(value)
	if err == nil && !isNested && !isJSONType(mediaType) {
		var root tree
		root, err = treeOf(value)
		text = []byte(root.text)
	}
	part := formPart{name: name, text: string(text)}
	if mediaType != "" {
		part.mediaTypes = []string{mediaType}
	}
	return append([]formPart(nil), part), err
}

// fieldParts returns a part for each scalar and each file, with its path in brackets.
func fieldParts(name string, value any, lists Lists) ([]formPart, error) {
	value = apijson.Plain(value)
	items, isList := apijson.Items(value)
	if !isList && !apijson.IsObject(value) {
		return itemParts(name, value, nil)
	}
	var members []apijson.Member
	for index, item := range items {
		members = append(members, apijson.Member{Name: shapeOf(items).itemName(name, index, lists), Value: item})
	}
	for _, member := range apijson.Members(value) {
		members = append(members, apijson.Member{Name: name + "[" + member.Name + "]", Value: member.Value})
	}
	var all []formPart
	for _, member := range members {
		parts, err := fieldParts(member.Name, member.Value, nestedLists(lists))
		if err != nil {
			return nil, err
		}
		all = append(all, parts...)
	}
	return all, nil
}

// shapeOf returns the kinds of the items of a list.
func shapeOf(items []any) tree {
	shape := tree{kind: list}
	for _, item := range items {
		kind := byte(scalar)
		item = apijson.Plain(item)
		if apijson.IsObject(item) {
			kind = object
		} else if _, isList := apijson.Items(item); isList {
			kind = list
		}
		shape.items = append(shape.items, tree{kind: kind})
	}
	return shape
}

// isInFields reports whether an object is written in several parts: JSON cannot contain a file.
func isInFields(value any, mediaTypes []string) bool {
	return hasFile(value) || objectsAsBrackets && len(mediaTypes) == 0
}

func hasObjectsInFields(items []any, mediaTypes []string) bool {
	for index, item := range shapeOf(items).items {
		if item.kind != scalar && isInFields(items[index], mediaTypes) {
			return true
		}
	}
	return false
}

func joinedPart(name string, value any, separator string) ([]formPart, error) {
	root, err := treeOf(value)
	if err != nil || value == nil {
		return nil, err
	}
	var parts []formPart
	for _, field := range root.joined(name, separator, unchanged) {
		parts = append(parts, formPart{name: field.name, text: field.text})
	}
	return parts, nil
}

// hasFile reports whether a value is a reader, or contains one.
func hasFile(value any) bool {
	value = apijson.Plain(value)
	if _, isFile := value.(io.Reader); isFile {
		return true
	}
	items, _ := apijson.Items(value)
	for _, member := range apijson.Members(value) {
		items = append(items, member.Value)
	}
	for _, item := range items {
		if hasFile(item) {
			return true
		}
	}
	return false
}

func firstOf(mediaTypes []string, fits func(string) bool) string {
	for _, mediaType := range mediaTypes {
		if fits(mediaType) {
			return mediaType
		}
	}
	return ""
}

func essence(mediaType string) string {
	return strings.ToLower(strings.TrimSpace(strings.SplitN(mediaType, ";", 2)[0]))
}

// inRange reports whether a media type is in a range such as image/*. Parameters do not count.
func inRange(mediaType, wanted string) bool {
	mediaType, wanted = essence(mediaType), essence(wanted)
	return mediaType == wanted || wanted == "*/*" ||
		strings.HasSuffix(wanted, "/*") && strings.HasPrefix(mediaType, strings.TrimSuffix(wanted, "*"))
}

func isJSONType(mediaType string) bool {
	return strings.HasSuffix(essence(mediaType), "/json") || strings.HasSuffix(essence(mediaType), "+json")
}

func (f *formBuffer) write(writer *multipart.Writer, part formPart) error {
	header := textproto.MIMEHeader{}
	disposition := `form-data; name="` + quote.Replace(part.name) + `"`
	mediaType := firstOf(part.mediaTypes, func(string) bool { return true })
	if part.file != nil {
		disposition += `; filename="` + quote.Replace(fileName(part.file)) + `"`
		mediaType = fileType(part.file, part.mediaTypes)
	}
	header.Set("Content-Disposition", disposition)
	if mediaType != "" {
		header.Set("Content-Type", mediaType)
	}
	to, err := writer.CreatePart(header)
	if err != nil {
		return err
	}
	if part.file != nil {
		f.add(part.file)
		return nil
	}
	_, err = io.WriteString(to, part.text)
	return err
}

func fileName(file io.Reader) string {
	if named, ok := file.(interface{ Name() string }); ok {
		return filepath.Base(named.Name())
	}
	return "file"
}

// fileType returns the media type of a file, if the document allows it or states several; else the first one of these.
func fileType(file io.Reader, allowed []string) string {
	own := "application/octet-stream"
	if typed, ok := file.(interface{ ContentType() string }); ok && typed.ContentType() != "" {
		own = typed.ContentType()
		if len(allowed) > 1 {
			return own
		}
	}
	if len(allowed) == 0 || firstOf(allowed, func(one string) bool { return inRange(own, one) }) != "" {
		return own
	}
	if declared := firstOf(allowed, func(one string) bool { return !strings.Contains(one, "*") }); declared != "" {
		return declared
	}
	return own
}

var quote = strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A")
