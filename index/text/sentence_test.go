package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSentences(t *testing.T) {
	tests := []struct{ name, in string }{ // | is where sentences part; it stands for a space
		{"full stops part", "It rained.|Nobody minded!|Did they?|No."},
		{"titles do not end", "Mr. Hale met Dr. Osei and Gen. Brandt.|They talked."},
		{"initials do not end", "J. R. R. Marlow wrote it.|He was old."},
		{"an acronym before a name does not end", "The U.S. Treasury paid.|Others did not."},
		{"an acronym before a sentence opener ends", "She flew to the U.S.|The trip took a day."},
		{"times of day", "It began at 9 a.m. Monday.|It ended at 5 p.m.|Then all left."},
		{"months", "On Jan. 6 it snowed.|It was Feb.|The lake froze."},
		{"companies", "Acme Inc. Chairman Jo Vale resigned from Acme Inc.|The shares fell."},
		{"numbers", "Prices rose 3.5 percent.|Article No. 7 was new."},
		{"no with a full stop", "She said no.|Others agreed."},
		{"closing quotes belong to the sentence", "“We agree.”|She left.|(He stayed.)|All slept."},
		{"a question inside a quotation", "“Why?” he asked.|“Stop!” they cried."},
		{"a question put by a name", "“Why?” Mr Hale asked.|Nobody knew."},
		{"a question and then another sentence", "“Why?”|Hale left the room early that day."},
		{"ellipsis in a sentence", "He waited... and waited.|So did she…|Then it rained."},
		{"lower case goes on", "Visit example.com or node.js. then rest.|Fine."},
		{"several marks", "What?!|Really?|Yes."},
		{"ideographic stops", "東京は晴れ。|大阪は雨。"},
		{"a list number does not end", "1. The first thing.|2. The second thing."},
		{"the word ill ends", "He was ill.|Smith was not."},
		{"a state does not end before a name", "Dover, Del. Governor Kim spoke.|He was brief."},
		{"nested closers", "He said (she wrote “Go.”)|They went."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := strings.ReplaceAll(tt.in, "|", " ")
			var got []string
			for _, s := range Sentences(in) {
				got = append(got, s.Of(in))
			}
			if d := cmp.Diff(strings.Split(tt.in, "|"), got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLinesEndSentences(t *testing.T) {
	in := "  A headline\n\n By Mr.\r\nHale went home \u00a0\n"
	var got []string
	for _, s := range Sentences(in) {
		got = append(got, s.Of(in))
	}
	if d := cmp.Diff([]string{"A headline", "By Mr.", "Hale went home"}, got); d != "" {
		t.Error(d)
	}
}

// checkSentences holds what Sentences promises of any string.
func checkSentences(t interface{ Fatalf(string, ...any) }, s string) {
	last := 0
	blank := func(part string) bool { return strings.TrimFunc(part, unicode.IsSpace) == "" }
	for _, sp := range Sentences(s) {
		if sp.Start < last || sp.End <= sp.Start || sp.End > len(s) {
			t.Fatalf("%q: span %v after %d", s, sp, last)
		}
		if !blank(s[last:sp.Start]) {
			t.Fatalf("%q: %q is in no sentence", s, s[last:sp.Start])
		}
		if part := sp.Of(s); part != strings.TrimFunc(part, unicode.IsSpace) || utf8.ValidString(s) && !utf8.ValidString(part) {
			t.Fatalf("%q: %q is not trimmed or cut", s, part)
		}
		last = sp.End
	}
	if !blank(s[last:]) {
		t.Fatalf("%q: %q is in no sentence", s, s[last:])
	}
}

func TestSentencesCoverEverything(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "The ", "Mr. ", ". ", "? ", "!", "…", "”", "\"", ")", "\n", "\r\n", "U.S. ", "\u00a0", "\u2028", "。", "1. ", "\xe2", "\x85", " said ", "J. "})
	rapid.Check(t, func(t *rapid.T) {
		checkSentences(t, strings.Join(rapid.SliceOfN(piece, 0, 20).Draw(t, "pieces"), ""))
	})
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"“Why?” he asked. Mr. U.S. J. R.\nA… b", "。！ 1. x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkSentences(t, s) })
}
