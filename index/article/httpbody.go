package article

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// contentDecoder undoes a Content-Encoding of HTTP (RFC 9110, 8.4).
func contentDecoder(name string, r io.Reader) (io.Reader, error) {
	br := bufio.NewReader(r)
	switch name {
	case "", "identity", "none", "utf-8":
		return br, nil
	case "gzip", "x-gzip":
		if magic, _ := br.Peek(2); string(magic) != "\x1f\x8b" { // crawlers keep the header and unpack the body
			return br, nil
		}
		return gzip.NewReader(br)
	case "deflate":
		if magic, _ := br.Peek(2); len(magic) == 2 && magic[0] == 0x78 && (int(magic[0])<<8|int(magic[1]))%31 == 0 {
			return zlib.NewReader(br)
		}
		return flate.NewReader(br), nil
	case "br":
		if magic, _ := br.Peek(1); string(magic) == "<" {
			return br, nil
		}
		return brotli.NewReader(br), nil
	case "zstd":
		return zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(mostWindow))
	}
	return nil, unreadablef("the page is encoded as %q, which is not read", shorten(name))
}

// chunks reads a body in chunks (RFC 9112, 7.1). A body that is not, as crawlers
// leave that take the chunks apart and keep the header, is read as it is.
type chunks struct {
	br    *bufio.Reader
	left  int64
	begun bool
	plain bool
	done  bool
}

func (c *chunks) Read(p []byte) (int, error) {
	if c.done {
		return 0, io.EOF
	}
	if !c.plain && c.left == 0 {
		if err := c.next(); err != nil {
			return 0, err
		}
		if c.done {
			return 0, io.EOF
		}
	}
	if c.plain {
		return c.br.Read(p)
	}
	n, err := c.br.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	return n, err
}

// next reads the size of the next chunk.
func (c *chunks) next() error {
	if c.begun {
		if _, err := c.br.ReadSlice('\n'); err != nil { // the end of the last one
			return io.ErrUnexpectedEOF
		}
	}
	ahead, _ := c.br.Peek(20)
	line, _, ok := bytes.Cut(ahead, []byte("\n"))
	size, _, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
	n, err := strconv.ParseInt(strings.TrimSpace(size), 16, 62)
	if !ok && len(ahead) == 20 && strings.Contains(string(ahead), ";") {
		ok = err == nil
	}
	if err != nil || !ok || n < 0 {
		if c.begun {
			return io.ErrUnexpectedEOF
		}
		c.plain = true
		return nil
	}
	c.begun = true
	if _, err := c.br.ReadSlice('\n'); err != nil {
		return io.ErrUnexpectedEOF
	}
	c.left, c.done = n, n == 0
	return nil
}
