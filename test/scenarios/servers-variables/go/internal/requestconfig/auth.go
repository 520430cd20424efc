package requestconfig

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"example.com/scenarios/servers-variables/internal/apierror"
)

// scheme is a security scheme: the credentials that it needs, and how they are sent.
type scheme struct {
	options   []string
	variables []string
	authorize func(request *http.Request, values []string)
	// header that it sets; empty if it does not set one.
	header string
}

var defaultSecurity [][]string

var schemes map[string]scheme

func addCookie(request *http.Request, pair string) {
	if known := request.Header.Get("Cookie"); known != "" {
		pair = known + "; " + pair
	}
	request.Header.Set("Cookie", pair)
}

// authorize adds the credentials of the first alternative whose credentials are all set. Optional credentials are
// sent if they are set. renew discards a token that the API rejected; it is nil if no token was used.
func authorize(request *http.Request, needed [][]string, config *Config) (renew func(), err error) {
	isFree := len(needed) == 0 || config.user != nil || statesOwn(config)
	var ways []string
	for _, alternative := range needed {
		missing, isNone := missingOf(alternative, config)
		isFree = isFree || isNone || len(alternative) == 0
		if len(missing) > 0 {
			ways = append(ways, strings.Join(missing, " and "))
		}
		if len(missing) > 0 || isNone || len(alternative) == 0 {
			continue
		}
		for _, name := range alternative {
			var values []string
			for _, option := range schemes[name].options {
				values = append(values, config.Credentials[option].Value)
			}
			schemes[name].authorize(request, values)
		}
		return renew, nil
	}
	if isFree {
		return nil, nil
	}
	return nil, apierror.Usage("a credential is missing: set %s, or the option of the client", strings.Join(ways, " or "))
}

// missingOf lists the variables of missing or blank credentials, and reports whether one is omitted on purpose.
func missingOf(alternative []string, config *Config) (missing []string, isNone bool) {
	for _, name := range alternative {
		scheme := schemes[name]
		var all string
		for _, option := range scheme.options {
			all += strings.TrimSpace(config.Credentials[option].Value)
		}
		for index, option := range scheme.options {
			state := config.Credentials[option].State
			isNone = isNone || state == None
			// A password may be empty, but not the username, too.
			if state == Unset || state == Set && all == "" {
				missing = append(missing, scheme.variables[index])
			}
		}
	}
	return missing, isNone
}

// statesOwn reports whether the caller has set or removed a header that credentials would use.
func statesOwn(config *Config) bool {
	for _, scheme := range schemes {
		name := http.CanonicalHeaderKey(scheme.header)
		if name != "" && (config.removed[name] || config.Headers.Get(name) != "") {
			return true
		}
	}
	return false
}

// secretNames matches the names of headers that are secret in any API.
var secretNames = regexp.MustCompile("(?i)" + "(?:authorization|cookie|token|secret|passw(?:or)?d|pwd|passphrase|credentials?|jwt|(?:jwt|client)[-_]?assertion|otp|cv[cv]2?|(?:api|access|auth|encryption|functions|private|secret|signing|ssh|subscription)[-_]?key)$|^(?:x[-_]|j)?session[-_]?id$")

// dropSecrets removes all that is secret from a redirected request to another origin.
func dropSecrets(request *http.Request, via []*http.Request) {
	for _, earlier := range via {
		if origin(earlier.URL) == origin(request.URL) {
			continue
		}
		// It has the query of the earlier URL, which may have a credential.
		request.Header.Del("Referer")
		for name := range request.Header {
			if secretNames.MatchString(name) {
				request.Header.Del(name)
			}
		}
		for _, scheme := range schemes {
			request.Header.Del(scheme.header)
		}
	}
}

// checkRedirect drops secrets before the check of the caller, which may limit redirects.
func checkRedirect(check func(*http.Request, []*http.Request) error) func(*http.Request, []*http.Request) error {
	return func(request *http.Request, via []*http.Request) error {
		dropSecrets(request, via)
		if check != nil {
			return check(request, via)
		}
		if len(via) >= 10 {
			return errors.New("more than 10 redirects")
		}
		return nil
	}
}

// origin returns the scheme, host and port of a URL (RFC 6454, section 4).
func origin(of *url.URL) string {
	port := of.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[of.Scheme]
	}
	return of.Scheme + "://" + strings.ToLower(of.Hostname()) + ":" + port
}
