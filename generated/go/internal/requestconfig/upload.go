package requestconfig

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"sync"
)

// body is the body of a request: bytes, or the parts that are sent one after the other.
type body struct {
	contentType string
	bytes       []byte
	parts       []part
}

// part is a part of a body: bytes, or a reader of the caller.
type part struct {
	bytes  []byte
	upload *upload
}

func (b *body) all() []part {
	if b.parts != nil {
		return b.parts
	}
	return append([]part(nil), part{bytes: b.bytes})
}

// size returns the number of bytes, or -1 if it is not known.
func (b *body) size() int64 {
	var total int64
	for _, part := range b.all() {
		switch {
		case part.upload == nil:
			total += int64(len(part.bytes))
		case part.upload.size < 0:
			return -1
		default:
			total += part.upload.size
		}
	}
	return total
}

// canRepeat reports whether the body can be sent again. A reader that cannot seek is sent only once.
func (b *body) canRepeat() bool {
	for _, part := range b.all() {
		if part.upload != nil && part.upload.seeker == nil {
			return false
		}
	}
	return true
}

// open returns the content from its beginning. Readers are not closed, because they belong to the caller.
func (b *body) open() (io.ReadCloser, error) {
	var readers []io.Reader
	for _, part := range b.all() {
		if part.upload == nil {
			readers = append(readers, bytes.NewReader(part.bytes))
		} else {
			readers = append(readers, part.upload.open())
		}
	}
	return io.NopCloser(io.MultiReader(readers...)), nil
}

// attach sets the body of an HTTP request, and its length if that is known.
func (b *body) attach(request *http.Request) {
	request.ContentLength = b.size()
	if request.ContentLength == 0 {
		request.Body = http.NoBody
		return
	}
	request.Body, _ = b.open()
	if b.canRepeat() {
		request.GetBody = b.open
	}
}

// formBuffer collects a form: text in memory, and files as readers.
type formBuffer struct {
	text  bytes.Buffer
	parts []part
}

func (f *formBuffer) Write(text []byte) (int, error) { return f.text.Write(text) }

// add adds the content of a file.
func (f *formBuffer) add(file io.Reader) {
	f.parts = append(f.all(), part{upload: newUpload(file)})
	f.text = bytes.Buffer{}
}

func (f *formBuffer) all() []part { return append(f.parts, part{bytes: f.text.Bytes()}) }

// upload is a reader of the caller. It is read from its position at the time of the call, for each attempt if it can
// seek.
type upload struct {
	mutex  sync.Mutex
	reader io.Reader
	// seeker is nil if the reader can be read only once.
	seeker io.Seeker
	start  int64
	// size is -1 if it is not known.
	size int64
	// turn counts how often the reader was opened.
	turn int
}

func newUpload(reader io.Reader) *upload {
	result := &upload{reader: reader, size: -1}
	switch reader := reader.(type) {
	case *bytes.Buffer:
		return newUpload(bytes.NewReader(reader.Bytes()))
	case *os.File:
		if info, err := reader.Stat(); err != nil || !info.Mode().IsRegular() {
			return result // a pipe or a device
		}
	}
	seeker, ok := reader.(io.Seeker)
	if !ok {
		return result
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return result
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return result
	}
	if _, err := seeker.Seek(start, io.SeekStart); err != nil {
		return result
	}
	result.seeker, result.start, result.size = seeker, start, max(end-start, 0)
	return result
}

func (u *upload) open() io.Reader {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	u.turn++
	if u.size < 0 {
		return &turn{upload: u, number: u.turn}
	}
	return io.LimitReader(&turn{upload: u, number: u.turn}, u.size)
}

// turn reads an upload for one attempt. It ends when the next attempt starts, as the transport may still read the body
// of the last one.
type turn struct {
	upload  *upload
	number  int
	started bool
}

var errTurn = errors.New("the body is sent by a later attempt")

func (t *turn) Read(buffer []byte) (int, error) {
	t.upload.mutex.Lock()
	defer t.upload.mutex.Unlock()
	if t.number != t.upload.turn {
		return 0, errTurn
	}
	if !t.started && t.upload.seeker != nil {
		if _, err := t.upload.seeker.Seek(t.upload.start, io.SeekStart); err != nil {
			return 0, err
		}
	}
	t.started = true
	return t.upload.reader.Read(buffer)
}
