// Package requestconfig builds and sends requests, and decodes responses.
package requestconfig

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/team-telnyx/telnyx-go/internal/apierror"
	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// Request is the request of an operation.
type Request struct {
	method  string
	path    strings.Builder
	query   []string
	headers http.Header
	cookies []string
	body    *body
	// optional is whether a body without members, or with an absent value, is not sent.
	optional bool
	accept   string
	answers  Answers
	empty    []int
	variants map[string]string
	baseURL  string
	security [][]string
	errors   map[string]func() any
	// errorVariants are the fields of unions by media type, for each status with errors of several types.
	errorVariants map[string]map[string]string
	err           error
}

// NewRequest returns a request that accepts JSON and uses the default security of the API.
func NewRequest(method string) *Request {
	return &Request{
		method:   method,
		headers:  http.Header{},
		accept:   "application/json",
		answers:  JSONAnswer,
		security: defaultSecurity,
		errors:   map[string]func() any{},
	}
}

// Path appends text to the path without encoding it.
func (r *Request) Path(text string) { r.path.WriteString(text) }

// PathValue appends a percent-encoded value to the path. Empty values are an error.
func (r *Request) PathValue(name string, value any, style Style) {
	text, err := pathText(name, value, style)
	if err == nil && text == "" {
		err = apierror.Usage("path parameter %q: an empty value is not valid", name)
	}
	r.fail(err)
	r.path.WriteString(text)
}

// Query adds a query parameter, unless it is absent.
func (r *Request) Query(name string, value any, styles ...Style) {
	if apijson.IsAbsent(value) {
		return
	}
	text, err := queryText(name, value, oneStyle(styles))
	r.fail(err)
	if text != "" {
		r.query = append(r.query, text)
	}
}

// Header sets a header, unless the value is absent.
func (r *Request) Header(name string, value any, styles ...Style) {
	if apijson.IsAbsent(value) {
		return
	}
	style := Simple
	if len(styles) > 0 {
		style = styles[0]
	}
	text, err := headerText(value, style)
	r.fail(err)
	r.headers.Set(name, text)
}

// Cookie adds a cookie, unless the value is absent. With Explode, each item has its own cookie (OpenAPI 3.2).
func (r *Request) Cookie(name string, value any, styles ...Style) {
	if apijson.IsAbsent(value) {
		return
	}
	style := Form
	if len(styles) > 0 {
		style = styles[0]
	}
	text, err := queryText(name, value, style)
	r.fail(err)
	if text != "" {
		r.cookies = append(r.cookies, strings.Split(text, "&")...)
	}
}

// Accept sets the media types that the response may have.
func (r *Request) Accept(mediaTypes string) { r.accept = mediaTypes }

// Answers sets what a successful response can be. The default is JSON.
func (r *Request) Answers(answers Answers) { r.answers = answers }

// Empty sets the statuses whose body is ignored.
func (r *Request) Empty(statuses ...int) { r.empty = statuses }

// Variant names the field of a union that is the result if an answer has one of these media types.
func (r *Request) Variant(field string, mediaTypes ...string) {
	if r.variants == nil {
		r.variants = map[string]string{}
	}
	for _, mediaType := range mediaTypes {
		r.variants[mediaType] = field
	}
}

// Server sets the base URL of the operation. It applies only if the client has the default base URL.
func (r *Request) Server(baseURL string) { r.baseURL = baseURL }

// Security sets the security of the operation: alternatives of schemes that are used together.
func (r *Request) Security(alternatives ...[]string) { r.security = alternatives }

// Error sets the type of the body for an error status: 404, 4XX or default.
func (r *Request) Error(status string, body func() any) { r.errors[status] = body }

// ErrorVariant names the field of a union that is the error of a status if it has one of these media types.
func (r *Request) ErrorVariant(status, field string, mediaTypes ...string) {
	if r.errorVariants == nil {
		r.errorVariants = map[string]map[string]string{}
	}
	if r.errorVariants[status] == nil {
		r.errorVariants[status] = map[string]string{}
	}
	for _, mediaType := range mediaTypes {
		r.errorVariants[status][mediaType] = field
	}
}

// New returns a pointer to a new value.
func New[T any]() any { return new(T) }

func (r *Request) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// isForeign reports whether the path is a URL of another origin, which gets no credentials and no headers or query
// of the client.
func (r *Request) isForeign(target *url.URL, config *Config) bool {
	return r.isAbsolute() && !isAtBase(target, config)
}

// isAtBase reports whether a URL has the origin of the base URL.
func isAtBase(target *url.URL, config *Config) bool {
	base, err := url.Parse(config.BaseURL)
	return err == nil && origin(base) == origin(target)
}

func (r *Request) isAbsolute() bool {
	return strings.Contains(strings.SplitN(r.path.String(), "/", 4)[0], ":")
}

// target returns the URL. Path segments that are "." or ".." are an error.
func (r *Request) target(config *Config) (*url.URL, error) {
	path := r.path.String()
	for _, segment := range strings.Split(strings.SplitN(path, "?", 2)[0], "/") {
		plain := strings.ReplaceAll(strings.ToLower(segment), "%2e", ".")
		if plain == "." || plain == ".." {
			return nil, apierror.Usage("path %q: the segment %q cannot be safely passed as a path parameter", path, segment)
		}
	}
	base := config.BaseURL
	if r.baseURL != "" && base == DefaultBaseURL {
		base = r.baseURL
	}
	whole := path
	if !r.isAbsolute() {
		root, query, _ := strings.Cut(base, "?")
		whole = strings.TrimSuffix(root, "/") + "/" + strings.TrimPrefix(path, "/")
		if query != "" && strings.Contains(whole, "?") {
			whole += "&" + query
		} else if query != "" {
			whole += "?" + query
		}
	}
	target, err := url.Parse(whole)
	if err != nil {
		return nil, apierror.Usage("the URL is not valid: %v", err)
	}
	var ofClient map[string][]string
	if !r.isForeign(target, config) {
		ofClient = config.ofClient
	}
	for _, query := range [][]string{pairs(ofClient), r.query, pairs(config.Query)} {
		target.RawQuery = withQuery(target.RawQuery, query)
	}
	return target, nil
}

// withQuery returns a query with more parameters, which replace those of the same names.
func withQuery(query string, added []string) string {
	if len(added) == 0 {
		return query
	}
	replaced := map[string]bool{}
	for _, pair := range strings.Split(strings.Join(added, "&"), "&") {
		replaced[nameOf(pair)] = true
	}
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		if pair != "" && !replaced[nameOf(pair)] {
			kept = append(kept, pair)
		}
	}
	return strings.Join(append(kept, added...), "&")
}

// nameOf returns the name of a parameter in a query.
func nameOf(pair string) string {
	name, _, _ := strings.Cut(pair, "=")
	if plain, err := url.QueryUnescape(name); err == nil {
		return plain
	}
	return name
}
