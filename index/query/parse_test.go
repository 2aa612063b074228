package query

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func w(s string) Word { return Word{Text: s} }

func and(kids ...Node) Node  { return And{Kids: kids} }
func or(kids ...Node) Node   { return Or{Kids: kids} }
func some(kids ...Node) Node { return Or{Kids: kids, Any: true} }

func TestParse(t *testing.T) {
	march := Bound{Year: 2023, Month: 3}
	marchOn := Bound{After: true, Year: 2023, Month: 3}
	tests := []struct {
		name, in string
		want     Node
		printed  string
	}{
		{"adjacent words must all be found", "harbour strike", and(w("harbour"), w("strike")), "harbour AND strike"},
		{"AND says the same as adjacency", "harbour AND strike", and(w("harbour"), w("strike")), "harbour AND strike"},
		{"operators are words in lower case", "war and peace or not", and(w("war"), w("and"), w("peace"), w("or"), w("not")), "war AND and AND peace AND or AND not"},
		{"OR binds weaker than AND", "a b OR c", or(and(w("a"), w("b")), w("c")), "(a AND b) OR c"},
		{"a bar is OR", "a|b | c", or(w("a"), w("b"), w("c")), "a OR b OR c"},
		{"NOT binds tightest", "NOT a b", and(Not{w("a")}, w("b")), "NOT a AND b"},
		{"a leading minus is NOT", "a -b", and(w("a"), Not{w("b")}), "a AND NOT b"},
		{"a hyphen inside a word is part of it", "COVID-19", w("COVID-19"), "COVID-19"},
		{"two negations cancel out", "NOT -a", w("a"), "a"},
		{"groups override precedence", "(a OR b) c", and(or(w("a"), w("b")), w("c")), "(a OR b) AND c"},
		{"groups within the same operator are dissolved", "(a (b c)) AND d", and(w("a"), w("b"), w("c"), w("d")), "a AND b AND c AND d"},
		{"a group can be excluded", "-(a OR b)", Not{or(w("a"), w("b"))}, "NOT (a OR b)"},
		{"straight quotes make a phrase", `"red  lines"`, Phrase{Text: "red lines"}, `"red lines"`},
		{"typographic quotes make a phrase", "“red lines” „blue“ «green»", and(Phrase{Text: "red lines"}, Phrase{Text: "blue"}, Phrase{Text: "green"}), `"red lines" AND "blue" AND "green"`},
		{"single typographic quotes make a phrase", "‘the baker’s dozen’", Phrase{Text: "the baker’s dozen"}, `"the baker’s dozen"`},
		{"an apostrophe is no quote", "baker’s o'clock", and(w("baker’s"), w("o'clock")), "baker’s AND o'clock"},
		{"a distance makes it near", `"harbour strike"~10`, Near{Text: "harbour strike", Distance: 10}, `"harbour strike"~10`},
		{"a star makes a prefix", "diplom*", Prefix{Text: "diplom"}, "diplom*"},
		{"a text field takes a word, phrase, prefix or near", `title:a body:"b c" standfirst:dip* title:"d e"~3`,
			and(Word{Title, "a"}, Phrase{Body, "b c"}, Prefix{Standfirst, "dip"}, Near{Title, "d e", 3}), `title:a AND body:"b c" AND standfirst:dip* AND title:"d e"~3`},
		{"a text field takes a group, an inner field wins", "title:(a OR body:b)", or(Word{Title, "a"}, Word{Body, "b"}), "title:a OR body:b"},
		{"field names are read in any case", "Title:a", Word{Title, "a"}, "title:a"},
		{"a value is a word or a phrase", `country:us source:"evening post"`, and(Value{"country", "us"}, Value{"source", "evening post"}), `country:us AND source:"evening post"`},
		{"a value takes a group", "country:(france OR spain)", or(Value{"country", "france"}, Value{"country", "spain"}), "country:france OR country:spain"},
		{"organisation has a short name", "organisation:nato org:nato", and(Value{"organisation", "nato"}, Value{"organisation", "nato"}), "org:nato AND org:nato"},
		{"a field can be excluded before or after its name", "-country:us country:-uk", and(Not{Value{"country", "us"}}, Not{Value{"country", "uk"}}), "NOT country:us AND NOT country:uk"},
		{"bounds take a year, a month or a day", "after:2021 before:2023-3 -before:2020-02-29",
			and(Bound{After: true, Year: 2021}, march, Not{Bound{Year: 2020, Month: 2, Day: 29}}), "after:2021 AND before:2023-03 AND NOT before:2020-02-29"},
		{"date means within", "date:2023-03", and(marchOn, march), "date:2023-03"},
		{"date can be excluded or one of several", "a OR -date:2023-03", or(w("a"), Not{and(marchOn, march)}), "a OR NOT date:2023-03"},
		{"a colon after another name is part of the word", "http://example.org note:x", and(w("http://example.org"), w("note:x")), "http://example.org AND note:x"},
		{"a backslash takes the meaning from a mark or operator", `\-a \AND title\:x \(y\)`, and(w("-a"), w("AND"), w("title:x"), w("(y)")), `\-a AND \AND AND title\:x AND \(y\)`},
		{"a backslash before anything else is itself", `c:\users`, w(`c:\users`), `c:\\users`},
		{"an operator as a field's word is a word", "title:AND", Word{Title, "AND"}, `title:\AND`},
		{"no text finds everything", "  ", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Parse(tt.in, false)
			if diff := cmp.Diff(tt.want, got.Root); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tt.in, diff)
			}
			if s := got.String(); s != tt.printed {
				t.Errorf("String = %q, want %q", s, tt.printed)
			}
			if got.Notices != nil {
				t.Errorf("notices: %q", got.Notices)
			}
			roundTrip(t, tt.in, false)
			roundTrip(t, tt.in, true)
		})
	}
}

func TestParseTakesWhatIsNotInTheLanguage(t *testing.T) {
	tests := []struct {
		name, in string
		want     Node
		notices  string // what each must contain, separated by |
	}{
		{"a lone closing parenthesis is left out", "a) b", and(w("a"), w("b")), "lone ')'"},
		{"a lone opening parenthesis is left out", "a (", w("a"), "lone '('"},
		{"an open group is closed at the end", "c (a OR b", and(w("c"), or(w("a"), w("b"))), "closed at the end"},
		{"an open quote runs to the end", `a "red lines`, and(w("a"), Phrase{Text: "red lines"}), "quotation mark"},
		{"a lone quote is left out", `a "`, w("a"), "lone quotation mark"},
		{"an empty phrase is left out", `a ""`, w("a"), "empty pair"},
		{"a lone minus is left out", "a - b -", and(w("a"), w("b")), "'-' was left out"},
		{"operators at either end are left out", "AND a OR", w("a"), "AND with nothing|OR with nothing"},
		{"doubled operators count once", "a OR OR b AND AND c", or(w("a"), and(w("b"), w("c"))), "AND with nothing|OR with nothing"},
		{"NOT at the end is left out", "a NOT", w("a"), "NOT with nothing"},
		{"empty groups are left out", "a () title:()", w("a"), "empty group"},
		{"a lone star is left out", "a *", w("a"), "'*' was left out"},
		{"a short prefix is a word", "la*", w("la"), "'la*' was searched as the word 'la'"},
		{"a star inside ends the word", "lavr*v", Prefix{Text: "lavr"}, "read as 'lavr*'"},
		{"a star in front is left out", "*lines", w("lines"), "word 'lines'"},
		{"only marks find everything", "??? !!", nil, "'???'|'!!'|every article"},
		{"a distance too small is one", `"a b"~0`, Near{Text: "a b", Distance: 1}, "read as ~1"},
		{"a distance too large is a hundred", `"a b"~99999999999999999999`, Near{Text: "a b", Distance: 100}, "read as ~100"},
		{"a day that never was is plain words", "before:2023-02-30", w("before:2023-02-30"), "not a date"},
		{"no date at all is plain words", `date:"last year" date:(x)`, and(Phrase{Text: "last year"}, w("x")), "'date:\"last year\"' is not a date|'x' is not a date"},
		{"a field with a space behind it is a word", "title: x", and(w("title"), w("x")), "without a space"},
		{"a star in a value is left out", "person:lav*", Value{"person", "lav"}, "'*' does not work in person:"},
		{"a distance in a value is left out", `person:"a b"~3`, Value{"person", "a b"}, "~3 does not work"},
		{"bytes that are no text are left out", "a\xffb", and(w("a"), w("b")), "not valid UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Parse(tt.in, false)
			if diff := cmp.Diff(tt.want, got.Root); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tt.in, diff)
			}
			want := strings.Split(tt.notices, "|")
			if len(got.Notices) != len(want) {
				t.Fatalf("notices %q, want %q", got.Notices, want)
			}
			for i, n := range got.Notices {
				if !strings.Contains(n, want[i]) {
					t.Errorf("notice %q, want one with %q", n, want[i])
				}
			}
			roundTrip(t, tt.in, false)
			roundTrip(t, tt.in, true)
		})
	}
}

func TestParseAnyWord(t *testing.T) {
	tests := []struct {
		name, in string
		want     Node
		printed  string
	}{
		{"adjacent words are joined by any", `a "b c" dip*`, some(w("a"), Phrase{Text: "b c"}, Prefix{Text: "dip"}), `a "b c" dip*`},
		{"AND binds tighter", "a b AND c", some(w("a"), and(w("b"), w("c"))), "a (b AND c)"},
		{"OR stays a typed or", "a OR b c", or(w("a"), some(w("b"), w("c"))), "a OR (b c)"},
		{"what restricts still holds", "a country:us b -c after:2020", and(some(w("a"), w("b")), Value{"country", "us"}, Not{w("c")}, Bound{After: true, Year: 2020}),
			"(a b) AND country:us AND NOT c AND after:2020"},
		{"so does a group of nothing else", "a b country:(france OR spain)", and(some(w("a"), w("b")), or(Value{"country", "france"}, Value{"country", "spain"})),
			"(a b) AND (country:france OR country:spain)"},
		{"one word stays a word", "a -b", and(w("a"), Not{w("b")}), "a AND NOT b"},
		{"groups of any are dissolved", "(a b) c", some(w("a"), w("b"), w("c")), "a b c"},
		{"a group with a restriction is one of the parts", "(a -b) c", some(and(w("a"), Not{w("b")}), w("c")), "(a AND NOT b) c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Parse(tt.in, true)
			if diff := cmp.Diff(tt.want, got.Root); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tt.in, diff)
			}
			if s := got.String(); s != tt.printed {
				t.Errorf("String = %q, want %q", s, tt.printed)
			}
			roundTrip(t, tt.in, true)
		})
	}
}

func TestParseIsBounded(t *testing.T) {
	tests := []struct{ name, in, notice string }{
		{"many bytes", strings.Repeat("é ", MaxBytes), "very long"},
		{"many terms", strings.Repeat("a ", MaxTerms+1), "more than 256 terms"},
		{"many dates", strings.Repeat("date:2023 x ", MaxTerms), "more than 256 terms"},
		{"long words", strings.Repeat(strings.Repeat("é", 1000)+" ", 9), "longer than 8192 bytes"},
		{"a long phrase of marks to escape", `"` + strings.Repeat(`\\x`, MaxText) + `"`, "longer than 8192 bytes"},
		{"many groups", strings.Repeat("(", 30000) + "a b" + strings.Repeat(")", 30000), "nested too deeply"},
		{"many open groups", strings.Repeat("title:(-", 8000), "nested too deeply"},
		{"deep alternation", deep(MaxDepth + 5), "nested too deeply"},
		{"many minus signs", strings.Repeat("-", MaxBytes-1) + "a", ""},
		{"many single quotes", strings.Repeat("‘a ", MaxBytes/5), "more than 256 terms"},
		{"many marks", strings.Repeat("? ?? ??? ", 7000), "every article"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, any := range []bool{false, true} {
				q := roundTrip(t, tt.in, any)
				if !strings.Contains(strings.Join(q.Notices, "; "), tt.notice) {
					t.Errorf("notices %q, want one with %q", q.Notices, tt.notice)
				}
			}
		})
	}
}

// deep nests n groups of alternating operators.
func deep(n int) string {
	s := "z"
	for i := range n {
		s = "(x" + []string{" OR ", " AND "}[i%2] + s + ")"
	}
	return s
}

func TestDepthUpToTheBoundIsKept(t *testing.T) {
	if q := Parse(deep(MaxDepth), false); q.Notices != nil {
		t.Errorf("notices %q", q.Notices)
	}
}

func TestWalkVisitsParentsFirst(t *testing.T) {
	var got []string
	Walk(Parse("a (b OR -c)", false).Root, func(n Node) { got = append(got, Query{Root: n}.String()) })
	want := []string{"a AND (b OR NOT c)", "a", "b OR NOT c", "b", "NOT c", "c"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	Walk(nil, func(Node) { t.Error("called for nil") })
}
