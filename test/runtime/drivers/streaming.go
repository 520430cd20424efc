// Large uploads and downloads with the generated Go SDK. Prints by how many bytes the resident memory grew.
//
// Arguments: the URL of the server, the path of a large file, and a folder for downloads.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	wire "example.com/wire-go"
	"example.com/wire-go/option"
)

var (
	ctx    = context.Background()
	client wire.Client
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func check(name string, value, expected any) {
	if value != expected {
		panic(fmt.Sprintf("%s: %v is not %v", name, value, expected))
	}
}

// received is what the server received.
type received struct {
	Bytes    int64
	Length   *string
	Encoding *string
	Text     string
}

func raw(content io.Reader, opts ...option.RequestOption) (result received, err error) {
	response, err := client.Blobs.New(ctx, wire.BlobNewParams{Body: content}, opts...)
	if err != nil {
		return result, err
	}
	defer response.Body.Close()
	return result, json.NewDecoder(response.Body).Decode(&result)
}

func form(file io.Reader, opts ...option.RequestOption) (result received, err error) {
	item, err := client.Files.New(ctx, wire.FileNewParams{File: file}, opts...)
	if err != nil {
		return result, err
	}
	return result, json.Unmarshal([]byte(item.RawJSON()), &result)
}

func known(name string, sent received, size int64) {
	check(name+": all bytes", sent.Bytes >= size, true)
	check(name+": the length", *sent.Length, fmt.Sprint(sent.Bytes))
}

func once(key string) option.RequestOption { return option.WithHeader("X-Fail", key) }

func small(folder string) {
	path := filepath.Join(folder, "small.txt")
	if err := os.WriteFile(path, []byte("0123456789"), 0o600); err != nil {
		panic(err)
	}
	file := must(os.Open(path))
	must(io.ReadFull(file, make([]byte, 3)))
	sent := must(raw(file, once("file")))
	check("from its position, again", sent.Text+" "+*sent.Length, "3456789 7")
	check("the file stays open", must(file.Seek(0, io.SeekStart)), int64(0))
	sent = must(form(file, once("form")))
	known("a form", sent, 10)
	check("a part", strings.Contains(sent.Text, "filename=\"small.txt\"\r\nContent-Type: application/octet-stream\r\n\r\n0123456789\r\n--"), true)
	check("a buffer", must(raw(bytes.NewBufferString("abc"), once("buffer"))).Text, "abc")
	// A reader without `Seek`.
	pipe := io.MultiReader(strings.NewReader("abc"))
	sent = must(raw(pipe))
	check("a stream", sent.Text+" "+*sent.Encoding, "abc chunked")
	for index, call := range []func(io.Reader, ...option.RequestOption) (received, error){raw, form} {
		_, err := call(io.MultiReader(strings.NewReader("abc")), once(fmt.Sprint(index)))
		var failure *wire.Error
		check("a stream cannot be sent again", errors.As(err, &failure) && failure.StatusCode == http.StatusTooManyRequests, true)
	}
}

// peak returns the greatest resident memory of this process so far, in bytes.
func peak() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Maxrss * 1024
}

func main() {
	client = wire.NewClient(option.WithAPIKey("key"), option.WithBaseURL(os.Args[1]),
		option.WithRequestTimeout(10*time.Minute))
	small(os.Args[3])
	before := peak()
	file := must(os.Open(os.Args[2]))
	size := must(file.Stat()).Size()
	known("a file", must(raw(file)), size)
	must(file.Seek(0, io.SeekStart))
	known("a file in a form", must(form(file)), size)
	must(file.Seek(0, io.SeekStart))
	sent := must(form(io.MultiReader(file)))
	check("a reader in a form", sent.Bytes > size && *sent.Encoding == "chunked", true)
	response, err := client.Blobs.New(ctx, wire.BlobNewParams{Body: strings.NewReader("")}, option.WithHeader("X-Download", fmt.Sprint(size)))
	path := filepath.Join(os.Args[3], "go.bin")
	if err := wire.WriteToFile(must(response, err), path); err != nil {
		panic(err)
	}
	check("a download", must(os.Stat(path)).Size(), size)
	fmt.Println(peak() - before)
}
