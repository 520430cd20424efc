// Package apierror holds every error that a client gives.
package apierror

import (
	"fmt"
	"net/http"
	"time"
)

// Error is an answer of the service with a status that is no success.
type Error struct {
	StatusCode int
	Request    *http.Request
	Response   *http.Response
	// Body is what the API describes for the status, as a pointer to its type; nil if it describes nothing.
	Body any
	// RetryAfter is how long the service asks to wait; zero if it does not say.
	RetryAfter time.Duration
	raw        string
}

// New makes the error of an answer whose body has been read.
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

// RawJSON is the body as it came.
func (e *Error) RawJSON() string { return e.raw }

func (e *Error) Error() string {
	text := e.raw
	if text == "" {
		text = "status code (no body)"
	}
	return fmt.Sprintf("%s %q: %d %s", e.Request.Method, e.Request.URL.Redacted(), e.StatusCode, text)
}

// MalformedResponseError is a success whose body is not the JSON that it says it is.
type MalformedResponseError struct {
	StatusCode int
	Response   *http.Response
	Err        error
	raw        string
}

// NewMalformed makes the error of an answer that cannot be read.
func NewMalformed(response *http.Response, raw string, err error) *MalformedResponseError {
	return &MalformedResponseError{StatusCode: response.StatusCode, Response: response, Err: err, raw: raw}
}

// Raw is the body as it came.
func (e *MalformedResponseError) Raw() string { return e.raw }

func (e *MalformedResponseError) Error() string {
	return fmt.Sprintf("%d: the body is no JSON: %v", e.StatusCode, e.Err)
}

func (e *MalformedResponseError) Unwrap() error { return e.Err }

// ConnectionError says that no answer came.
type ConnectionError struct {
	Err error
	// Timeout tells that the time for the attempt was over.
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

// UsageError says what is wrong before anything is sent: an option, a path value, a missing credential.
type UsageError struct {
	Message string
}

func (e *UsageError) Error() string { return e.Message }

// Usage makes a UsageError.
func Usage(format string, args ...any) *UsageError {
	return &UsageError{Message: fmt.Sprintf(format, args...)}
}
