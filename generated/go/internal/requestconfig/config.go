package requestconfig

import (
	"net/http"
	"os"
	"sort"
	"strings"
	"time"
)

// DefaultBaseURL is where the API is.
const DefaultBaseURL = "https://api.telnyx.com/v2"

// Credential is a secret of the caller: not set, set, or left out on purpose.
type Credential struct {
	Value string
	// State is one of unset, set, none.
	State State
}

// State tells whether a credential is there.
type State int

// The states of a credential.
const (
	Unset State = iota
	Set
	None
)

// Middleware stands around each attempt.
type Middleware = func(*http.Request, func(*http.Request) (*http.Response, error)) (*http.Response, error)

// Config is what requests are made with.
type Config struct {
	BaseURL        string
	HTTPClient     *http.Client
	MaxRetries     int
	Timeout        time.Duration
	Headers        http.Header
	removed        map[string]bool
	Query          map[string][]string
	Credentials    map[string]Credential
	Middlewares    []Middleware
	IdempotencyKey string
	ResponseInto   **http.Response

	// ofCall has the headers that one call sets or removes; nil as long as options are the client's.
	ofCall map[string]bool
}

// Option changes a config.
type Option func(*Config) error

// NewConfig is what holds by default, changed by options, the last one last.
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
	return config, nil
}

// SetHeader sets a header for every request.
func (c *Config) SetHeader(name, value string) {
	c.note(name)
	delete(c.removed, http.CanonicalHeaderKey(name))
	c.Headers.Set(name, value)
}

// RemoveHeader leaves a header out that would be sent.
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

// beginCall stands between the options of the client and those of one call.
func beginCall(config *Config) error {
	config.ofCall = map[string]bool{}
	return nil
}

func (c *Config) queryNames() []string {
	names := make([]string, 0, len(c.Query))
	for name := range c.Query {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Env is the value of an environment variable, and whether there is one: blank is none.
func Env(name string) (string, bool) {
	value := strings.TrimSpace(os.Getenv(name))
	return value, value != ""
}
