package query

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// fataler is what testing.T and rapid.T share.
type fataler interface {
	Helper()
	Errorf(format string, args ...any)
}

// roundTrip checks what must hold of every text, and returns its query.
func roundTrip(t fataler, in string, any bool) Query {
	t.Helper()
	q := Parse(in, any)
	checkForm(t, q.Root, 1)
	if len(q.Notices) > maxNotices {
		t.Errorf("%d notices", len(q.Notices))
	}
	s := q.String()
	if !utf8.ValidString(s) || len(s) > MaxBytes {
		t.Errorf("canonical text has %d bytes or is not valid UTF-8: %.200q", len(s), s)
	}
	again := Parse(s, any)
	if !reflect.DeepEqual(q.Root, again.Root) { // cmp takes exponential time in the depth
		t.Errorf("%.200q prints as %.200q, which parses differently with any=%v:\n%#v\n%#v", in, s, any, q.Root, again.Root)
	}
	if again.Notices != nil {
		t.Errorf("%.200q prints as %.200q, which has notices %q", in, s, again.Notices)
	}
	return q
}

// checkForm checks the normal form that ast.go describes; level counts the ands
// and ors down to n.
func checkForm(t fataler, n Node, level int) {
	t.Helper()
	kids := func(kids []Node, bad func(Node) bool) {
		if len(kids) < 2 || level > MaxDepth {
			t.Errorf("%d kids at level %d", len(kids), level)
		}
		for _, k := range kids {
			if bad(k) {
				t.Errorf("%T directly within its like", k)
			}
			checkForm(t, k, level+1)
		}
	}
	text := func(s string) {
		if !searchable(s) || !utf8.ValidString(s) || strings.TrimSpace(s) != s {
			t.Errorf("a term's text is %q", s)
		}
	}
	switch n := n.(type) {
	case And:
		kids(n.Kids, func(k Node) bool { _, and := k.(And); return and })
	case Or:
		kids(n.Kids, func(k Node) bool { or, is := k.(Or); return is && or.Any == n.Any })
	case Not:
		if _, not := n.Kid.(Not); not || n.Kid == nil {
			t.Errorf("Not of %T", n.Kid)
		}
		checkForm(t, n.Kid, level)
	case Word:
		text(n.Text)
	case Phrase:
		text(n.Text)
	case Near:
		text(n.Text)
		if n.Distance < MinDistance || n.Distance > MaxDistance {
			t.Errorf("distance %d", n.Distance)
		}
	case Prefix:
		text(n.Text)
		if !prefixes(n.Text) {
			t.Errorf("prefix %q", n.Text)
		}
	case Value:
		text(n.Text)
		if facetName(n.Facet) == n.Facet && n.Facet == "organisation" {
			t.Errorf("facet %q", n.Facet)
		}
	case Bound:
		if n.Year < 1 || n.Year > 9999 || n.Month > 12 || n.Day > 31 || n.Month == 0 && n.Day > 0 {
			t.Errorf("bound %+v", n)
		}
	}
}

// pieces are the parts that queries are put together from in the property test:
// everything that means something, and marks that nearly do.
var pieces = []string{
	" ", " ", " ", "(", ")", "(", ")", `"`, "“", "”", "‘", "’", "«", "-", "--", "|", "*", "~", "~5", "~0", "~500", ":", `\`, "'", "?", "/",
	" AND ", " OR ", " NOT ", "AND", "OR", "NOT", "and", "a", "b", "lavrov", "U.S.", "é", "e\u0301", "北京", "٣", "x", "title:", "Body:", "standfirst:",
	"person:", "country:", "org:", "organization:", "source:", "language:", "tag:", "before:", "after:", "date:", "2023", "2023-03", "2023-3-2", "2023-13",
	"http://", "note:", "\u200b", "\u00a0", "\x00", "\xff", "\ufeff", "\u0301",
}

func TestEveryQueryPrintsToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
		roundTrip(t, s, rapid.Bool().Draw(t, "any"))
	})
}

func TestEveryWordCanBePrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "x" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 5).Draw(t, "pieces"), "")
		text = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, ""), isSpace), "")
		if rapid.Bool().Draw(t, "turned") {
			text = strings.TrimPrefix(text, "x") + "x"
		}
		for _, root := range []Node{w(text), Word{Title, text}, Phrase{Text: text}, Value{"place", text}, Not{w(text)}} {
			s := Query{Root: root}.String()
			if diff := cmp.Diff(root, Parse(s, false).Root); diff != "" {
				t.Errorf("%q parses differently (-want +got):\n%s", s, diff)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`lavrov AND "red lines" -kirby`, "title:(a OR b*) country:(france OR spain) date:2023-03", `"a b"~10 | c`, `\-x \AND a\:b`, "((((", `"`, "NOT -- OR",
		"‘a’ ‘b", "before:x date:2023 after:2023-3", "la*v *x person:y*",
	} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Add(strings.Join(pieces, ""), true)
	f.Fuzz(func(t *testing.T, s string, any bool) { roundTrip(t, s, any) })
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		Parse(`lavrov "red lines" (kirby OR blinken) country:us after:2022-01 -title:sport*`, false)
	}
}
