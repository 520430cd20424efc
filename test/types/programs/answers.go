// Another media type of an answer: the option takes any, and the caller gives the variable for it.
package main

import (
	"context"
	"net/http"

	"example.com/kinds-go"
	"example.com/kinds-go/option"
)

func main() {
	ctx := context.Background()
	client := kinds.NewClient(option.WithAPIKey("key"))
	var problem *kinds.Problem
	problem, _ = client.Exports.Get(ctx)
	_ = problem.Title
	var text string
	_, _ = client.Exports.Get(ctx, option.WithAccept("text/csv"), option.WithResponseBodyInto(&text))
	var response *http.Response
	_, _ = client.Exports.Get(ctx, option.WithAccept("application/pdf"), option.WithResponseBodyInto(&response))
}
