// Package apierror has the errors that a client returns.
package apierror

import (
	"fmt"
	"net/http"
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

func (e *Error) Error() string {
	text := e.raw
	if text == "" {
		text = "status code (no body)"
	}
	return fmt.Sprintf("%s %q: %d %s", e.Request.Method, e.Request.URL.Redacted(), e.StatusCode, text)
}

// MalformedResponseError is a successful response whose body is not valid JSON.
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
	return fmt.Sprintf("%d: the body is not valid JSON: %v", e.StatusCode, e.Err)
}

func (e *MalformedResponseError) Unwrap() error { return e.Err }

// ConnectionError means that there is no response.
type ConnectionError struct {
	Err error
	// Timeout reports whether the attempt timed out.
	Timeout bool
	Host    string
}

func (e *ConnectionError) Error() string {
	if e.Timeout {
		return fmt.Sprintf("request to %s timed out", e.Host)
	}
	return fmt.Sprintf("connection error: %v", e.Err)
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
