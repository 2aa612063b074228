package article

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"

	"golang.org/x/net/html/charset"
)

// mailHeaders are the headers that every message has some of.
var mailHeaders = wordSet("from subject date message-id mime-version received return-path delivered-to to reply-to content-type list-id")

// looksMail reports whether a text begins as a message does: with headers, a sender
// or subject among them, and at least three that every message has.
func looksMail(text string) bool {
	known, named := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(name, " \t") || name == "" {
			return false
		}
		name = strings.ToLower(name)
		if mailHeaders[name] {
			known++
		}
		named = named || name == "from" || name == "subject"
	}
	return named && known >= 3
}

// mbox cuts a mailbox (RFC 4155) into its messages: each begins with a line of
// "From " behind an empty line.
func (s *splitter) mbox(f *file, br *bufio.Reader) error {
	var msg []byte
	open, long, blank := false, false, true
	n, from := 0, 0
	flush := func() bool {
		if !open {
			return true
		}
		n++
		raw := f.raw(Email)
		raw.Name, raw.Bytes = fmt.Sprintf("%s:%d", f.name, n), msg
		msg = nil
		if long {
			raw.Bytes = nil
			return s.emit(raw, unreadablef("the message that begins at line %d is %v", from, errLongValue))
		}
		raw.Key = messageID(raw.Bytes)
		return s.emit(raw, nil)
	}
	for at := 1; ; at++ {
		line, tooLong, err := readLine(br)
		if err != nil && err != io.EOF {
			return readError(err)
		}
		if blank && bytes.HasPrefix(line, []byte("From ")) {
			if !flush() {
				return nil
			}
			open, long, from = true, false, at
		} else if open {
			if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && len(line) > 0 && line[0] == '>' {
				line = line[1:]
			}
			msg = append(msg, line...)
			if long = long || tooLong || len(msg) > MaxArticle; long {
				msg = nil
			}
		}
		blank = len(bytes.TrimSpace(line)) == 0 && !tooLong
		if err == io.EOF {
			flush()
			if n == 0 {
				return unreadable("the mailbox holds no message")
			}
			return nil
		}
	}
}

// messageID is the Message-ID of a message, without its brackets.
func messageID(b []byte) string {
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return ""
	}
	return strings.Trim(m.Header.Get("Message-ID"), "<> ")
}

// parseEmail reads a message: its subject is the title, its sender the author or
// the source, its text part the text, else its HTML part. Attachments are left out
// and counted.
func parseEmail(a *Article, b []byte, now time.Time) error {
	if first, rest, ok := bytes.Cut(b, []byte("\n")); ok && len(first) < 12 && isDigits(strings.TrimSpace(string(first))) {
		b = rest // of Apple's .emlx, the length
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return unreadablef("it is no message that can be read: %v", err)
	}
	var parts mailParts
	parts.read(textprotoHeader(m.Header), m.Body, 0)
	body := parts.plain.String()
	if strings.TrimSpace(body) == "" {
		body = fragmentText(parts.html.String())
	} else {
		body = unwrapped(body)
	}
	var f facts
	f.set("title", "Subject header", subject(decodedHeader(m.Header.Get("Subject"))))
	f.set("id", "Message-ID header", strings.Trim(m.Header.Get("Message-ID"), "<> "))
	f.set("published", "Date header", m.Header.Get("Date"))
	name := senderName(m.Header.Get("From"))
	if personName(name) {
		f.set("author", "From header", name)
	} else {
		f.set("source", "From header", name)
	}
	for _, n := range parts.notes {
		a.note(n)
	}
	if parts.attached > 0 {
		a.note(fmt.Sprintf("%d attachments of the message were left out.", parts.attached))
	}
	f.article(a, body, now)
	a.Replaced += parts.bad
	if a.Title == "" && a.Body == "" {
		return unreadable("the message holds no text: neither subject nor text part")
	}
	return nil
}

// decodedHeader decodes the encoded words of a header (RFC 2047).
func decodedHeader(s string) string {
	dec := mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) {
		return charset.NewReaderLabel(label, r)
	}}
	out, err := dec.DecodeHeader(s)
	if err != nil {
		out = s
	}
	return transcode([]byte(out), "").text
}

// subject is a subject without the marks of answers and forwarding.
func subject(s string) string {
	for {
		s = strings.TrimSpace(s)
		low := strings.ToLower(s)
		cut := 0
		for _, mark := range []string{"re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:"} {
			if strings.HasPrefix(low, mark) {
				cut = len(mark)
			}
		}
		if cut == 0 {
			return s
		}
		s = s[cut:]
	}
}

// senderName is the name in a From header, "" for a bare address.
func senderName(from string) string {
	parser := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}}
	if list, err := parser.ParseList(from); err == nil && len(list) > 0 {
		return list[0].Name
	}
	name, _, ok := strings.Cut(decodedHeader(from), "<")
	if !ok {
		return ""
	}
	return strings.Trim(strings.TrimSpace(name), `"`)
}

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

// unwrapped joins the lines of paragraphs that a program broke at a width, as
// messages and exports have them: paragraphs are parted by empty lines there. A text
// whose lines are not broken so stays as it is.
func unwrapped(s string) string {
	var lines []string
	longest, blank := 0, 0
	for l := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		l = strings.TrimRight(l, " \t")
		lines = append(lines, l)
		longest = max(longest, len(l))
		if l == "" {
			blank++
		}
	}
	if longest > 130 || blank == 0 {
		return strings.Join(lines, "\n")
	}
	var b strings.Builder
	prev := ""
	for _, l := range lines {
		switch {
		case l == "" || b.Len() == 0:
			if l == "" && b.Len() > 0 {
				b.WriteByte('\n')
			}
		case prev == "":
			b.WriteByte('\n')
		case len(prev) < longest/2 || itemOf(strings.TrimSpace(l)) != "": // a line that ends early was meant to
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSpace(l))
		prev = l
	}
	return b.String()
}
