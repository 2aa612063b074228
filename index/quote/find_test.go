package quote

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"parallax/index/article"
)

// found is a quotation as the tables write it.
type found struct {
	Text    string
	Speaker string
	Open    bool
}

func find(body string) []found {
	a := &article.Article{Body: body}
	var out []found
	for _, q := range Find(a) {
		out = append(out, found{a.Text(q.Field)[q.Start:q.End], q.Speaker, q.Open})
	}
	return out
}

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []found
	}{
		"curly marks with the speaker behind": {
			"“The bridge is safe,” Ms Okoro said.", []found{{"The bridge is safe,", "Ms Okoro", false}}},
		"straight marks with the speaker in front": {
			`Mayor Ana Lindqvist said: "We start on Monday."`, []found{{"We start on Monday.", "Ana Lindqvist", false}}},
		"verb before name, office left out": {
			"“We start,” said the harbour minister Ana Lindqvist.", []found{{"We start,", "Ana Lindqvist", false}}},
		"office and name behind the verb": {
			"“We start,” said Harbour Minister Ana Lindqvist on Monday.", []found{{"We start,", "Ana Lindqvist", false}}},
		"a name explained before the verb": {
			"“We start,” Ana Lindqvist, the harbour chief, told reporters.", []found{{"We start,", "Ana Lindqvist", false}}},
		"an office without a name": {
			"“We start,” a senior harbour official said.", []found{{"We start,", "a senior harbour official", false}}},
		"an unnamed official": {
			"“We start,” a senior Danish official said.", []found{{"We start,", "a senior Danish official", false}}},
		"a pronoun names nobody": {
			"“We start,” he said. She called it “a joke”.", []found{{"We start,", "", false}, {"a joke", "", false}}},
		"scare quotes of one word": {
			"The minister “disowned” the plan.", []found{{"disowned", "", false}}},
		"participle takes the subject before": {
			"Mr Tan urged Peru to stay, calling the plan a “poor idea”.", []found{{"poor idea", "Mr Tan", false}}},
		"two parts of one sentence": {
			"“We start,” Lindqvist said, “and we go on.”", []found{{"We start,", "Lindqvist", false}, {"and we go on.", "Lindqvist", false}}},
		"a new sentence behind a full stop": {
			"“We start.” Lindqvist said nothing else.", []found{{"We start.", "", false}}},
		"a question with its speaker": {
			"“Where to?” Ray asked.", []found{{"Where to?", "Ray", false}}},
		"the agency that passed it on is no speaker": {
			"The ship “sank at dawn”, Reuters reported.", []found{{"sank at dawn", "", false}}},
		"according to": {
			"The ship “sank at dawn”, according to Captain Ruiz.", []found{{"sank at dawn", "Ruiz", false}}},
		"single marks at word edges": {
			"He called the 'special task' of the ministers' group odd.", []found{{"special task", "", false}}},
		"typographic single marks and an apostrophe within": {
			"‘We don’t know the boys’ names,’ said Ray.", []found{{"We don’t know the boys’ names,", "Ray", false}}},
		"apostrophes open and close nothing": {
			"It's the ministers' own '90s rock 'n' roll, Bob's and James' too.", nil},
		"a quoted plural": {
			"The 'friends' of the ministers' group left.", []found{{"friends", "", false}}},
		"single marks inside double ones": {
			`"He said 'no' twice," Ray said.`, []found{{"He said 'no' twice,", "Ray", false}}},
		"inches are no quotation": {
			`A 6" pipe burst.`, nil},
		"no space before the mark": {
			`Repeating"firm support" for Peru.`, []found{{"firm support", "", false}}},
		"not closed": {
			"Ray said: “We start.\nThe harbour is open.", []found{{"We start.", "Ray", true}}},
		"runs on into the next paragraph": {
			"“We start.\n“And we go on,” Ray said.", []found{{"We start.", "", true}, {"And we go on,", "Ray", false}}},
		"opened twice": {
			"“We start “and go on” there.", []found{{"We start", "", true}, {"and go on", "", false}}},
		"mixed marks": {
			"“We start,\" Ray said.", []found{{"We start,", "Ray", false}}},
		"closed with the opening sign": {
			"“We start,“ Ray said. “And go on.”", []found{{"We start,", "Ray", false}, {"And go on.", "Ray", false}}},
		"closed with two apostrophes": {
			"\"We start,'' Ray said. It's the boys' turn.", []found{{"We start,", "Ray", false}}},
		"an office in short": {
			"“We start,” Maine Sen. Ann Ray said.", []found{{"We start,", "Sen. Ann Ray", false}}},
		"a name between commas behind an office": {
			"The Harbour Union's foreign policy chief, Ana Lindqvist, had called it “a start”.", []found{{"a start", "Ana Lindqvist", false}}},
		"an office of many words before the name": {
			"“We start,” HU foreign policy chief Ana Lindqvist said.", []found{{"We start,", "Ana Lindqvist", false}}},
		"an office of many words without a name": {
			"The Harbour Union's foreign policy chief called it “a start”.", []found{{"a start", "The Harbour Union's foreign policy chief", false}}},
		"an office at a body, then the name": {
			"“We start,” the chairman of the Danish Harbour Board, Ana Lindqvist, told divers.", []found{{"We start,", "Ana Lindqvist", false}}},
		"a country's minister behind the verb": {
			"“We start,” said Denmark’s science minister, Ana-Maria Lindqvist, in Saarnik.", []found{{"We start,", "Ana-Maria Lindqvist", false}}},
		"an office explained by another": {
			"“We start,” the harbour chief, a former diver, said.", []found{{"We start,", "the harbour chief", false}}},
		"two things explain the name": {
			"Ana Lindqvist, who leads the Danish Harbour Board, the third partner, called it “a start”.", []found{{"a start", "Ana Lindqvist", false}}},
		"the head of a body is not the body": {
			"The head of the Danish Harbour Board called it “a start”.", []found{{"a start", "The head of the Danish Harbour Board", false}}},
		"an office that is not understood": {
			"“We start,” said head diver.", []found{{"We start,", "", false}}},
		"dashes around what explains the name": {
			"Sen. Ana Lindqvist -- chairman of the Danish Harbour Committee -- called it “a start”.", []found{{"a start", "Sen. Ana Lindqvist", false}}},
		"of belongs to the name of a body": {
			"The Danish Academy of Harbour Sciences called it “a start”.", []found{{"a start", "The Danish Academy of Harbour Sciences", false}}},
		"where somebody comes from": {
			"“We start,” said Ana Lindqvist of Samoa.", []found{{"We start,", "Ana Lindqvist", false}}},
		"a second half": {
			"“We start,” said Ana Lindqvist, the harbour chief. “And we go on.”", []found{{"We start,", "Ana Lindqvist", false}, {"And we go on.", "Ana Lindqvist", false}}},
		"a second half behind a pronoun": {
			"“We start,” he said. “And we go on.”", []found{{"We start,", "", false}, {"And we go on.", "", false}}},
		"no second half behind another sentence": {
			"“We start,” Ray said. Lindqvist left. “And we go on.”", []found{{"We start,", "Ray", false}, {"And we go on.", "", false}}},
		"no second half in the next paragraph": {
			"“We start,” Ray said.\n“And we go on.”", []found{{"We start,", "Ray", false}, {"And we go on.", "", false}}},
		"no second half in a word": {
			"“We start,” Ray said. “Friends” of the harbour cheered.", []found{{"We start,", "Ray", false}, {"Friends", "", false}}},
		"nothing inside": {
			"“” and \"\" and “…”", nil},
		"a country is no verb": {
			`Ray added that the United States is "losing its restraint."`, []found{{"losing its restraint.", "Ray", false}}},
		"heading": {
			"'Will help as long as it takes', Ray says to Lindqvist", []found{{"Will help as long as it takes", "Ray", false}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, find(c.body)); diff != "" {
				t.Errorf("Find(%q) (-want +got):\n%s", c.body, diff)
			}
		})
	}
}

func TestFindReadsAllThreeTexts(t *testing.T) {
	a := &article.Article{Title: "A “one” b", Standfirst: "“two”", Body: "c\n“three”"}
	var got []string
	for _, q := range Find(a) {
		got = append(got, string(q.Field)+" "+a.Text(q.Field)[q.Start:q.End])
	}
	if diff := cmp.Diff([]string{"title one", "standfirst two", "body three"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAttribution(t *testing.T) {
	for sentence, want := range map[string]string{
		"A senior Fisheries Department official said the haul lasted less than 10 minutes.": "A senior Fisheries Department official said",
		"It is understood that the call lasted about 10 minutes.":                           "It is understood",
		"It has been reported that 12 died.":                                                "It has been reported",
		"The Danish harbour chief, Ana Lindqvist, said 12 died.":                            "The Danish harbour chief, Ana Lindqvist, said",
		"As per Baltic Press reports, nearly 1,35,000 troops are there.":                    "As per Baltic Press reports",
		"Some 40 are missing, according to the mayor.":                                      "according to the mayor",
		"The fire killed 12 people, the police said on Monday.":                             "the police said",
		"He said 12 had died.":                  "He said",
		"The ministry in its note said 12 died": "The ministry in its note said",
		"The company called off six crossings.": "",
		"Twelve people died.":                   "",
		"":                                      "",
	} {
		span, ok := Attribution(sentence)
		if got := span.Of(sentence); got != want || ok != (want != "") {
			t.Errorf("Attribution(%q) = %q, %v; want %q", sentence, got, ok, want)
		}
	}
}

func TestHostileTextsTakeLinearTime(t *testing.T) {
	for name, unit := range map[string]string{
		"opening marks": "“a ", "straight marks": `"a `, "bare marks": `"`, "single marks": "'a ", "plurals": "'as' ",
		"one sentence of quotations": "“a b” Ray, ", "open single marks": "‘a ", "pairs": `"x" `,
	} {
		t.Run(name, func(t *testing.T) {
			a := &article.Article{Body: strings.Repeat(unit, 1<<18/len(unit))}
			start := time.Now()
			Find(a)
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("a quarter of a megabyte took %v", took)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"“a” b", `"a 'b' c"`, "‘a\n“b", "Ray said: “x", "’’’ 's' \"", "\xff“\xff”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := &article.Article{Body: s}
		last := 0
		for _, q := range Find(a) {
			if q.Start < last || q.End <= q.Start || q.End > len(s) {
				t.Fatalf("span %v after %d in %d bytes", q.Span, last, len(s))
			}
			last = q.End
			if utf8.ValidString(s) && !utf8.ValidString(s[q.Start:q.End]) {
				t.Fatalf("span %v cuts a rune", q.Span)
			}
			if strings.Contains(s[q.Start:q.End], "\n") {
				t.Fatalf("span %v runs over a paragraph", q.Span)
			}
		}
		if span, ok := Attribution(s); ok && (span.Start < 0 || span.End > len(s) || span.Start >= span.End) {
			t.Fatalf("attribution %v", span)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	a := &article.Article{Body: strings.Repeat("“The bridge is safe,” Ms Okoro said. The harbour board's plan was a ‘poor idea’, she said.\n", 40)}
	b.SetBytes(int64(len(a.Body)))
	for b.Loop() {
		Find(a)
	}
}
