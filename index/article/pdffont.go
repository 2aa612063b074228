package article

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
)

// pdfFont is what is needed of a font: which letters its codes are, and how wide.
type pdfFont struct {
	bytes   int               // of a code: 2 for composite fonts
	letters map[uint32]string // by code, of its ToUnicode map; nil without one
	enc     pdf.TextEncoding  // without a map
	widths  map[uint32]float64
	usual   float64 // width of codes that widths lacks
}

func newPDFFont(f pdf.Font) *pdfFont {
	p := &pdfFont{bytes: 1, widths: map[uint32]float64{}, usual: 500}
	if f.V.Key("Subtype").Name() == "Type0" {
		p.bytes = 2
		p.composite(f.V.Key("DescendantFonts").Index(0))
	} else {
		first := f.FirstChar()
		for i, w := range f.Widths() {
			if code := first + i; code >= 0 && code < 256 {
				p.widths[uint32(code)] = w
			}
		}
	}
	if m := f.V.Key("ToUnicode"); m.Kind() == pdf.Stream {
		p.letters = toUnicode(m)
	}
	if len(p.letters) == 0 {
		p.letters, p.enc = nil, f.Encoder()
	}
	return p
}

// composite reads the widths of a composite font (ISO 32000-1, 9.7.4.3).
func (p *pdfFont) composite(d pdf.Value) {
	p.usual = 1000
	if dw := d.Key("DW"); !dw.IsNull() {
		p.usual = dw.Float64()
	}
	w := d.Key("W")
	for i := 0; i+1 < w.Len(); {
		first := uint32(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for j := range list.Len() {
				p.widths[first+uint32(j)] = list.Index(j).Float64()
			}
			i += 2
			continue
		}
		last, width := uint32(w.Index(i+1).Int64()), w.Index(i+2).Float64()
		for c := first; c <= last && c < 1<<16; c++ {
			p.widths[c] = width
		}
		i += 3
	}
}

// decode turns a string into letters, and gives its width in thousandths of the
// font's size, its codes and its single-byte spaces.
func (p *pdfFont) decode(raw string) (text string, width float64, codes, spaces int) {
	var b strings.Builder
	for len(raw) > 0 {
		n := min(p.bytes, len(raw))
		code := uint32(raw[0])
		if n == 2 {
			code = code<<8 | uint32(raw[1])
		}
		w, ok := p.widths[code]
		if !ok {
			w = p.usual
		}
		width += w
		codes++
		if n == 1 && raw[0] == ' ' {
			spaces++
		}
		switch s, ok := p.letters[code]; {
		case ok:
			b.WriteString(s)
		case p.letters != nil && n == 1 && raw[0] >= ' ' && raw[0] < 0x7f:
			b.WriteByte(raw[0])
		case p.letters != nil || n == 2:
			b.WriteString("\ufffd")
		default:
			b.WriteString(p.enc.Decode(raw[:n]))
		}
		raw = raw[n:]
	}
	return strings.ToValidUTF8(b.String(), "\ufffd"), width, codes, spaces
}

// mostLetters is how many codes a font's map may have: two bytes have no more.
const mostLetters = 1 << 16

// toUnicode reads a ToUnicode map (ISO 32000-1, 9.10.3): of its PostScript only the
// lists of codes and letters matter, which are strings in hexadecimal.
func toUnicode(m pdf.Value) map[uint32]string {
	checkStream(m)
	b, err := io.ReadAll(io.LimitReader(m.Reader(), mostMap))
	if err != nil && len(b) == 0 {
		return nil
	}
	letters := map[uint32]string{}
	var strs []string // since the list began
	var ends []int    // of the lists within, as pairs of positions in strs
	for len(b) > 0 {
		switch c := b[0]; {
		case c == '<' && len(b) > 1 && b[1] != '<':
			end := bytes.IndexByte(b, '>')
			if end < 0 {
				return letters
			}
			strs = append(strs, unhex(b[1:end]))
			b = b[end+1:]
		case c == '[' || c == ']':
			ends = append(ends, len(strs))
			b = b[1:]
		case isLetterByte(c):
			n := 1
			for n < len(b) && isLetterByte(b[n]) {
				n++
			}
			switch string(b[:n]) {
			case "begincodespacerange", "beginbfchar", "beginbfrange":
				strs, ends = strs[:0], ends[:0]
			case "endbfchar":
				for i := 0; i+1 < len(strs) && len(letters) < mostLetters; i += 2 {
					letters[codeOf(strs[i])] = utf16Text(strs[i+1])
				}
			case "endbfrange":
				ranges(letters, strs, ends)
			}
			b = b[n:]
		default:
			b = b[1:]
		}
	}
	return letters
}

// mostMap is the most that a map of letters may have, in bytes.
const mostMap = 8 << 20

// ranges adds what a list of ranges gives: first and last code, and the letter of the
// first, or a list of the letters of all.
func ranges(letters map[uint32]string, strs []string, lists []int) {
	for i := 0; i+1 < len(strs) && len(letters) < mostLetters; {
		first, last := codeOf(strs[i]), codeOf(strs[i+1])
		i += 2
		if len(lists) >= 2 && lists[0] == i {
			for j := i; j < lists[1] && uint32(j-i) <= last-first; j++ {
				letters[first+uint32(j-i)] = utf16Text(strs[j])
			}
			i, lists = lists[1], lists[2:]
			continue
		}
		if i >= len(strs) {
			return
		}
		for c := first; c <= last && c-first < mostLetters && len(letters) < mostLetters; c++ {
			letters[c] = utf16Text(addToLast(strs[i], c-first))
		}
		i++
	}
}

// unhex reads the digits of a hexadecimal string; an odd one at the end counts as
// followed by 0, others than digits are passed over.
func unhex(b []byte) string {
	var out []byte
	half, odd := byte(0), false
	for _, c := range b {
		var d byte
		switch {
		case c >= '0' && c <= '9':
			d = c - '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			d = c | 0x20 - 'a' + 10
		default:
			continue
		}
		if odd {
			out = append(out, half<<4|d)
		}
		half, odd = d, !odd
	}
	if odd {
		out = append(out, half<<4)
	}
	return string(out)
}

func codeOf(s string) (code uint32) {
	for i := range len(s) {
		code = code<<8 | uint32(s[i])
	}
	return code
}

// addToLast adds n to the last UTF-16 unit of s.
func addToLast(s string, n uint32) string {
	b := []byte(s)
	if len(b) >= 2 {
		u := uint16(b[len(b)-2])<<8 | uint16(b[len(b)-1])
		u += uint16(n)
		b[len(b)-2], b[len(b)-1] = byte(u>>8), byte(u)
	} else if len(b) == 1 {
		b[0] += byte(n)
	}
	return string(b)
}

// utf16Text decodes UTF-16, big end first.
func utf16Text(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
