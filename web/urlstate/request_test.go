package urlstate

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/query"
)

func TestRequest(t *testing.T) {
	s := parse(t, "q=harbour+strike&match=any&person=A&person.not=B&country.sense=about&from=2024&to=2024-02&n=20&page=3&sort=newest&copies=show&pick="+idA)
	from, to := index.Day(19723), index.Day(19723+59)
	want := index.Request{
		Query:   query.Query{Root: query.Or{Kids: []query.Node{query.Word{Text: "harbour"}, query.Word{Text: "strike"}}, Any: true}},
		Filters: []index.Filter{{Facet: index.Person, Include: []string{"A"}, Exclude: []string{"B"}}},
		From:    &from, To: &to, About: true,
		Sort: index.Newest, Offset: 40, Limit: 20,
		Facets: map[index.Facet]int{index.Person: 8, index.Country: 8, index.Organisation: 8, index.Place: 8,
			index.Source: 8, index.Author: 8, index.Language: 8, index.Tag: 8},
		Histogram: true, Snippets: 2,
	}
	got := s.Request(now)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if err := got.Validate(); err != nil {
		t.Error(err)
	}
}

func TestRequestLeavesOutWhatIsInvalid(t *testing.T) {
	s := parse(t, "person=A&person.missing=1&from=x&when=y&sort=z&page=0&n=7")
	want := parse(t, "person=A").Request(now)
	if diff := cmp.Diff(want, s.Request(now)); diff != "" {
		t.Error(diff)
	}
}

func TestDatesExpand(t *testing.T) {
	tests := []struct{ name, in, first, last string }{
		{"a year", "2024", "2024-01-01", "2024-12-31"},
		{"a month", "2024-02", "2024-02-01", "2024-02-29"},
		{"the last month of a year", "2023-12", "2023-12-01", "2023-12-31"},
		{"a day", "2024-02-29", "2024-02-29", "2024-02-29"},
		{"a day before 1970", "1066-10-14", "1066-10-14", "1066-10-14"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, ok := ParseDate(tt.in)
			if !ok || d.First().String() != tt.first || d.Last().String() != tt.last || d.String() != tt.in {
				t.Errorf("%v %v: %v to %v", d, ok, d.First(), d.Last())
			}
			if DateOf(d.First()).String() != tt.first {
				t.Errorf("DateOf: %v", DateOf(d.First()))
			}
		})
	}
	for _, s := range []string{"", "0999", "10000", "2024-", "2024-00", "2024-13", "2024-02-30", "2024-1-1-1", "2024-003", "-2024", "+2024", "2024/02"} {
		if d, ok := ParseDate(s); ok || !d.IsZero() {
			t.Errorf("%q is a date: %v", s, d)
		}
	}
}

func TestRelativeDatesEndToday(t *testing.T) {
	tests := []struct {
		when        When
		day         time.Time
		first, last string
	}{
		{PastDay, now, "2024-03-30", "2024-03-31"},
		{PastWeek, now, "2024-03-24", "2024-03-31"},
		{PastMonth, now, "2024-02-29", "2024-03-31"},
		{PastYear, now, "2023-03-31", "2024-03-31"},
		{PastYear, time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), "2023-02-28", "2024-02-29"},
		{PastMonth, time.Date(2024, 1, 15, 0, 0, 0, 0, time.UTC), "2023-12-15", "2024-01-15"},
	}
	for _, tt := range tests {
		r := State{}.WithWhen(tt.when).Request(tt.day)
		if r.From.String() != tt.first || r.To.String() != tt.last {
			t.Errorf("%s before %v: %v to %v, want %v to %v", tt.when, tt.day, r.From, r.To, tt.first, tt.last)
		}
	}
}
