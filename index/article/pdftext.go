package article

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// run is text that a page shows at once: from x0 to x1 on the line y, in points from
// the lower left, with letters of that size.
type run struct {
	x0, x1, y, size float64
	text            string
}

// pdfMatrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type pdfMatrix [6]float64

func (m pdfMatrix) times(n pdfMatrix) pdfMatrix {
	return pdfMatrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// textState is the part of the graphics state that text depends on (9.3).
type textState struct {
	ctm                         pdfMatrix
	font                        *pdfFont
	size, char, word, scale, up float64
	leading                     float64
}

// pdfWalker goes through the pages of a PDF and gathers their runs.
type pdfWalker struct {
	glyphs    int
	operators int
	runs      []run
}

// mostNestedForms is how deep forms may lie in one another.
const mostNestedForms = 8

func (w *pdfWalker) page(p pdf.Page) []run {
	w.runs = nil
	w.content(p.V.Key("Contents"), p.Resources(), pdfMatrix{1, 0, 0, 1, 0, 0}, 0)
	return w.runs
}

// content interprets a content stream.
func (w *pdfWalker) content(strm, resources pdf.Value, ctm pdfMatrix, deep int) {
	switch strm.Kind() {
	case pdf.Stream:
		checkStream(strm)
	case pdf.Array:
		for i := range strm.Len() {
			checkStream(strm.Index(i))
		}
	default:
		return
	}
	g := textState{ctm: ctm, scale: 1}
	var saved []textState
	var tm, line pdfMatrix
	ident := pdfMatrix{1, 0, 0, 1, 0, 0}
	tm, line = ident, ident
	fonts := map[string]*pdfFont{}
	move := func(x, y float64) {
		line = pdfMatrix{1, 0, 0, 1, x, y}.times(line)
		tm = line
	}
	show := func(raw string) {
		if g.font == nil {
			return
		}
		text, width, codes, spaces := g.font.decode(raw)
		if w.glyphs += codes; w.glyphs > mostGlyphs {
			panic(errPDFTooMuch)
		}
		advance := (width/1000*g.size + float64(codes)*g.char + float64(spaces)*g.word) * g.scale
		at := pdfMatrix{1, 0, 0, 1, 0, g.up}.times(tm).times(g.ctm)
		end := pdfMatrix{1, 0, 0, 1, advance, 0}.times(tm).times(g.ctm)
		size := math.Hypot(at[2], at[3]) * math.Abs(g.size)
		upright := math.Abs(end[5]-(at[5]-g.up*at[3])) <= math.Abs(end[4]-at[4])+size/10
		if r := (run{at[4], end[4], at[5], size, text}); upright && finite(r) && text != "" {
			w.add(r)
		}
		tm = pdfMatrix{1, 0, 0, 1, advance, 0}.times(tm)
	}
	pdf.Interpret(strm, func(stk *pdf.Stack, op string) {
		if w.operators++; w.operators > mostOperators {
			panic(errPDFTooMuch)
		}
		args := drain(stk)
		num := func(i int) float64 {
			if i < len(args) {
				return args[i].Float64()
			}
			return 0
		}
		last := func() (v pdf.Value) {
			if len(args) > 0 {
				v = args[len(args)-1]
			}
			return v
		}
		switch op {
		case "q":
			if len(saved) < 1000 {
				saved = append(saved, g)
			}
		case "Q":
			if n := len(saved); n > 0 {
				g, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			g.ctm = pdfMatrix{num(0), num(1), num(2), num(3), num(4), num(5)}.times(g.ctm)
		case "BT":
			tm, line = ident, ident
		case "Tm":
			line = pdfMatrix{num(0), num(1), num(2), num(3), num(4), num(5)}
			tm = line
		case "Td":
			move(num(0), num(1))
		case "TD":
			g.leading = -num(1)
			move(num(0), num(1))
		case "T*":
			move(0, -g.leading)
		case "TL":
			g.leading = num(0)
		case "Tc":
			g.char = num(0)
		case "Tw":
			g.word = num(0)
		case "Tz":
			g.scale = num(0) / 100
		case "Ts":
			g.up = num(0)
		case "Tf":
			if len(args) == 2 {
				name := args[0].Name()
				if fonts[name] == nil {
					fonts[name] = newPDFFont(pdf.Font{V: resources.Key("Font").Key(name)})
				}
				g.font, g.size = fonts[name], num(1)
			}
		case "Tj":
			show(last().RawString())
		case "'":
			move(0, -g.leading)
			show(last().RawString())
		case "\"":
			g.word, g.char = num(0), num(1)
			move(0, -g.leading)
			show(last().RawString())
		case "TJ":
			list := last()
			for i := range list.Len() {
				if v := list.Index(i); v.Kind() == pdf.String {
					show(v.RawString())
				} else {
					tm = pdfMatrix{1, 0, 0, 1, -v.Float64() / 1000 * g.size * g.scale, 0}.times(tm)
				}
			}
		case "Do":
			form := resources.Key("XObject").Key(last().Name())
			if form.Key("Subtype").Name() == "Form" && deep < mostNestedForms {
				inner := g.ctm
				if m := form.Key("Matrix"); m.Len() == 6 {
					inner = pdfMatrix{m.Index(0).Float64(), m.Index(1).Float64(), m.Index(2).Float64(), m.Index(3).Float64(), m.Index(4).Float64(), m.Index(5).Float64()}.times(inner)
				}
				own := form.Key("Resources")
				if own.IsNull() {
					own = resources
				}
				w.content(form, own, inner, deep+1)
			}
		}
	})
}

// drain takes all values off the stack, the first pushed first.
func drain(stk *pdf.Stack) []pdf.Value {
	out := make([]pdf.Value, stk.Len())
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = stk.Pop()
	}
	return out
}

func finite(r run) bool {
	for _, v := range []float64{r.x0, r.x1, r.y, r.size} {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return r.size > 0.1
}

// add keeps a run, as part of the one before it where it goes on from there. Bold
// letters that are printed twice, a little apart, count once.
func (w *pdfWalker) add(r run) {
	if r.x1 < r.x0 {
		r.x0, r.x1 = r.x1, r.x0
	}
	if n := len(w.runs); n > 0 {
		p := &w.runs[n-1]
		same := math.Abs(p.y-r.y) < p.size/20 && math.Abs(p.size-r.size) < p.size/20
		switch gap := r.x0 - p.x1; {
		case same && p.text == r.text && math.Abs(p.x0-r.x0) < p.size/5:
			return
		case same && math.Abs(gap) < wordGap*p.size:
			p.text, p.x1 = p.text+r.text, r.x1
			return
		}
	}
	if text := strings.TrimLeft(r.text, " "); text != "" { // spaces indent
		r.x0 += (r.x1 - r.x0) * float64(len(r.text)-len(text)) / float64(utf8.RuneCountInString(r.text))
		r.text = text
	}
	w.runs = append(w.runs, r)
}

// wordGap is the gap, in parts of the letters' size, from which on two runs of a line
// are two words. The narrowest spaces of text set flush have .2.
const wordGap = 0.15
