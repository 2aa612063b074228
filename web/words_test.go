package web

import (
	"testing"
	"time"

	"parallax/index"
	"parallax/index/article"
)

func TestNumberSetsACommaEveryThreeDigits(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 1234567: "1,234,567", -12345: "-12,345", -123: "-123"} {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestDatesAreWrittenAsPreciselyAsTheyAreKnown(t *testing.T) {
	first, last := article.DayOf(2024, 3, 1), article.DayOf(2024, 3, 31)
	ist := time.FixedZone("", 19800)
	for _, c := range []struct {
		name string
		date article.Date
		text string
		none bool
	}{
		{"none", article.Date{}, "no date", true},
		{"a year", article.Date{Precision: article.Year, First: article.DayOf(2024, 1, 1), Last: article.DayOf(2024, 12, 31)}, "2024", false},
		{"a month", article.Date{Precision: article.Month, First: first, Last: last}, "March 2024", false},
		{"a day", article.Date{Precision: article.DayOnly, First: first, Last: first}, "1 March 2024", false},
		{"a minute with its zone", article.Date{Precision: article.Minute, First: first, Last: first, Instant: time.Date(2024, 3, 1, 8, 5, 0, 0, ist)}, "1 March 2024, 08:05 +05:30", false},
		{"a minute of UTC", article.Date{Precision: article.Minute, First: first, Last: first, Instant: time.Date(2024, 3, 1, 8, 5, 0, 0, time.UTC)}, "1 March 2024, 08:05 UTC", false},
	} {
		if got := presentDate(c.date); got.Text != c.text || got.None != c.none {
			t.Errorf("%s: %q, %v", c.name, got.Text, got.None)
		}
	}
	if presentDate(article.Date{Precision: article.DayOnly, Doubtful: true}).Doubt == "" {
		t.Error("a doubtful date says nothing of it")
	}
}

func TestRangesOfDaysAreNamedInFewWords(t *testing.T) {
	for _, c := range []struct {
		first, last index.Day
		name, from  string
		to          string
	}{
		{article.DayOf(2024, 3, 5), article.DayOf(2024, 3, 5), "5 March 2024", "2024-03-05", "2024-03-05"},
		{article.DayOf(2024, 3, 1), article.DayOf(2024, 3, 31), "March 2024", "2024-03", "2024-03"},
		{article.DayOf(2024, 2, 1), article.DayOf(2024, 2, 29), "February 2024", "2024-02", "2024-02"},
		{article.DayOf(2024, 2, 1), article.DayOf(2024, 4, 30), "February 2024 to April 2024", "2024-02", "2024-04"},
		{article.DayOf(2023, 2, 1), article.DayOf(2024, 2, 29), "February 2023 to February 2024", "2023-02", "2024-02"},
		{article.DayOf(2024, 1, 1), article.DayOf(2024, 12, 31), "2024", "2024", "2024"},
		{article.DayOf(2020, 1, 1), article.DayOf(2029, 12, 31), "2020 to 2029", "2020", "2029"},
		{article.DayOf(2024, 3, 4), article.DayOf(2024, 3, 10), "4 March 2024 to 10 March 2024", "2024-03-04", "2024-03-10"},
	} {
		if got := days(c.first, c.last); got != c.name {
			t.Errorf("%s: named %q", c.name, got)
		}
		from, to := datesOfDays(c.first, c.last)
		if from.String() != c.from || to.String() != c.to {
			t.Errorf("%s: from=%s to=%s", c.name, from, to)
		}
		if from.First() != c.first || to.Last() != c.last {
			t.Errorf("%s: from=%s to=%s are other days", c.name, from, to)
		}
	}
}

func TestLanguagesAreShownByName(t *testing.T) {
	for value, want := range map[string]string{"en": "English", "fr": "French", "not a code": "not a code"} {
		if got := facetValue(index.Language, value); got != want {
			t.Errorf("%q is shown as %q", value, got)
		}
	}
	if got := facetValue(index.Source, "en"); got != "en" {
		t.Errorf("a source became %q", got)
	}
}

func TestListsReadAsSentences(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"}} {
		if got := list(names); got != want {
			t.Errorf("%v: %q", names, got)
		}
	}
}
