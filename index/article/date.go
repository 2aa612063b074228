package article

import "time"

// Precision says how much of a date the text gave.
type Precision string

// Precisions, from none to a clock time.
const (
	Unknown Precision = ""
	Year    Precision = "year"
	Month   Precision = "month"
	DayOnly Precision = "day"
	Minute  Precision = "minute"
)

// Day is a calendar day as printed, with no time zone: days since 1970-01-01.
type Day int32

// DayOf returns the day with that number, month and year.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Time is midnight UTC at the start of d.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String is the ISO form, 2006-01-02.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Date is a date as far as the text gives it: an interval of printed local
// days [First, Last], both inclusive, and an instant where a time of day and a
// zone are given. The zero Date is undated.
type Date struct {
	Precision Precision `json:"precision,omitempty"`
	First     Day       `json:"first,omitempty"`
	Last      Day       `json:"last,omitempty"`
	Instant   time.Time `json:"instant,omitzero"` // keeps the printed zone's offset
	Evidence  string    `json:"evidence,omitempty"`
	Doubtful  bool      `json:"doubtful,omitempty"` // ambiguous (02/03/2023), in the future, or before 1600
}

// IsZero reports whether d is undated.
func (d Date) IsZero() bool { return d.Precision == Unknown }

// String is ISO 8601 as precise as the date is: 2025, 2025-04, 2025-04-13 or
// 2022-02-16T08:15:00+05:30; "" when undated.
func (d Date) String() string {
	switch d.Precision {
	case Year:
		return d.First.Time().Format("2006")
	case Month:
		return d.First.Time().Format("2006-01")
	case DayOnly:
		return d.First.String()
	case Minute:
		return d.Instant.Format(time.RFC3339)
	}
	return ""
}

// Unix is the value dates are ordered by: seconds since 1970 of the instant,
// else of midnight UTC at the start of the first day. Not for undated dates.
func (d Date) Unix() int64 {
	if !d.Instant.IsZero() {
		return d.Instant.Unix()
	}
	return int64(d.First) * 86400
}
