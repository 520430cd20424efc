// Package apierror has the errors that a client returns.
package apierror

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Error is a response with an error status.
type Error struct {
	StatusCode int
	Request    *http.Request
	Response   *http.Response
	// Body points to the type that the API documents for the status. It is nil if there is none.
	Body any
	// RetryAfter is the wait that the API asks for, or zero.
	RetryAfter time.Duration
	raw        string
}

// New returns the error of a response whose body has been read.
func New(response *http.Response, raw string, body any, retryAfter time.Duration) *Error {
	return &Error{
		StatusCode: response.StatusCode,
		Request:    response.Request,
		Response:   response,
		Body:       body,
		RetryAfter: retryAfter,
		raw:        raw,
	}
}

// RawJSON returns the unmodified body.
func (e *Error) RawJSON() string { return e.raw }

// Error returns a text without the query, which may hold credentials. It cuts a long body, such as the page of a proxy.
func (e *Error) Error() string {
	text := []rune(e.raw)
	if len(text) == 0 {
		text = []rune("status code (no body)")
	}
	if len(text) > 200 {
		text = append(text[:200:200], '…')
	}
	target := *e.Request.URL
	target.RawQuery = ""
	return fmt.Sprintf("%s %q: %d %s", e.Request.Method, target.Redacted(), e.StatusCode, string(text))
}

// MalformedResponseError is a successful response that is not what the API documents, such as HTML.
type MalformedResponseError struct {
	StatusCode int
	Response   *http.Response
	Err        error
	raw        string
}

// NewMalformed returns the error of a response that cannot be decoded.
func NewMalformed(response *http.Response, raw string, err error) *MalformedResponseError {
	return &MalformedResponseError{StatusCode: response.StatusCode, Response: response, Err: err, raw: raw}
}

// Raw returns the unmodified body.
func (e *MalformedResponseError) Raw() string { return e.raw }

func (e *MalformedResponseError) Error() string {
	mediaType := e.Response.Header.Get("Content-Type")
	return fmt.Sprintf("%d: the response is not as documented (%s): %.100q", e.StatusCode, mediaType, e.raw)
}

func (e *MalformedResponseError) Unwrap() error { return e.Err }

// ConnectionError means that there is no response. It is a net.Error.
type ConnectionError struct {
	Err error
	// TimedOut reports whether the attempt timed out.
	TimedOut bool
	Host     string
}

// Timeout reports whether the attempt timed out, or the context of the call.
func (e *ConnectionError) Timeout() bool {
	return e.TimedOut || errors.Is(e.Err, context.DeadlineExceeded)
}

// Temporary is a part of net.Error.
func (e *ConnectionError) Temporary() bool { return e.Timeout() }

func (e *ConnectionError) Error() string {
	if e.TimedOut {
		return fmt.Sprintf("request to %s timed out", e.Host)
	}
	// The text of a url.Error has the query, which may hold credentials.
	err := e.Err
	var outer *url.Error
	if errors.As(err, &outer) {
		err = outer.Err
	}
	var inner *net.OpError
	if errors.As(err, &inner) && inner.Op == "proxyconnect" {
		var dial *net.OpError
		if errors.As(inner.Err, &dial) && dial.Addr != nil {
			return fmt.Sprintf("connection error: %v: proxy %s for %s", dial.Err, dial.Addr, e.Host)
		}
		return fmt.Sprintf("connection error: %v: proxy for %s", inner.Err, e.Host)
	}
	return fmt.Sprintf("connection error: %v: %s", err, e.Host)
}

func (e *ConnectionError) Unwrap() error { return e.Err }

// UsageError means that a request is not sent: an option or a path parameter is invalid, or a credential is
// missing.
type UsageError struct {
	Message string
}

func (e *UsageError) Error() string { return e.Message }

// Usage returns a UsageError.
func Usage(format string, args ...any) *UsageError {
	return &UsageError{Message: fmt.Sprintf(format, args...)}
}
