package requestconfig

import (
	"net/http"
	"net/url"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/team-telnyx/telnyx-go/internal/apierror"
)

// DefaultBaseURL is the base URL of the API.
const DefaultBaseURL = "https://api.telnyx.com/v2"

// Credential is a credential of the caller.
type Credential struct {
	Value string
	// State is Unset, Set, or None if the credential is omitted on purpose.
	State State
}

// State is the state of a credential.
type State int

// The states of a credential.
const (
	Unset State = iota
	Set
	None
)

// Middleware wraps each attempt.
type Middleware = func(*http.Request, func(*http.Request) (*http.Response, error)) (*http.Response, error)

// Config is the configuration of a request.
type Config struct {
	BaseURL        string
	user           *url.Userinfo
	HTTPClient     *http.Client
	MaxRetries     int
	Timeout        time.Duration
	Headers        http.Header
	removed        map[string]bool
	Query          map[string][]string
	Credentials    map[string]Credential
	Middlewares    []Middleware
	IdempotencyKey string
	Accept         string
	ResponseInto   **http.Response
	// ResponseBodyInto points to the variable that the response is decoded into, instead of the result.
	ResponseBodyInto any

	// ofCall has the headers that the options of the call set or remove. It is nil while the options of the client
	// are applied.
	ofCall map[string]bool
	// ofClient is the query that the options of the client set.
	ofClient map[string][]string
}

// Option changes a config.
type Option func(*Config) error

// NewConfig returns the default configuration with options applied in order.
func NewConfig(options ...Option) (*Config, error) {
	config := &Config{
		BaseURL:     DefaultBaseURL,
		HTTPClient:  http.DefaultClient,
		MaxRetries:  2,
		Timeout:     time.Minute,
		Headers:     http.Header{},
		removed:     map[string]bool{},
		Query:       map[string][]string{},
		Credentials: map[string]Credential{},
	}
	for _, option := range options {
		if err := option(config); err != nil {
			return nil, err
		}
	}
	if config.BaseURL == "" {
		return nil, apierror.Usage("set the base URL with option.WithBaseURL, or the environment variable %s", "TELNYX_BASE_URL")
	}
	return config, nil
}

// SetBaseURL sets the base URL. A username and password in it are sent as HTTP Basic.
func (c *Config) SetBaseURL(text string) error {
	text = strings.TrimSpace(text)
	base, err := url.Parse(text)
	if err != nil {
		return apierror.Usage("the base URL is not valid") // the cause may contain credentials
	}
	if !strings.Contains(text, "://") {
		return apierror.Usage("the base URL %q has no scheme", base.Redacted())
	}
	c.BaseURL, c.user = text, base.User
	if base.User != nil {
		base.User = nil
		c.BaseURL = base.String()
	}
	return nil
}

// SetHeader sets a header.
func (c *Config) SetHeader(name, value string) {
	c.note(name)
	delete(c.removed, http.CanonicalHeaderKey(name))
	c.Headers.Set(name, value)
}

// RemoveHeader removes a header.
func (c *Config) RemoveHeader(name string) {
	c.note(name)
	c.removed[http.CanonicalHeaderKey(name)] = true
	c.Headers.Del(name)
}

func (c *Config) note(name string) {
	if c.ofCall != nil {
		c.ofCall[http.CanonicalHeaderKey(name)] = true
	}
}

// beginCall separates the options of the client from those of a call.
func beginCall(config *Config) error {
	config.ofCall = map[string]bool{}
	config.ofClient = config.Query
	config.Query = map[string][]string{}
	return nil
}

// pairs returns the parameters of a query in the order of their names.
func pairs(query map[string][]string) []string {
	names := make([]string, 0, len(query))
	for name := range query {
		names = append(names, name)
	}
	sort.Strings(names)
	var pairs []string
	for _, name := range names {
		for _, value := range query[name] {
			pairs = append(pairs, encode(name)+"="+encode(value))
		}
	}
	return pairs
}

// Env returns the value of an environment variable, and whether it is set and not blank.
func Env(name string) (string, bool) {
	value := strings.TrimSpace(os.Getenv(name))
	return value, value != ""
}
