package article

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// mostParts is how many parts of a message are read, mostNestedParts how deep they
// may lie in one another; real messages stay below 20 and 5.
const (
	mostParts       = 200
	mostNestedParts = 8
)

// mailParts gathers the parts of a message.
type mailParts struct {
	plain, html strings.Builder
	attached    int
	parts       int
	bad         int // bytes replaced
	notes       []string
}

type mimeHeader interface{ Get(string) string }

func textprotoHeader(h mail.Header) mimeHeader { return h }

// read adds a part and those within it.
func (m *mailParts) read(h mimeHeader, r io.Reader, deep int) {
	if m.parts++; m.parts > mostParts || deep > mostNestedParts {
		return
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if disposition, _, err := mime.ParseMediaType(h.Get("Content-Disposition")); err == nil && disposition == "attachment" {
		m.attached++
		return
	}
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, &base64Text{r})
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	if strings.HasPrefix(kind, "multipart/") {
		mr := multipart.NewReader(r, params["boundary"])
		for m.parts <= mostParts {
			p, err := mr.NextRawPart()
			if err != nil {
				return
			}
			m.read(p.Header, p, deep+1)
		}
		return
	}
	to := &m.plain
	switch kind {
	case "text/plain":
	case "text/html":
		to = &m.html
	default:
		m.attached++
		return
	}
	b, err := io.ReadAll(io.LimitReader(r, MaxArticle))
	if err != nil {
		m.notes = append(m.notes, "A part of the message is damaged, and was read as far as it goes.")
	}
	d := transcode(b, params["charset"])
	m.notes = append(m.notes, d.notes()...)
	m.bad += d.bad
	to.WriteString(d.text)
	to.WriteByte('\n')
}

// base64Text passes over what is between the lines of base64.
type base64Text struct{ r io.Reader }

func (b *base64Text) Read(p []byte) (int, error) {
	for {
		n, err := b.r.Read(p)
		out := p[:0]
		for _, c := range p[:n] {
			if c != ' ' && c != '\t' {
				out = append(out, c)
			}
		}
		if len(out) > 0 || err != nil {
			return len(out), err
		}
	}
}
