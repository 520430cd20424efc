package requestconfig

import (
	"io"
	"mime"
	"path/filepath"

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

// JSONOrNull sets the body to null, or to a value as JSON.
func (r *Request) JSONOrNull(mediaType string, value any, isNull bool) {
	if isNull {
		r.body = &body{contentType: mediaType, bytes: []byte("null")}
		return
	}
	r.JSON(mediaType, value)
}

// JSONOrRaw sets the body to bytes or a reader, as Raw does, or to any other value as JSON.
func (r *Request) JSONOrRaw(jsonType string, value any, mediaType string, accepted ...string) {
	switch raw := apijson.Plain(value).(type) {
	case io.Reader, []byte:
		r.Raw(mediaType, raw, accepted...)
	default:
		r.JSON(jsonType, value)
	}
}

// Raw sets the body to a string, bytes or a reader. If the media type of a reader is among those accepted, it replaces
// the default.
func (r *Request) Raw(mediaType string, value any, accepted ...string) {
	if r.omits(value) {
		return
	}
	if apijson.IsAbsent(value) {
		value = ""
	}
	mediaType = ownType(unwrap(value), accepted, mediaType)
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

// ownType returns the media type of a reader if it is accepted. One that the reader states is sent where the document
// has several; one that is known from the extension of a name must be among them.
func ownType(value any, accepted []string, fallback string) string {
	var own string
	if typed, ok := value.(interface{ ContentType() string }); ok {
		own = typed.ContentType()
		if own != "" && len(accepted) > 1 {
			return own
		}
	} else if named, ok := value.(interface{ Name() string }); ok {
		own = mime.TypeByExtension(filepath.Ext(named.Name()))
	}
	if own != "" && firstOf(accepted, func(one string) bool { return inRange(own, one) }) != "" {
		return own
	}
	return fallback
}

// unwrap returns the value of an Opt.
func unwrap(value any) any {
	if optional, ok := value.(interface{ Any() any }); ok {
		return optional.Any()
	}
	return value
}
