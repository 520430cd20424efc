package requestconfig

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/team-telnyx/telnyx-go/internal/apierror"
	"github.com/team-telnyx/telnyx-go/internal/apijson"
)

// Execute sends a request and decodes the response. The result is nil if the response has no value.
func Execute[T any](ctx context.Context, options []Option, more []Option, request *Request) (*T, error) {
	result := new(T)
	ok, err := run(ctx, options, more, request, result)
	if err != nil || !ok {
		return nil, err
	}
	return result, nil
}

// Into sends a request and decodes the response into result, unless that is nil.
func Into(ctx context.Context, options []Option, more []Option, request *Request, result any) error {
	request.answers = answersFor(result)
	_, err := run(ctx, options, more, request, result)
	return err
}

// Discard sends a request and ignores the body of the response.
func Discard(ctx context.Context, options []Option, more []Option, request *Request) error {
	return Into(ctx, options, more, request, nil)
}

// Stream sends a request and returns the response with an unread body, which the caller must close.
func Stream(ctx context.Context, options []Option, more []Option, request *Request) (*http.Response, error) {
	var response *http.Response
	err := Into(ctx, options, more, request, &response)
	return response, err
}

// run sends a request and decodes the response into result, or into the variable of the caller. It reports whether
// result has a value.
func run(ctx context.Context, options []Option, more []Option, request *Request, result any) (bool, error) {
	config, err := NewConfig(append(append(append([]Option{}, options...), beginCall), more...)...)
	if err != nil {
		return false, err
	}
	into := result
	if config.ResponseBodyInto != nil {
		into = config.ResponseBodyInto
		request.answers, request.empty = answersFor(into), nil
	}
	answer, err := send(ctx, config, request)
	if err != nil {
		return false, err
	}
	ok, err := answer.read(into)
	return ok && config.ResponseBodyInto == nil, err
}

type answer struct {
	response *http.Response
	form     form
	body     []byte
	variants map[string]string
}

func send(ctx context.Context, config *Config, request *Request) (*answer, error) {
	if request.err != nil {
		return nil, request.err
	}
	var waited time.Duration
	renewed := false
	for attempt := 0; ; attempt++ {
		canRepeat := request.body == nil || request.body.canRepeat()
		isLast := attempt >= config.MaxRetries || !canRepeat
		wait := backOff(attempt)
		built, renew, err := build(ctx, config, request, attempt)
		if err != nil {
			return nil, err
		}
		result, err := try(built, config, request)
		switch {
		case err == nil && result.response.StatusCode < 300:
			if config.ResponseInto != nil {
				*config.ResponseInto = result.response
			}
			return result, nil
		case err == nil && result.response.StatusCode == http.StatusUnauthorized && renew != nil && !renewed && canRepeat:
			renew()
			renewed = true
			attempt--
			continue
		case err == nil:
			now := time.Now()
			asked := retryAfter(result.response.Header, now)
			if isLast || waited+asked > longestWait || !shouldRetry(result.response, built, asked) {
				if config.ResponseInto != nil {
					*config.ResponseInto = result.response
				}
				return nil, request.errorOf(result, now)
			}
			if asked > 0 {
				wait = asked
				waited += asked
			}
		case ctx.Err() != nil:
			return nil, &apierror.ConnectionError{Err: ctx.Err(), Host: built.URL.Host}
		default:
			var usage *apierror.UsageError
			if errors.As(err, &usage) {
				return nil, usage
			}
			isTimeout := errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
			if isLast || !mayRepeat(built) && (isTimeout || !wasNeverSent(err)) {
				if isTimeout {
					err = context.DeadlineExceeded // of the attempt; its own context was canceled
				}
				return nil, &apierror.ConnectionError{Err: err, TimedOut: isTimeout, Host: built.URL.Host}
			}
		}
		select {
		case <-ctx.Done():
			return nil, &apierror.ConnectionError{Err: ctx.Err(), Host: built.URL.Host}
		case <-time.After(wait):
		}
	}
}

// build creates the HTTP request of one attempt.
func build(ctx context.Context, config *Config, request *Request, attempt int) (*http.Request, func(), error) {
	target, err := request.target(config)
	if err != nil {
		return nil, nil, err
	}
	built, err := http.NewRequestWithContext(ctx, request.method, target.String(), nil)
	if err != nil {
		return nil, nil, apierror.Usage("the request is not valid: %v", err)
	}
	built.Header.Set("Accept", request.accept)
	if config.Accept != "" {
		built.Header.Set("Accept", config.Accept)
	}
	built.Header.Set("User-Agent", userAgent)
	if headerPrefix != "" {
		built.Header.Set(headerPrefix+"Retry-Count", fmt.Sprint(attempt))
	}
	if config.IdempotencyKey != "" {
		built.Header.Set(idempotencyHeader, config.IdempotencyKey)
	}
	if request.body != nil {
		request.body.attach(built)
		built.Header.Set("Content-Type", request.body.contentType)
	}
	for name, values := range request.headers {
		built.Header[name] = values
	}
	for _, pair := range request.cookies {
		addCookie(built, pair)
	}
	isForeign := request.isForeign(target, config)
	var renew func()
	if !isForeign {
		if renew, err = authorize(built, request.security, config); err != nil {
			return nil, nil, err
		}
	}
	if user := config.user; user != nil && isAtBase(target, config) {
		password, _ := user.Password()
		built.SetBasicAuth(user.Username(), password)
	}
	// Parameters of the operation override options of the client, and are overridden by options of the call.
	isWeaker := func(name string) bool {
		return !config.ofCall[name] && (isForeign || request.headers.Get(name) != "")
	}
	for name, values := range config.Headers {
		if !isWeaker(name) {
			built.Header[name] = values
		}
	}
	for name := range config.removed {
		if !isWeaker(name) {
			built.Header.Del(name)
		}
	}
	for name, values := range built.Header {
		for _, value := range values {
			if strings.ContainsAny(value, "\r\n\x00") {
				return nil, nil, apierror.Usage("the header %s contains a line break", name)
			}
		}
	}
	return built, renew, nil
}

// try makes one attempt. The timeout includes the body; if the caller reads it, the timeout restarts with each read.
func try(request *http.Request, config *Config, of *Request) (*answer, error) {
	ctx, cancel := context.WithCancel(request.Context())
	timer := time.AfterFunc(config.Timeout, cancel)
	client := *config.HTTPClient
	client.Timeout = 0
	client.CheckRedirect = checkRedirect(client.CheckRedirect)
	do := client.Do
	for index := len(config.Middlewares) - 1; index >= 0; index-- {
		middleware, next := config.Middlewares[index], do
		do = func(request *http.Request) (*http.Response, error) { return middleware(request, next) }
	}
	response, err := do(request.WithContext(ctx))
	if err != nil {
		timer.Stop()
		cancel()
		return nil, err
	}
	decoded := of.form(response)
	isWhole := decoded == formWhole && response.StatusCode < 300
	body := &watched{ReadCloser: response.Body, timer: timer, cancel: cancel, timeout: config.Timeout, stream: isWhole}
	if isWhole {
		response.Body = body
		return &answer{response: response, form: decoded}, nil
	}
	defer body.Close()
	content, err := io.ReadAll(body)
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, err
	}
	response.Body = io.NopCloser(strings.NewReader(string(content)))
	if decoded != formBytes && decoded != formText {
		// JSON may start with a byte order mark, which is ignored (RFC 8259, section 8.1).
		content = bytes.TrimPrefix(content, []byte("\ufeff"))
	}
	return &answer{response, decoded, content, of.variants}, nil
}

// watched is a body that releases the resources of its attempt when it is closed.
type watched struct {
	io.ReadCloser
	timer   *time.Timer
	cancel  context.CancelFunc
	timeout time.Duration
	stream  bool
}

func (w *watched) Read(buffer []byte) (int, error) {
	if w.stream {
		w.timer.Reset(w.timeout)
	}
	count, err := w.ReadCloser.Read(buffer)
	if w.stream {
		w.timer.Stop()
	}
	return count, err
}

func (w *watched) Close() error {
	w.timer.Stop()
	defer w.cancel()
	return w.ReadCloser.Close()
}

// errorOf returns the error of a response, with its body decoded as the type documented for the status.
func (r *Request) errorOf(result *answer, now time.Time) error {
	status := fmt.Sprint(result.response.StatusCode)
	var body any
	for _, key := range []string{status, status[:1] + "XX", "default"} {
		if describe, ok := r.errors[key]; ok {
			body = describe()
			if !result.readError(body, r.errorVariants[key]) {
				body = nil
			}
			break
		}
	}
	return apierror.New(result.response, string(result.body), body, retryAfter(result.response.Header, now))
}

// readError stores the body of an error, and reports whether there is one. Text is one if the document has text.
func (a *answer) readError(body any, variants map[string]string) bool {
	mediaType := mediaTypeOf(a.response)
	if text, ok := body.(*string); ok && !isJSON(mediaType) {
		*text = string(a.body)
		return len(a.body) > 0
	}
	union, isUnion := body.(interface{ IsUnknownVariant() bool })
	if isUnion && !isJSON(mediaType) && !json.Valid(a.body) {
		return len(a.body) > 0 && a.storeText(body, string(a.body)) == nil && !union.IsUnknownVariant()
	}
	return apijson.UnmarshalVariant(a.body, body, variants[mediaType]) == nil
}

// idempotencyHeader is the header of idempotency keys, which are the same for all attempts of a request.
const idempotencyHeader = "Idempotency-Key"

const userAgent = "Telnyx" + "/Go " + "0.1.0"

const headerPrefix = "X-Stainless-"
