// Runs the wire cases on the generated Go SDK: reads a case per line, and writes its result as a line.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"sort"
	"strings"
	"time"

	wire "example.com/wire-go"
	"example.com/wire-go/option"
)

type wireCase struct {
	Call    string                     `json:"call"`
	ID      *string                    `json:"id"`
	Params  map[string]json.RawMessage `json:"params"`
	Client  map[string]json.RawMessage `json:"client"`
	Options map[string]json.RawMessage `json:"options"`
	Times   int                        `json:"times"`
	BaseURL *string                    `json:"baseURL"`
	// Variants has the members whose variants are asked for.
	Variants map[string]json.RawMessage `json:"variants"`
}

type failure struct {
	Kind   string `json:"kind"`
	Status int    `json:"status,omitempty"`
	Body   any    `json:"body,omitempty"`
	Type   any    `json:"type,omitempty"`
}

var kinds = map[int]string{
	400: "bad request", 401: "authentication", 403: "permission denied", 404: "not found", 409: "conflict",
	422: "unprocessable entity", 429: "rate limit",
}

func main() {
	accessors := readAccessors(os.Args[1])
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, 1<<24)
	for input.Scan() {
		var given wireCase
		must(json.Unmarshal(input.Bytes(), &given))
		answer, err := run(given, accessors[given.Call])
		result := map[string]any{"value": plain(answer)}
		if names := declared(answer); names != nil {
			result["declared"] = names
		}
		if given.Variants != nil && err == nil {
			result["variants"] = variantsOf(answer, given.Variants)
		}
		if err != nil {
			result = map[string]any{"error": describe(err)}
		}
		text, err := json.Marshal(result)
		must(err)
		fmt.Println(string(text))
	}
}

func readAccessors(path string) map[string][]string {
	text, err := os.ReadFile(path)
	must(err)
	line := regexp.MustCompile(`title="(\w+) ([^"]+)">client\.([\w.]+)\.<a[^>]*>(\w+)<`)
	accessors := map[string][]string{}
	for _, match := range line.FindAllStringSubmatch(string(text), -1) {
		key := strings.ToUpper(match[1]) + " " + match[2]
		accessors[key] = append(strings.Split(match[3], "."), match[4])
	}
	return accessors
}

func run(given wireCase, accessor []string) (reflect.Value, error) {
	settings := clientOptions(given.Client)
	if given.BaseURL != nil {
		settings = append(settings, option.WithBaseURL(*given.BaseURL))
	}
	client := wire.NewClient(settings...)
	if method, url, ok := strings.Cut(given.Call, " "); ok && strings.Contains(url, "://") {
		var result any
		options, _ := requestOptions(given.Options)
		err := client.Execute(context.Background(), method, url, nil, &result, options...)
		return reflect.ValueOf(result), err
	}
	owner := reflect.ValueOf(&client).Elem()
	for _, step := range accessor[:len(accessor)-1] {
		owner = owner.FieldByName(step)
	}
	method := owner.Addr().MethodByName(accessor[len(accessor)-1])
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	for index := 1; index < method.Type().NumIn()-1; index++ {
		argument := reflect.New(method.Type().In(index)).Elem()
		if argument.Kind() == reflect.Struct {
			setParams(argument, given.Params)
		} else {
			argument.SetString(*given.ID)
		}
		arguments = append(arguments, argument)
	}
	options, answer := requestOptions(given.Options)
	for _, one := range options {
		arguments = append(arguments, reflect.ValueOf(one))
	}
	results := method.Call(arguments)
	for count := 1; count < given.Times; count++ {
		results = method.Call(arguments)
	}
	if err, ok := results[len(results)-1].Interface().(error); ok {
		return reflect.Value{}, err
	}
	if answer != nil {
		return reflect.ValueOf(answer).Elem(), nil
	}
	if len(results) == 1 {
		return reflect.Value{}, nil
	}
	return results[0], nil
}

// declared lists the members that the type of a value declares, if it is a struct. Of a union it is the variant.
func declared(value reflect.Value) []string {
	for value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	if value.Kind() != reflect.Struct || !value.FieldByName("JSON").IsValid() {
		return nil
	}
	isObject := value.FieldByName("JSON").FieldByName("ExtraFields").IsValid()
	var names []string
	for index := 0; index < value.NumField(); index++ {
		name := value.Type().Field(index).Tag.Get("json")
		switch {
		case isObject && name != "-":
			names = append(names, name)
		case !isObject && name != "-" && !value.Field(index).IsZero():
			return declared(value.Field(index))
		}
	}
	sort.Strings(names)
	return names
}

// setParams sets fields by name, ignoring case and punctuation.
func setParams(params reflect.Value, values map[string]json.RawMessage) {
	for name, value := range values {
		field := params.FieldByNameFunc(func(known string) bool { return bare(known) == bare(name) })
		setMember(field, value)
	}
}

// setMember sets a field to a JSON value, or to the file or bytes of a case.
func setMember(field reflect.Value, value json.RawMessage) {
	var special struct {
		File   *struct{ Name, Type, Text string } `json:"$file"`
		Bytes  *string                            `json:"$bytes"`
		Date   json.RawMessage                    `json:"$date"`
		Text   *string                            `json:"$text"`
		Chunks []string                           `json:"$chunks"`
	}
	hasFiles := strings.Contains(string(value), `"$file"`) || strings.Contains(string(value), `"$text"`)
	if hasFiles && field.Kind() == reflect.Struct && !readerOf(field).IsValid() {
		var members map[string]json.RawMessage
		must(json.Unmarshal(value, &members))
		setParams(field, members)
		return
	}
	if hasFiles && field.Kind() == reflect.Slice {
		var items []json.RawMessage
		must(json.Unmarshal(value, &items))
		field.Set(reflect.MakeSlice(field.Type(), len(items), len(items)))
		for index, item := range items {
			setMember(field.Index(index), item)
		}
		return
	}
	isBytes := json.Unmarshal(value, &special) == nil && (special.File != nil || special.Bytes != nil || special.Chunks != nil)
	for isBytes && field.Kind() == reflect.Pointer {
		field.Set(reflect.New(field.Type().Elem()))
		field = field.Elem()
	}
	if variant := readerOf(field); isBytes && variant.IsValid() {
		field = variant
	}
	switch {
	case json.Unmarshal(value, &special) != nil:
		must(json.Unmarshal(value, field.Addr().Interface()))
	case special.File != nil:
		file := special.File
		field.Set(reflect.ValueOf(namedFile{strings.NewReader(file.Text), file.Name, file.Type}))
	case special.Date != nil:
		must(json.Unmarshal(special.Date, field.Addr().Interface()))
	case special.Chunks != nil:
		var readers []io.Reader
		for _, chunk := range special.Chunks {
			readers = append(readers, strings.NewReader(chunk))
		}
		field.Set(reflect.ValueOf(io.MultiReader(readers...)))
	case special.Text != nil:
		field.Set(reflect.ValueOf(strings.NewReader(*special.Text)))
	case special.Bytes != nil:
		field.Set(reflect.ValueOf(strings.NewReader(*special.Bytes)))
	default:
		must(json.Unmarshal(value, field.Addr().Interface()))
	}
}

// readerOf returns the field of a union for bytes.
func readerOf(union reflect.Value) reflect.Value {
	if union.Kind() != reflect.Struct || !union.FieldByName("JSON").IsValid() {
		return reflect.Value{}
	}
	for index := 0; index < union.NumField(); index++ {
		if union.Type().Field(index).Type == reflect.TypeOf((*io.Reader)(nil)).Elem() {
			return union.Field(index)
		}
	}
	return reflect.Value{}
}

// namedFile is a reader with a name and a content type.
type namedFile struct {
	io.Reader
	name, contentType string
}

func (f namedFile) Name() string        { return f.name }
func (f namedFile) ContentType() string { return f.contentType }

func bare(name string) string {
	return strings.ToLower(regexp.MustCompile(`[^A-Za-z0-9]`).ReplaceAllString(name, ""))
}

func clientOptions(given map[string]json.RawMessage) []option.RequestOption {
	options := []option.RequestOption{option.WithAPIKey("key")}
	for name, raw := range given {
		var text string
		var number int
		isText, isNumber := json.Unmarshal(raw, &text) == nil, json.Unmarshal(raw, &number) == nil
		switch {
		case name == "defaultHeaders":
			options = append(options, headerOptions(raw)...)
		case name == "defaultQuery":
			var query map[string]string
			must(json.Unmarshal(raw, &query))
			for parameter, value := range query {
				options = append(options, option.WithQuery(parameter, value))
			}
		case name == "cookieKey" && isText:
			options = append(options, option.WithCookieKey(text))
		case name == "oauth" && isText:
			options = append(options, option.WithOauth(text))
		case name == "oidc" && isText:
			options = append(options, option.WithOidc(text))
		case name == "oauthClientID" && isText:
			options = append(options, option.WithOauthClientID(text))
		case name == "relativeClientID" && isText:
			options = append(options, option.WithRelativeClientID(text))
		case name == "relativeClientSecret" && isText:
			options = append(options, option.WithRelativeClientSecret(text))
		case name == "oauthClientSecret" && isText:
			options = append(options, option.WithOauthClientSecret(text))
		case name == "apiKey" && text == "absent":
			options = options[1:]
		case name == "apiKey" && string(raw) == "null":
			options = append(options, option.WithoutAPIKey())
		case name == "apiKey" && isText:
			options = append(options, option.WithAPIKey(text))
		case name == "basicUsername" && isText:
			options = append(options, option.WithBasicUsername(text))
		case name == "basicPassword" && isText:
			options = append(options, option.WithBasicPassword(text))
		case name == "headerKey" && isText:
			options = append(options, option.WithHeaderKey(text))
		case name == "queryKey" && isText:
			options = append(options, option.WithQueryKey(text))
		case name == "timeout" && isNumber:
			options = append(options, option.WithRequestTimeout(time.Duration(number)*time.Millisecond))
		case name == "maxRetries" && isNumber:
			options = append(options, option.WithMaxRetries(number))
		default:
			panic("no option " + name)
		}
	}
	return options
}

// requestOptions also returns the variable for an answer with another media type.
func requestOptions(given map[string]json.RawMessage) ([]option.RequestOption, any) {
	var options []option.RequestOption
	var answer any
	for name, raw := range given {
		switch name {
		case "headers":
			options = append(options, headerOptions(raw)...)
		case "timeout":
			var milliseconds int
			must(json.Unmarshal(raw, &milliseconds))
			options = append(options, option.WithRequestTimeout(time.Duration(milliseconds)*time.Millisecond))
		case "idempotencyKey":
			var key string
			must(json.Unmarshal(raw, &key))
			options = append(options, option.WithIdempotencyKey(key))
		case "accept":
			var mediaType string
			must(json.Unmarshal(raw, &mediaType))
			options = append(options, option.WithAccept(mediaType))
			if strings.Contains(mediaType, "json") {
				break // the result has a variant for it
			}
			answer = new(*http.Response)
			if strings.HasPrefix(mediaType, "text/") {
				answer = new(string)
			}
			options = append(options, option.WithResponseBodyInto(answer))
		default:
			panic("no option " + name)
		}
	}
	return options, answer
}

// headerOptions sets headers, and removes those that are null.
func headerOptions(raw json.RawMessage) []option.RequestOption {
	var headers map[string]*string
	must(json.Unmarshal(raw, &headers))
	var options []option.RequestOption
	for header, value := range headers {
		if value == nil {
			options = append(options, option.WithHeaderDel(header))
		} else {
			options = append(options, option.WithHeader(header, *value))
		}
	}
	return options
}

func describe(err error) failure {
	var status *wire.Error
	var usage *wire.UsageError
	var malformed *wire.MalformedResponseError
	var connection *wire.ConnectionError
	switch {
	case errors.As(err, &status):
		kind := kinds[status.StatusCode]
		if kind == "" {
			kind = "status"
		}
		if status.StatusCode >= 500 {
			kind = "internal server"
		}
		var body any
		var kindOfBody any = ""
		if status.Body != nil {
			body = plain(reflect.ValueOf(status.Body))
			kindOfBody = variantOf(reflect.ValueOf(status.Body))
		} else if json.Unmarshal([]byte(status.RawJSON()), &body) != nil {
			body = status.RawJSON()
		}
		return failure{Kind: kind, Status: status.StatusCode, Body: body, Type: kindOfBody}
	case errors.As(err, &usage):
		return failure{Kind: "usage"}
	case errors.As(err, &malformed):
		return failure{Kind: "malformed", Status: malformed.StatusCode}
	case errors.As(err, &connection) && connection.Timeout():
		return failure{Kind: "timeout"}
	case errors.As(err, &connection):
		return failure{Kind: "connection"}
	}
	return failure{Kind: err.Error()}
}

// plain converts a typed value to a plain one: the members that were present, including null and unknown ones.
func plain(value reflect.Value) any {
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		if value.IsNil() {
			return nil
		}
		if response, ok := value.Interface().(*http.Response); ok {
			defer response.Body.Close()
			text, err := io.ReadAll(response.Body)
			must(err)
			return map[string]any{"$bytes": string(text)}
		}
		value = value.Elem()
	}
	switch value.Kind() {
	case reflect.Invalid:
		return nil
	case reflect.Slice:
		items := []any{}
		for index := 0; index < value.Len(); index++ {
			items = append(items, plain(value.Index(index)))
		}
		return items
	case reflect.Map:
		members := map[string]any{}
		for _, key := range value.MapKeys() {
			members[key.String()] = plain(value.MapIndex(key))
		}
		return members
	case reflect.Struct:
		return plainStruct(value)
	default:
		return value.Interface()
	}
}

func plainStruct(value reflect.Value) any {
	members := map[string]any{}
	notes := value.FieldByName("JSON")
	if !notes.FieldByName("ExtraFields").IsValid() {
		return plainUnion(value, notes)
	}
	for index := 0; index < value.NumField(); index++ {
		field := value.Type().Field(index)
		name := field.Tag.Get("json")
		if name == "" || name == "-" {
			continue
		}
		note := notes.FieldByName(field.Name)
		if note.MethodByName("IsAbsent").Call(nil)[0].Bool() {
			continue
		}
		// A value that does not match its type is available as text.
		members[name] = json.RawMessage(note.MethodByName("Raw").Call(nil)[0].String())
		if note.MethodByName("Valid").Call(nil)[0].Bool() {
			members[name] = plain(value.Field(index))
		}
	}
	for _, name := range notes.FieldByName("ExtraFields").MapKeys() {
		raw := notes.FieldByName("ExtraFields").MapIndex(name).MethodByName("Raw").Call(nil)[0].String()
		members[name.String()] = json.RawMessage(raw)
	}
	return members
}

// plainUnion returns the variant that is set, or the raw value if none is.
func plainUnion(value reflect.Value, note reflect.Value) any {
	for index := 0; index < value.NumField(); index++ {
		if value.Type().Field(index).Name != "JSON" && !value.Field(index).IsZero() {
			return plain(value.Field(index))
		}
	}
	return json.RawMessage(note.MethodByName("Raw").Call(nil)[0].String())
}

// variantsOf names the variants of the members of a result that are listed.
func variantsOf(result reflect.Value, names map[string]json.RawMessage) map[string]any {
	variants := map[string]any{}
	for name := range names {
		field := result.Elem().FieldByNameFunc(func(known string) bool { return bare(known) == bare(name) })
		variants[name] = variantOf(field)
	}
	return variants
}

func variantOf(value reflect.Value) any {
	for value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	switch value.Kind() {
	case reflect.Slice:
		items := []any{}
		for index := 0; index < value.Len(); index++ {
			items = append(items, variantOf(value.Index(index)))
		}
		return items
	case reflect.Map:
		members := map[string]any{}
		for _, key := range value.MapKeys() {
			members[key.String()] = variantOf(value.MapIndex(key))
		}
		return members
	case reflect.Struct:
		if value.FieldByName("JSON").FieldByName("ExtraFields").IsValid() {
			return value.Type().Name()
		}
		for index := 0; index < value.NumField(); index++ {
			if value.Type().Field(index).Name != "JSON" && !value.Field(index).IsZero() {
				return variantOf(value.Field(index))
			}
		}
		return "UnknownVariant"
	case reflect.String:
		return "string"
	default:
		return "number"
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
