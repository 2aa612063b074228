package article

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// decoded is text that was read from bytes.
type decoded struct {
	text    string
	enc     encoding.Encoding // nil for UTF-8
	guessed string            // the name of an encoding that nothing declares
	bad     int               // bytes that are no text; each stretch of them is U+FFFD
}

// transcode reads bytes as text: with a byte order mark as that says; as UTF-8
// where they are mostly that, whatever is declared, for nothing else is UTF-8 by
// chance; else in the encoding that label, a page's meta element or an XML
// declaration names; else in the one that they look most like, which is
// Windows-1252 for text in Latin letters with few accents.
func transcode(b []byte, label string) (d decoded) {
	if enc := wideOrder(b); enc != nil {
		if wide, err := enc.NewDecoder().Bytes(b); err == nil {
			d.text = strings.TrimPrefix(string(wide), "\ufeff")
			d.bad = 2 * strings.Count(d.text, "\ufffd")
			return d
		}
	}
	s := strings.TrimPrefix(string(b), "\ufeff")
	if label == "" {
		label = declared(b)
	}
	enc, name := charset.Lookup(label)
	if strings.HasPrefix(name, "iso-2022") { // looks like ASCII
		d.enc = enc
		d.text = d.again(b)
		d.bad = strings.Count(d.text, "\ufffd")
		return d
	}
	good, wrong := multibyte(s)
	switch {
	case wrong == 0:
		d.text = s
		return d
	case good >= wrong || name == "utf-8" && good > 0:
		d.text, d.bad = strings.ToValidUTF8(s, "\ufffd"), wrong
		return d
	case name == "" || name == "utf-8":
		enc, name = guess(b)
		d.guessed = name
	}
	d.enc = enc
	d.text = d.again(b)
	d.bad = strings.Count(d.text, "\ufffd")
	return d
}

// again reads more bytes of the same encoding.
func (d decoded) again(b []byte) string {
	if d.enc == nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	if d.enc == charmap.Windows1252 {
		return windows1252(b)
	}
	out, err := d.enc.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// notes says what is doubtful about the text.
func (d decoded) notes() (notes []string) {
	if d.guessed != "" {
		notes = append(notes, "The text is not UTF-8 and was read as "+d.guessed+".")
	}
	if d.bad > 0 {
		notes = append(notes, fmt.Sprintf("%d bytes were not valid text and were replaced.", d.bad))
	}
	return notes
}

var xmlEncoding = regexp.MustCompile(`^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']`)

// declared is the encoding that a page's meta element or an XML declaration names.
func declared(b []byte) string {
	head := bytes.TrimLeft(b[:min(len(b), 4096)], " \t\r\n")
	if len(head) == 0 || head[0] != '<' {
		return ""
	}
	if m := xmlEncoding.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	if _, name, certain := charset.DetermineEncoding(head, ""); certain {
		return name
	}
	if i := bytes.Index(bytes.ToLower(head), []byte("charset=")); i >= 0 { // behind what a strict reader stops at
		name := strings.Trim(string(head[i+len("charset="):min(len(head), i+40)]), `"' `)
		if end := strings.IndexAny(name, `"' />;`); end > 0 {
			name = name[:end]
		}
		if _, canonical := charset.Lookup(name); canonical != "" {
			return canonical
		}
	}
	return ""
}

// latinRun is the share of the bytes above ASCII that stand alone among ASCII
// letters from which on a text is in Latin letters: accents stand alone, letters of
// other scripts together.
const latinRun = 0.6

// sureGuess is the confidence, of 100, from which a guess of another Latin encoding
// than Windows-1252 is believed, if it is also twice as sure as that of Windows-1252.
// Two sentences of Polish have 48 and 20.
const sureGuess = 40

// guess returns the encoding that bytes look most like, by the frequencies of
// their letters, and its name.
func guess(b []byte) (encoding.Encoding, string) {
	if len(b) > 1<<16 {
		b = b[:1<<16]
	}
	alone, high := 0, 0
	for i, c := range b {
		if c < utf8.RuneSelf {
			continue
		}
		high++
		if (i == 0 || b[i-1] < utf8.RuneSelf) && (i+1 == len(b) || b[i+1] < utf8.RuneSelf) {
			alone++
		}
	}
	latin := float64(alone) >= latinRun*float64(high)
	all, err := chardet.NewTextDetector().DetectAll(b)
	if err != nil || len(all) == 0 {
		return charmap.Windows1252, "Windows-1252"
	}
	found, western := all[0], 0
	for _, r := range all {
		if r.Charset == "ISO-8859-1" || r.Charset == "windows-1252" {
			western = max(western, r.Confidence)
		}
	}
	ofLatin := strings.HasPrefix(found.Charset, "ISO-8859-") || strings.HasPrefix(found.Charset, "windows-125")
	if found.Charset == "UTF-8" || latin && (!ofLatin || found.Confidence < max(sureGuess, 2*western)) {
		return charmap.Windows1252, "Windows-1252"
	}
	enc, name := charset.Lookup(strings.Replace(found.Charset, "GB-18030", "gb18030", 1))
	if enc == nil || name == "windows-1252" {
		return charmap.Windows1252, "Windows-1252"
	}
	return enc, found.Charset
}

// windows1252 decodes b; bytes that have no character there become U+FFFD.
func windows1252(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		r := charmap.Windows1252.DecodeByte(c)
		if r >= 0x80 && r < 0xA0 {
			r = utf8.RuneError
		}
		s.WriteRune(r)
	}
	return s.String()
}
