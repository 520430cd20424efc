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

// longestWait is the longest total wait that an API may ask for between the attempts of a request.
const longestWait = 2 * time.Minute

// nonIdempotent is when requests are retried whose method is not idempotent: safe, always or never.
const nonIdempotent = "safe"

// mayRepeat reports whether the request is safe to repeat if the API has processed it already (RFC 9110, 9.2.2).
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

// retryAfter returns the wait that the API asks for: in milliseconds, in seconds, or until a date (RFC 9110,
// 10.2.3). It is zero for dates in the past and values that are not valid.
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

// backOff returns the wait after an attempt: half a second, doubled each time up to eight seconds, less a random
// part of up to a quarter.
func backOff(attempt int) time.Duration {
	wait := 500 * time.Millisecond << min(attempt, 4)
	return time.Duration(float64(wait) * (1 - rand.Float64()/4))
}

// wasNeverSent reports whether the request cannot have reached the API.
func wasNeverSent(err error) bool {
	var lookup *net.DNSError
	var operation *net.OpError
	return errors.As(err, &lookup) || errors.As(err, &operation) && operation.Op == "dial"
}
