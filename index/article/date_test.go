package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDateLines(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"month day year", "April 13, 2025", "2025-04-13"},
		{"ordinal", "February 16th, 2022", "2022-02-16"},
		{"day month year", "16 February 2022", "2022-02-16"},
		{"the day of the month", "16th of February, 2022", "2022-02-16"},
		{"short names with dots", "Sept. 3, 2019", "2019-09-03"},
		{"weekday before", "Wednesday, 16 Feb 2022", "2022-02-16"},
		{"ISO day", "2022-02-16", "2022-02-16"},
		{"ISO instant", "2022-02-16T08:15:00+05:30", "2022-02-16T08:15:00+05:30"},
		{"ISO instant with fraction", "2022-02-16T08:15:00.123Z", "2022-02-16T08:15:00Z"},
		{"RFC 1123", "Wed, 16 Feb 2022 08:15:00 GMT", "2022-02-16T08:15:00Z"},
		{"hyphens", "16-Feb-2022", "2022-02-16"},
		{"points", "16.02.2022", "2022-02-16"},
		{"slashes with a day above twelve", "02/16/2022", "2022-02-16"},
		{"ambiguous slashes are doubtful", "02/03/2023", "2023-03-02?"},
		{"two-digit years are doubtful", "5/12/18", "2018-05-12?"},
		{"month and year", "February 2022", "2022-02"},
		{"label", "Published: 16 Feb 2022", "published 2022-02-16"},
		{"label, time and zone", "Updated February 16th, 2022 at 08:50 IST", "updated 2022-02-16T08:50:00+05:30"},
		{"last updated on", "Last Updated on: 16 February, 2022 08:50 PM (IST)", "updated 2022-02-16T20:50:00+05:30"},
		{"two dates on one line", "Published 3 March 2021 | Updated 4 March 2021", "published 2021-03-03, updated 2021-03-04"},
		{"time first", "10:23 p.m. ET April 5, 2020", "2020-04-05T22:23:00-04:00"},
		{"winter time of the same zone", "December 5, 2020 10:23 p.m. ET", "2020-12-05T22:23:00-05:00"},
		{"zone spelt out", "December 5, 2020 10:23 pm Pacific Standard Time", "2020-12-05T22:23:00-08:00"},
		{"offset from GMT", "5 December 2020, 10:23 (GMT+8)", "2020-12-05T10:23:00+08:00"},
		{"time without zone is a day", "5 December 2020, 10:23", "2020-12-05"},
		{"points in times", "Mon 3 Feb 2020 07.00 GMT", "2020-02-03T07:00:00Z"},
		{"hundred hours", "3 February 2020 0815 hrs IST", "2020-02-03T08:15:00+05:30"},
		{"year under a label", "Published 2021", "published 2021"},
		{"the future is doubtful", "1 January 2031", "2031-01-01?"},
		{"before 1600 is doubtful", "1 January 1500", "1500-01-01?"},
		{"no such day", "30 February 2022", ""},
		{"a bare year is no date line", "2021", ""},
		{"no year is no date", "Putin on March 1", ""},
		{"inside a sentence", "The last time the two met was in Geneva in January 2022.", ""},
		{"one word too many", "March 3, 2021 Hale", ""},
		{"a score", "3-2", ""},
		{"a time alone", "8:40 p.m.", ""},
		{"ago", "one year ago", ""},
		{"a heading with a year", "Budget 2022", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := dater{now: testNow, whole: func() string { return "lakh" }, note: func(string) {}}
			var got []string
			for _, m := range readDates(tt.in) {
				date := d.date(m, tt.in)
				s := date.String()
				if date.Doubtful {
					s += "?"
				}
				got = append(got, strings.TrimSpace(m.label+" "+s))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestISTIsToldByContext(t *testing.T) {
	tests := []struct {
		name, text, want string
		noted            bool
	}{
		{"India by its numbers", "nearly 3 lakh crore in Mumbai", "India", false},
		{"Ireland by its places", "gardai in Dublin said the Taoiseach; Ireland", "Ireland", false},
		{"Israel by its places", "the Knesset in Jerusalem met in Tel Aviv", "Israel", true},
		{"India when nothing says so", "a meeting in Paris", "India", true},
		{"India in an Indian report on Israel", "Israeli guests from Jerusalem in New Delhi, officials of India said", "India", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got, sure := indiaIrelandIsrael(strings.ToLower(tt.text))
			if got != tt.want || sure == tt.noted {
				t.Errorf("%s, sure %t", got, sure)
			}
		})
	}
}
