package web

import (
	"errors"
	"strings"
	"testing"

	"parallax/index"
)

func TestComparisonsHaveOneAddress(t *testing.T) {
	a, b, c := index.GivenID("t", "a").String(), index.GivenID("t", "b").String(), index.GivenID("t", "c").String()
	for _, x := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"the order of articles is kept", "id=" + b + "&id=" + a, "id=" + b + "&id=" + a},
		{"ticked articles are articles", "pick=" + a + "&q=harbour&pick=" + b + "&sort=newest", "id=" + a + "&id=" + b},
		{"ticks keep the order of the tray", "pick=" + a + "&pick=" + b + "&tray=" + b + "&tray=" + a, "id=" + b + "&id=" + a},
		{"an article stands once", "id=" + a + "&id=" + a + "&pick=" + b, "id=" + a + "&id=" + b},
		{"capitals are no other id", "id=" + strings.ToUpper(a) + "&id=" + b, "id=" + a + "&id=" + b},
		{"the text is two articles' default", "view=text&id=" + a + "&id=" + b, "id=" + a + "&id=" + b},
		{"claims are three articles' default", "view=claims&id=" + a + "&id=" + b + "&id=" + c, "id=" + a + "&id=" + b + "&id=" + c},
		{"another view is written", "view=quotes&id=" + a + "&id=" + b, "id=" + a + "&id=" + b + "&view=quotes"},
		{"an unknown view is the default", "view=best&id=" + a + "&id=" + b, "id=" + a + "&id=" + b},
		{"a pair of three", "pair=BC&view=text&id=" + a + "&id=" + b + "&id=" + c, "id=" + a + "&id=" + b + "&id=" + c + "&pair=BC&view=text"},
		{"no pair of two", "pair=BC&id=" + a + "&id=" + b, "id=" + a + "&id=" + b},
		{"one article keeps the picker's query", "q=+harbour+&id=" + a, "id=" + a + "&q=harbour"},
	} {
		st, err := parseComparison(x.in)
		if err != nil {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		if got := st.encode(); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
		again, err := parseComparison(st.encode())
		if err != nil || again.encode() != st.encode() {
			t.Errorf("%s: not stable: %q, %v", x.name, again.encode(), err)
		}
	}
	for _, in := range []string{"id=x", "id=%zz", "pick=" + a + "a"} {
		if _, err := parseComparison(in); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func FuzzComparisonAddress(f *testing.F) {
	f.Add("id=" + index.GivenID("t", "a").String() + "&view=only&pair=AB&q=x")
	f.Fuzz(func(t *testing.T, raw string) {
		st, err := parseComparison(raw)
		if err != nil {
			return
		}
		again, err := parseComparison(st.encode())
		if err != nil || again.encode() != st.encode() {
			t.Fatalf("%q encodes as %q, and that as %q (%v)", raw, st.encode(), again.encode(), err)
		}
	})
}
