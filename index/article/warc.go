package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
)

// A web archive (ISO 28500, WARC 1.0 and 1.1) is a list of records: a line with
// the version, headers, an empty line, a block of Content-Length bytes, two line
// ends. Compressed, each record is a gzip member of its own, which compress/gzip
// reads as one stream.

// longestHeaders is how many bytes the headers of a record or an answer may have.
const longestHeaders = 1 << 20

// warc cuts a web archive into the pages that servers answered with. Other records
// are passed over and counted.
func (s *splitter) warc(f *file, br *bufio.Reader) error {
	over := map[string]int{}
	defer func() {
		if len(over) > 0 {
			var parts []string
			for _, kind := range slices.Sorted(maps.Keys(over)) {
				parts = append(parts, fmt.Sprintf("%d %s", over[kind], kind))
			}
			s.emit(f.raw(""), passed("records that are no pages: "+strings.Join(parts, ", ")))
		}
	}()
	for n := 1; !s.stopped; n++ {
		h, err := warcHeaders(br)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if textual(err) {
				return unreadablef("record %d of the web archive is damaged, and what comes after it was not read: %v", n, err)
			}
			return readError(err)
		}
		size, err := strconv.ParseInt(strings.TrimSpace(h.Get("Content-Length")), 10, 64)
		if err != nil || size < 0 {
			return unreadablef("record %d of the web archive has no length, and what comes after it was not read", n)
		}
		block := &io.LimitedReader{R: br, N: size}
		raw := f.raw(HTML)
		raw.Name = fmt.Sprintf("%s:%d", f.name, n)
		raw.URL = strings.Trim(strings.TrimSpace(h.Get("WARC-Target-URI")), "<>")
		raw.Key = raw.URL
		kind, err := raw.page(h, block)
		if _, e := io.Copy(io.Discard, block); e != nil {
			return readError(e)
		}
		if block.N > 0 {
			return unreadablef("record %d of the web archive breaks off", n)
		}
		switch {
		case kind != "":
			over[kind]++
		case err != nil:
			raw.Bytes = nil
			s.emit(raw, err)
		default:
			if why := h.Get("WARC-Truncated"); why != "" {
				raw.note("The web archive has only a part of this page (" + why + ").")
			}
			s.emit(raw, nil)
		}
	}
	return nil
}

// textual reports whether an error is about the text of headers and not of reading.
func textual(err error) bool {
	var p textproto.ProtocolError
	return errors.As(err, &p) || errors.Is(err, errHeaders)
}

var errHeaders = errors.New("its headers are too long")

// warcHeaders reads the version line and the headers of the next record; io.EOF
// where there is none.
func warcHeaders(br *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		b, err := br.Peek(1)
		if err != nil {
			return nil, err
		}
		if b[0] != '\r' && b[0] != '\n' {
			break
		}
		_, _ = br.Discard(1) // it was peeked
	}
	version, h, err := headers(br)
	if err == io.EOF {
		err = textproto.ProtocolError("it breaks off within its headers")
	}
	if err == nil && !strings.HasPrefix(version, "WARC/") {
		err = textproto.ProtocolError("no record begins where one should")
	}
	return h, err
}

// headers reads a first line and the headers below it.
func headers(br *bufio.Reader) (first string, h textproto.MIMEHeader, err error) {
	h = textproto.MIMEHeader{}
	size, last := 0, ""
	for n := 0; ; n++ {
		line, err := br.ReadSlice('\n')
		if size += len(line); size > longestHeaders || err == bufio.ErrBufferFull {
			return "", nil, errHeaders
		}
		if err != nil {
			return "", nil, err
		}
		text := strings.TrimRight(string(line), "\r\n")
		switch key, value, ok := strings.Cut(text, ":"); {
		case n == 0:
			first = text
		case text == "":
			return first, h, nil
		case (text[0] == ' ' || text[0] == '\t') && last != "":
			h[last][len(h[last])-1] += " " + strings.TrimSpace(text)
		case ok:
			last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(key))
			h.Add(last, strings.TrimSpace(value))
		}
	}
}

// page fills r with the page of a record. Kind names what is passed over.
func (r *Raw) page(h textproto.MIMEHeader, block io.Reader) (kind string, err error) {
	of := strings.ToLower(h.Get("WARC-Type"))
	switch of {
	case "response":
	case "resource", "conversion":
		return r.body(h.Get("Content-Type"), "", block)
	default:
		if of == "" {
			of = "nameless"
		}
		return of, nil
	}
	if !strings.HasPrefix(r.URL, "http") {
		return "response of other protocols", nil
	}
	in := bufio.NewReaderSize(block, bufferSize)
	status, answer, err := headers(in)
	if err != nil {
		return "", unreadablef("the answer of the server breaks off in its headers: %v", err)
	}
	fields := strings.Fields(status)
	if len(fields) < 2 || fields[1] != "200" {
		return "answer without a page", nil // moved, not found, not modified
	}
	var body io.Reader = in
	if strings.Contains(strings.ToLower(answer.Get("Transfer-Encoding")), "chunked") {
		body = &chunks{br: in}
	}
	return r.body(answer.Get("Content-Type"), answer.Get("Content-Encoding"), body)
}

// body reads what a server sent, if it is a page.
func (r *Raw) body(contentType, encodings string, body io.Reader) (kind string, err error) {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(contentType), ";")
		media = strings.TrimSpace(media)
	}
	if media != "text/html" && media != "application/xhtml+xml" {
		return "answer that is no page", nil
	}
	r.Charset = params["charset"]
	for _, enc := range slices.Backward(strings.Split(strings.ToLower(encodings), ",")) {
		body, err = contentDecoder(strings.TrimSpace(enc), body)
		if err != nil && !errors.Is(err, ErrUnreadable) {
			err = unreadablef("the page can't be unpacked: %v", err)
		}
		if err != nil {
			return "", err
		}
	}
	b, err := io.ReadAll(io.LimitReader(body, MaxArticle+1))
	switch {
	case len(b) > MaxArticle:
		return "", unreadablef("the page is %v", errLongValue)
	case err != nil && len(b) == 0:
		return "", unreadablef("the page can't be unpacked: %v", err)
	case err != nil:
		r.note("The web archive has only a part of this page (it breaks off).")
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return "empty page", nil
	}
	r.Bytes = b
	return "", nil
}
