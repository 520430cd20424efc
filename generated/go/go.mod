module github.com/team-telnyx/telnyx-go

go 1.22
