package index

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"parallax/index/article"
)

func TestADateTheOwnerTypesIsReadAsPreciselyAsItIsTyped(t *testing.T) {
	for typed, want := range map[string]struct {
		precision   article.Precision
		first, last string
		written     string
	}{
		"2022":                         {article.Year, "2022-01-01", "2022-12-31", "2022"},
		"2024-02":                      {article.Month, "2024-02-01", "2024-02-29", "2024-02"},
		"2024-2":                       {article.Month, "2024-02-01", "2024-02-29", "2024-02"},
		" 2022-02-16 ":                 {article.DayOnly, "2022-02-16", "2022-02-16", "2022-02-16"},
		"1600-12-31":                   {article.DayOnly, "1600-12-31", "1600-12-31", "1600-12-31"},
		"2022-02-16T08:15+05:30":       {article.Minute, "2022-02-16", "2022-02-16", "2022-02-16T08:15:00+05:30"},
		"2022-02-16 08:15 +05:30":      {article.Minute, "2022-02-16", "2022-02-16", "2022-02-16T08:15:00+05:30"},
		"2022-02-16T23:59:58-08:00":    {article.Minute, "2022-02-16", "2022-02-16", "2022-02-16T23:59:58-08:00"},
		"2022-02-16t08:15Z":            {article.Minute, "2022-02-16", "2022-02-16", "2022-02-16T08:15:00Z"},
		"2022-02-16 08:15 +0530":       {article.Minute, "2022-02-16", "2022-02-16", "2022-02-16T08:15:00+05:30"},
		"2022-02-16T08:15:30.25+05:30": {article.Minute, "2022-02-16", "2022-02-16", "2022-02-16T08:15:30+05:30"},
	} {
		d, err := ParsePublished(typed)
		if err != nil || d.Precision != want.precision || d.First.String() != want.first || d.Last.String() != want.last || d.String() != want.written || d.Doubtful {
			t.Errorf("%q is read as %+v (%s to %s, %s), %v", typed, d, d.First, d.Last, d, err)
		}
		if _, err := (Edit{Published: &d}).Clean(); err != nil {
			t.Errorf("%q can't be set: %v", typed, err)
		}
	}
	if d, err := ParsePublished(""); err != nil || !d.IsZero() {
		t.Errorf("nothing is read as %+v, %v", d, err)
	}
}

func TestWhatIsNoDateIsRefusedWithAnExample(t *testing.T) {
	for typed, reason := range map[string]string{
		"yesterday": "say 2022", "2022-13": "say 2022", "2022-02-30": "say 2022", "16/02/2022": "say 2022", "0022": "say 2022", "22": "say 2022",
		"2022-02-16 08:15": "no zone", "2022-02-16T08:15:00": "no zone", "2022-02-16T25:15Z": "say 2022",
	} {
		if d, err := ParsePublished(typed); !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: %+v, %v; want %q", typed, d, err, reason)
		}
	}
}

func TestTagsAreStoredInOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []string
		for _, b := range rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 12), 0, 6).Draw(t, "tags") {
			in = append(in, string(b))
		}
		in = append(in, rapid.SliceOfN(rapid.String(), 0, 3).Draw(t, "texts")...)
		out, err := CleanTags(in)
		if err != nil {
			return
		}
		for _, s := range out {
			if !utf8.ValidString(s) || s == "" || strings.TrimSpace(s) != s || strings.ContainsAny(s, "\n\t\x00") {
				t.Fatalf("%q becomes %q", in, out)
			}
		}
		if again, err := CleanTags(out); err != nil || !slices.Equal(again, out) || !slices.IsSorted(out) {
			t.Fatalf("%q becomes %q, and that %q, %v", in, out, again, err)
		}
	})
}

func TestWhatIsReadAsADateCanBeSetAndReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9]{3,5}(-[0-9]{1,2}){0,2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?`)).Draw(t, "typed")
		d, err := ParsePublished(typed)
		if err != nil {
			if !errors.Is(err, ErrInvalid) {
				t.Fatalf("%q: %v", typed, err)
			}
			return
		}
		if _, err := (Edit{Published: &d}).Clean(); err != nil {
			t.Fatalf("%q can't be set: %v", typed, err)
		}
		if again, err := ParsePublished(d.String()); err != nil || again.String() != d.String() || again.First != d.First || again.Last != d.Last {
			t.Fatalf("%q is %s, and that is %+v, %v", typed, d, again, err)
		}
	})
}
