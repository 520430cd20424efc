package requestconfig

import (
	"errors"
	"math/rand"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestWait is the longest wait that a service may ask for, all attempts of a request together.
const longestWait = 2 * time.Minute

// nonIdempotent is when methods are repeated that may not be sent twice: safe, always or never.
const nonIdempotent = "safe"

// mayRepeat tells whether it does no harm if the service has seen the attempt already (RFC 9110, 9.2.2).
func mayRepeat(request *http.Request) bool {
	switch request.Method {
	case "POST", "PATCH", "CONNECT":
		return nonIdempotent == "always" || request.Header.Get(idempotencyHeader) != ""
	default:
		return true
	}
}

func shouldRetry(response *http.Response, request *http.Request, wait time.Duration) bool {
	switch response.Header.Get("X-Should-Retry") {
	case "true":
		return true
	case "false":
		return false
	}
	status := response.StatusCode
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable && wait > 0 {
		return nonIdempotent != "never" || mayRepeat(request)
	}
	return (status == http.StatusRequestTimeout || status == http.StatusConflict || status >= 500) && mayRepeat(request)
}

// retryAfter is how long the service asks to wait: in milliseconds, in seconds, or until a date (RFC 9110,
// 10.2.3). Zero for what is past or cannot be read.
func retryAfter(headers http.Header, now time.Time) time.Duration {
	if wait, ok := number(headers.Get("Retry-After-Ms")); ok {
		return positive(wait * float64(time.Millisecond))
	}
	value := headers.Get("Retry-After")
	if wait, ok := number(value); ok {
		return positive(wait * float64(time.Second))
	}
	date, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return positive(float64(date.Sub(now)))
}

func number(text string) (float64, bool) {
	value, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return value, err == nil
}

func positive(wait float64) time.Duration {
	switch {
	case wait <= 0:
		return 0
	case wait > float64(365*24*time.Hour):
		return 365 * 24 * time.Hour
	default:
		return time.Duration(wait)
	}
}

// backOff is half a second, doubled each time, at most eight, less up to a quarter by chance.
func backOff(attempt int) time.Duration {
	wait := 500 * time.Millisecond << min(attempt, 4)
	return time.Duration(float64(wait) * (1 - rand.Float64()/4))
}

// wasNeverSent tells whether the request cannot have reached the service.
func wasNeverSent(err error) bool {
	var lookup *net.DNSError
	var operation *net.OpError
	return errors.As(err, &lookup) || errors.As(err, &operation) && operation.Op == "dial"
}
