// Package requestconfig makes requests: what an operation sends, by which rules, and what comes back.
package requestconfig

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/team-telnyx/telnyx-go/internal/apierror"
	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// Request is what an operation sends.
type Request struct {
	method   string
	path     strings.Builder
	query    []string
	headers  http.Header
	cookies  []string
	body     *body
	accept   string
	baseURL  string
	security [][]string
	errors   map[string]func() any
	err      error
}

// NewRequest begins a request that accepts JSON and needs what the API needs by default.
func NewRequest(method string) *Request {
	return &Request{
		method:   method,
		headers:  http.Header{},
		accept:   "application/json",
		security: defaultSecurity,
		errors:   map[string]func() any{},
	}
}

// Path adds text to the path as it is.
func (r *Request) Path(text string) { r.path.WriteString(text) }

// PathValue adds a value to the path, percent-encoded. A value that is empty is refused.
func (r *Request) PathValue(name string, value any, style Style) {
	text, err := pathText(name, value, style)
	if err == nil && text == "" {
		err = apierror.Usage("path parameter %q: an empty value is not valid", name)
	}
	r.fail(err)
	r.path.WriteString(text)
}

// Query adds a parameter to the query, if it is there.
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

// Header sets a header, if the value is there.
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

// Cookie adds a cookie, if the value is there. Exploded, each item has one of its own (OpenAPI 3.2, "cookie").
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

// Accept says which media types the answer may have.
func (r *Request) Accept(mediaTypes string) { r.accept = mediaTypes }

// Server is where the operation is, unless the client's base URL is changed.
func (r *Request) Server(baseURL string) { r.baseURL = baseURL }

// Security lists the schemes that the operation needs: alternatives of schemes that go together.
func (r *Request) Security(alternatives ...[]string) { r.security = alternatives }

// Error says what the body of an answer with a status holds: 404, 4XX or default.
func (r *Request) Error(status string, body func() any) { r.errors[status] = body }

// New makes a value for the body of an error.
func New[T any]() any { return new(T) }

func (r *Request) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// target is the whole URL. Segments that lead elsewhere are refused.
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
	if !strings.Contains(strings.SplitN(path, "/", 4)[0], ":") {
		whole = strings.TrimSuffix(base, "/") + "/" + strings.TrimPrefix(path, "/")
	}
	target, err := url.Parse(whole)
	if err != nil {
		return nil, apierror.Usage("the URL is not valid: %v", err)
	}
	query := append([]string{}, r.query...)
	if target.RawQuery != "" {
		query = append([]string{target.RawQuery}, query...)
	}
	for _, name := range config.queryNames() {
		for _, value := range config.Query[name] {
			query = append(query, encode(name)+"="+encode(value))
		}
	}
	target.RawQuery = strings.Join(query, "&")
	return target, nil
}
