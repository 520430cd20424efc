// What the generated Go SDK does beside calls: run against a server that answers with what it got.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	neturl "net/url"
	"os"
	"strings"
	"time"

	wire "example.com/wire-go"
	"example.com/wire-go/option"
)

func check(name string, value, expected any) {
	if fmt.Sprint(value) != fmt.Sprint(expected) {
		panic(fmt.Sprintf("%s: %v is not %v", name, value, expected))
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

type echo struct {
	URL     string            `json:"url"`
	Method  string            `json:"method"`
	Body    string            `json:"body"`
	Headers map[string]string `json:"headers"`
}

func echoOf(raw string) (result echo) {
	must(json.Unmarshal([]byte(raw), &result))
	return
}

func main() {
	url := os.Args[1]
	ctx := context.Background()
	client := wire.NewClient(option.WithAPIKey("key"), option.WithBaseURL(url), option.WithHeader("X-Default", "d"))

	// Absent, null and zero are three things; what the document does not know goes along.
	item, err := client.Items.Update(ctx, "x", wire.ItemUpdateParams{
		Name:        "",
		Note:        wire.Null[string](),
		Count:       wire.Int(0),
		ExtraFields: map[string]any{"undocumented": []int{1}},
	}, option.WithQuery("q", "s t"), option.WithHeaderDel("X-Default"), option.WithHeader("X-Own", "o"))
	must(err)
	got := echoOf(item.RawJSON())
	check("body", got.Body, `{"name":"","count":0,"note":null,"undocumented":[1]}`)
	check("query", got.URL, "/items/x?q=s%20t")
	check("headers", got.Headers["x-own"]+got.Headers["x-default"], "o")
	check("agent", got.Headers["user-agent"], "Wire/Go 0.1.0")

	// How members stood in the text.
	check("declared", item.Name, "x")
	check("valid", item.JSON.Name.Valid(), true)
	check("absent", item.JSON.Note.IsAbsent(), true)
	check("unknown", item.JSON.ExtraFields["method"].Raw(), `"PATCH"`)
	var again wire.Item
	must(json.Unmarshal([]byte(item.RawJSON()), &again))
	check("read again", again.Name, "x")

	// A discriminator tells the variant, whatever else is there.
	var box wire.Box
	must(json.Unmarshal([]byte(`{"pet":{"kind":"dog","barks":"x"}}`), &box))
	check("variant", box.Pet.OfDog != nil && box.Pet.OfCat == nil, true)

	// A value of no variant sets none, and is written back as it was.
	fish := `{"kind":"fish","fins":{"left":1}}`
	must(json.Unmarshal([]byte(`{"pet":`+fish+`}`), &box))
	check("unknown", box.Pet.IsUnknownVariant() && box.Pet.OfDog == nil && box.Pet.OfCat == nil, true)
	written, err := json.Marshal(box.Pet)
	must(err)
	check("written back", string(written), fish)
	must(json.Unmarshal([]byte(`{"pet":{"kind":"cat"}}`), &box))
	check("known again", box.Pet.IsUnknownVariant(), false)

	// Errors are typed by status.
	var response *http.Response
	_, err = client.Items.Get(ctx, "404", option.WithResponseInto(&response))
	var apiError *wire.Error
	if !errors.As(err, &apiError) {
		panic(err)
	}
	check("status", apiError.StatusCode, 404)
	problem, ok := apiError.Body.(*wire.Problem)
	check("typed", ok && problem.Detail == "none", true)
	check("response", response.Header.Get("X-Answer"), "yes")
	check("message", strings.Contains(err.Error(), "no such item"), true)
	_, err = client.Items.Get(ctx, "page", option.WithQuery("secret", "s3cret"))
	check("page", strings.Contains(err.Error(), "/items/page\": 400 <html>") && len(err.Error()) < 350, true)
	check("whole page", errors.As(err, &apiError) && len(apiError.RawJSON()) > 5000, true)
	check("no query", strings.Contains(err.Error(), "s3cret"), false)

	// A service of its own, middleware, and an undocumented request.
	var seen []string
	middleware := func(request *http.Request, next func(*http.Request) (*http.Response, error)) (*http.Response, error) {
		seen = append(seen, request.URL.Path)
		return next(request)
	}
	alone := wire.NewItemService(option.WithAPIKey("key"), option.WithBaseURL(url), option.WithMiddleware(middleware))
	_, err = alone.Get(ctx, "y")
	must(err)
	check("middleware", seen, "[/items/y]")
	var result map[string]any
	must(client.Post(ctx, "/some/path", map[string]any{"any": "thing"}, &result))
	check("undocumented", result["body"], `{"any":"thing"}`)

	// A file, by its reader.
	file, err := client.Files.New(ctx, wire.FileNewParams{File: strings.NewReader("abc"), Tags: []string{"a", "b"}})
	must(err)
	body := echoOf(file.RawJSON()).Body
	check("file", strings.Contains(body, `name="file"; filename="file"`) && strings.Contains(body, "\r\n\r\nabc\r\n"), true)
	check("fields", strings.Count(body, `name="tags"`), 2)

	// Bytes go and come as they are.
	blob, err := client.Blobs.New(ctx, wire.BlobNewParams{Body: strings.NewReader(strings.Repeat("x", 100_000))})
	must(err)
	bytes, err := io.ReadAll(blob.Body)
	must(err)
	must(blob.Body.Close())
	check("blob", len(echoOf(string(bytes)).Body), 100_000)

	// Credentials do not go along to another origin.
	away := wire.NewClient(option.WithAPIKey("key"), option.WithHeaderKey("h"), option.WithQueryKey("q"),
		option.WithBaseURL(url), option.WithHeader("X-Away", "1"))
	there, err := away.Items.Get(ctx, "x")
	must(err)
	check("elsewhere", there.Name, "elsewhere")
	must(away.Keys.Get(ctx))

	// The context ends a call; connections that fail say where.
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	time.Sleep(2 * time.Millisecond)
	_, err = client.Items.Get(short, "x")
	check("context", errors.Is(err, context.DeadlineExceeded), true)
	_, err = client.Items.Get(ctx, "x", option.WithRequestTimeout(time.Nanosecond), option.WithMaxRetries(0))
	var late net.Error
	check("timeout", errors.Is(err, context.DeadlineExceeded) && errors.As(err, &late) && late.Timeout(), true)
	_, err = client.Items.Get(ctx, "x", option.WithBaseURL("http://127.0.0.1:9"), option.WithMaxRetries(0))
	var connection *wire.ConnectionError
	check("connection", errors.As(err, &connection) && connection.Host == "127.0.0.1:9", true)
	_, err = client.Items.Get(ctx, "x", option.WithBaseURL("http://127.0.0.1:9"), option.WithMaxRetries(0), option.WithQuery("secret", "s3cret"))
	check("no query", strings.Contains(err.Error(), "s3cret"), false)
	check("host", strings.Contains(err.Error(), "127.0.0.1:9"), true)
	proxy, err := neturl.Parse("http://127.0.0.1:9")
	must(err)
	proxied := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}}
	_, err = client.Items.Get(ctx, "x", option.WithBaseURL("http://api.invalid"), option.WithMaxRetries(0), option.WithHTTPClient(proxied))
	check("proxy", strings.Contains(err.Error(), "proxy 127.0.0.1:9 for api.invalid"), true)
	var usage *wire.UsageError
	_, err = client.Items.Get(ctx, "..")
	check("usage", errors.As(err, &usage), true)
	fmt.Println("ok")
}
