package requestconfig

import (
	"encoding/json"
	"net/http"
	"reflect"
	"regexp"
	"strings"

	"github.com/team-telnyx/telnyx-go/internal/apierror"
	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// Answers are the forms that a successful response can have. Its media type decides between several.
type Answers int

// The forms of a successful response.
const (
	JSONAnswer Answers = 1 << iota
	// StringAnswer is a string in JSON, or as plain text.
	StringAnswer
	TextAnswer
	// BinaryAnswer is the response with an unread body, which is never decoded as text.
	BinaryAnswer
	// NoAnswer is an empty body. Alone, any body is ignored.
	NoAnswer
	// BytesAnswer is the body as bytes, whatever its media type.
	BytesAnswer
	// AnyAnswer is for operations whose results the API does not document.
	AnyAnswer
)

// form is how the body of a response is decoded.
type form int

const (
	formNone form = iota
	formJSON
	formOptionalJSON
	formText
	formPlain
	formWhole
	formBytes
	formUnknown
)

var textual = regexp.MustCompile(`^text/|[/+](xml|yaml)$|/javascript$`)

// form returns how a response is decoded, by its status and its media type.
func (r *Request) form(response *http.Response) form {
	isAny := r.answers&AnyAnswer != 0
	may := func(answer Answers) bool { return isAny || r.answers&answer != 0 }
	mediaType := mediaTypeOf(response)
	isEmpty := mediaType == "" && response.ContentLength == 0
	if r.answers == NoAnswer || r.hasNoBody(response) || isEmpty && may(NoAnswer) {
		return formNone
	}
	if may(BytesAnswer) && !isAny {
		return formBytes
	}
	// The length of an empty body is not always stated.
	formOfJSON := formJSON
	if may(NoAnswer) {
		formOfJSON = formOptionalJSON
	}
	if isJSON(mediaType) && may(JSONAnswer|StringAnswer) {
		return formOfJSON
	}
	isText := textual.MatchString(mediaType)
	switch {
	case may(TextAnswer) && (isText || mediaType == "" && !isAny):
		return formText
	case may(BinaryAnswer) && (mediaType != "" || !isAny):
		return formWhole
	case may(StringAnswer) && mediaType == "text/plain":
		return formPlain
	case may(TextAnswer) && isJSON(mediaType):
		return formPlain
	case isText || mediaType == "":
		return formOfJSON
	}
	return formUnknown
}

// hasNoBody reports whether a response has no body (RFC 9110, 9.3.2, 15.3.5 and 15.3.6), or one that is ignored.
func (r *Request) hasNoBody(response *http.Response) bool {
	for _, status := range append([]int{http.StatusNoContent, http.StatusResetContent}, r.empty...) {
		if response.StatusCode == status {
			return true
		}
	}
	return r.method == http.MethodHead
}

// mediaTypeOf returns the media type of a response without parameters, in lower case; empty if it has none.
func mediaTypeOf(response *http.Response) string {
	return strings.ToLower(strings.TrimSpace(strings.SplitN(response.Header.Get("Content-Type"), ";", 2)[0]))
}

func isJSON(mediaType string) bool {
	return strings.HasSuffix(mediaType, "/json") || strings.HasSuffix(mediaType, "+json")
}

// read stores the value of a response in result. It reports whether there is a value.
func (a *answer) read(result any) (bool, error) {
	switch a.form {
	case formNone:
		return false, nil
	case formWhole:
		return true, a.storeWhole(result)
	case formBytes:
		*result.(*[]byte) = a.body
		return true, nil
	case formText:
		return true, a.storeText(result, string(a.body))
	case formPlain:
		text := string(a.body)
		if json.Unmarshal(a.body, &text) != nil {
			text = string(a.body)
		}
		return true, a.storeText(result, text)
	case formOptionalJSON:
		if len(a.body) == 0 {
			return false, nil
		}
	case formUnknown:
		return false, apierror.NewMalformed(a.response, string(a.body), nil)
	}
	field := a.variants[mediaTypeOf(a.response)]
	if err := apijson.UnmarshalVariant(a.body, result, field); err != nil {
		return false, apierror.NewMalformed(a.response, string(a.body), err)
	}
	return strings.TrimSpace(string(a.body)) != "null", nil
}

// storeWhole stores the response, or its body, in a result for it: in a union, that is the variant for bytes.
func (a *answer) storeWhole(result any) error {
	switch target := result.(type) {
	case **http.Response:
		*target = a.response
		return nil
	case *any:
		*target = a.response
		return nil
	}
	union := reflect.ValueOf(result).Elem()
	for index := 0; union.Kind() == reflect.Struct && index < union.NumField(); index++ {
		if union.Field(index).Type() == reflect.TypeOf(a.response) {
			union.Field(index).Set(reflect.ValueOf(a.response))
			return nil
		}
	}
	_ = a.response.Body.Close()
	return apierror.Usage("a response with bytes cannot be stored in a %T", result)
}

// storeText stores text as a JSON string, so that unions take it too.
func (a *answer) storeText(result any, text string) error {
	if target, ok := result.(*string); ok {
		*target = text
		return nil
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return err
	}
	return apijson.Unmarshal(quoted, result)
}

// answersFor returns what a response can be if it is stored in a variable of the caller.
func answersFor(result any) Answers {
	switch result.(type) {
	case nil:
		return NoAnswer
	case *string:
		return StringAnswer | TextAnswer
	case *[]byte:
		return BytesAnswer
	case **http.Response:
		return BinaryAnswer
	case *any:
		return AnyAnswer
	default:
		return JSONAnswer
	}
}
