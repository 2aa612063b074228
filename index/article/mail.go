package article

import (
	"bytes"
	"fmt"
	"io"
	"mime"
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
