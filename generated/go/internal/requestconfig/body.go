package requestconfig

import (
	"io"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// OptionalBody makes the body optional: it is not sent if its value is absent or has no members.
func (r *Request) OptionalBody() { r.optional = true }

// omits reports whether a body is not sent.
func (r *Request) omits(value any) bool {
	return r.optional && (apijson.IsAbsent(value) || apijson.IsEmpty(value))
}

// JSON sets the body to a value as JSON.
func (r *Request) JSON(mediaType string, value any) {
	if r.omits(value) {
		return
	}
	text, err := apijson.Marshal(apijson.Required(value))
	r.fail(err)
	r.body = &body{contentType: mediaType, bytes: text}
}

// Raw sets the body to a string, bytes or a reader.
func (r *Request) Raw(mediaType string, value any) {
	if r.omits(value) {
		return
	}
	if apijson.IsAbsent(value) {
		value = ""
	}
	switch value := unwrap(value).(type) {
	case io.Reader:
		r.body = &body{contentType: mediaType, parts: append([]part(nil), part{upload: newUpload(value)})}
	case []byte:
		r.body = &body{contentType: mediaType, bytes: value}
	case string:
		r.body = &body{contentType: mediaType, bytes: []byte(value)}
	default:
		text, err := headerText(value, Simple)
		r.fail(err)
		r.body = &body{contentType: mediaType, bytes: []byte(text)}
	}
}

// Encoded is the encoding of a member of a form that differs from the default.
type Encoded struct {
	name      string
	separator string
	mediaType string
}

// Joined writes the items of a member as one field, joined by a separator.
func Joined(name, separator string) Encoded { return Encoded{name: name, separator: separator} }

// AsJSON writes a member as JSON.
func AsJSON(name, mediaType string) Encoded { return Encoded{name: name, mediaType: mediaType} }

func find(encoded []Encoded, name string) *Encoded {
	for index := range encoded {
		if encoded[index].name == name {
			return &encoded[index]
		}
	}
	return nil
}

// Form sets the body to a form (WHATWG URL, application/x-www-form-urlencoded).
func (r *Request) Form(value any, encoded ...Encoded) {
	if r.omits(value) {
		return
	}
	root, err := treeOf(value)
	r.fail(err)
	var parts []string
	for index, item := range root.items {
		name := root.names[index]
		for _, field := range r.encode(value, fields(name, item), find(encoded, name)) {
			parts = append(parts, url.QueryEscape(field.name)+"="+url.QueryEscape(field.text))
		}
	}
	text := []byte(strings.NewReplacer("%2A", "*", "~", "%7E").Replace(strings.Join(parts, "&")))
	r.body = &body{contentType: "application/x-www-form-urlencoded", bytes: text}
}

// encode replaces the fields of a member that has a separate encoding by a single field.
func (r *Request) encode(object any, plain []formField, encoded *Encoded) []formField {
	if encoded == nil {
		return plain
	}
	var texts []string
	for _, field := range plain {
		texts = append(texts, field.text)
	}
	text := strings.Join(texts, encoded.separator)
	if encoded.mediaType != "" {
		for _, member := range apijson.Members(object) {
			if member.Name == encoded.name {
				json, err := apijson.Marshal(member.Value)
				r.fail(err)
				text = string(json)
			}
		}
	}
	return []formField{formField{encoded.name, text}}
}

// Multipart sets the body to multipart/form-data (RFC 7578). Readers are sent as files.
func (r *Request) Multipart(value any, encoded ...Encoded) {
	if r.omits(value) {
		return
	}
	var form formBuffer
	writer := multipart.NewWriter(&form)
	for _, member := range apijson.Members(value) {
		if one := find(encoded, member.Name); one != nil {
			text, err := apijson.Marshal(member.Value)
			r.fail(err)
			r.fail(writeBytes(writer, member.Name, one.mediaType, text))
			continue
		}
		r.fail(form.write(writer, member.Name, unwrap(member.Value)))
	}
	r.fail(writer.Close())
	r.body = &body{contentType: writer.FormDataContentType(), parts: form.all()}
}

func (f *formBuffer) write(writer *multipart.Writer, name string, value any) error {
	if files, ok := value.([]io.Reader); ok {
		for _, file := range files {
			if err := f.write(writer, name, file); err != nil {
				return err
			}
		}
		return nil
	}
	if file, ok := value.(io.Reader); ok {
		return f.writeFile(writer, name, file)
	}
	root, err := treeOf(value)
	if err != nil {
		return err
	}
	for _, field := range fields(name, root) {
		if err := writer.WriteField(field.name, field.text); err != nil {
			return err
		}
	}
	return nil
}

func (f *formBuffer) writeFile(writer *multipart.Writer, name string, file io.Reader) error {
	fileName := "file"
	if named, ok := file.(interface{ Name() string }); ok {
		fileName = filepath.Base(named.Name())
	}
	mediaType := "application/octet-stream"
	if typed, ok := file.(interface{ ContentType() string }); ok {
		mediaType = typed.ContentType()
	}
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", `form-data; name="`+quote.Replace(name)+`"; filename="`+quote.Replace(fileName)+`"`)
	header.Set("Content-Type", mediaType)
	if _, err := writer.CreatePart(header); err != nil {
		return err
	}
	f.add(file)
	return nil
}

var quote = strings.NewReplacer("\\", "\\\\", `"`, "%22", "\r", "%0D", "\n", "%0A")

func writeBytes(writer *multipart.Writer, name, mediaType string, text []byte) error {
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", `form-data; name="`+quote.Replace(name)+`"`)
	header.Set("Content-Type", mediaType)
	part, err := writer.CreatePart(header)
	if err != nil {
		return err
	}
	_, err = part.Write(text)
	return err
}

type formField struct{ name, text string }

// fields lists the scalars of a value. Lists repeat the name, members have it in brackets.
func fields(name string, value tree) []formField {
	switch value.kind {
	case list:
		var all []formField
		for _, item := range value.items {
			all = append(all, fields(name, item)...)
		}
		return all
	case object:
		var all []formField
		for index, item := range value.items {
			all = append(all, fields(name+"["+value.names[index]+"]", item)...)
		}
		return all
	default:
		return append([]formField(nil), formField{name, value.text})
	}
}

// unwrap returns the value of an Opt.
func unwrap(value any) any {
	if optional, ok := value.(interface{ Any() any }); ok {
		return optional.Any()
	}
	return value
}
