package urlstate

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"parallax/index"
)

// Date is a day, month or year as typed. The zero Date is none.
type Date struct{ Year, Month, Day int } // Month and Day are 0 where they were not typed

// ParseDate reads 2024, 2024-03 or 2024-03-01, from the year 1000 on.
func ParseDate(s string) (d Date, ok bool) {
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return d, false
	}
	numbers := [3]int{}
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil || n == 0 || i > 0 && len(part) > 2 {
			return d, false
		}
		numbers[i] = int(n)
	}
	d = Date{Year: numbers[0], Month: numbers[1], Day: numbers[2]}
	first := d.first()
	ok = d.Year >= 1000 && d.Year <= 9999 && first.Month() == time.Month(max(1, d.Month)) && first.Day() == max(1, d.Day)
	if !ok {
		return Date{}, false
	}
	return d, true
}

// DateOf is the date of a day.
func DateOf(day index.Day) Date {
	year, month, d := day.Time().Date()
	return Date{Year: year, Month: int(month), Day: d}
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is d as precise as it was typed, "" for the zero Date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func (d Date) first() time.Time {
	return time.Date(d.Year, time.Month(max(1, d.Month)), max(1, d.Day), 0, 0, 0, 0, time.UTC)
}

// First is the first day of d.
func (d Date) First() index.Day { return dayOf(d.first()) }

// Last is the last day of d.
func (d Date) Last() index.Day {
	next := d.first()
	switch {
	case d.Month == 0:
		next = next.AddDate(1, 0, 0)
	case d.Day == 0:
		next = next.AddDate(0, 1, 0)
	default:
		next = next.AddDate(0, 0, 1)
	}
	return dayOf(next) - 1
}

// dayOf is the calendar day of t in t's own zone.
func dayOf(t time.Time) index.Day {
	year, month, day := t.Date()
	const seconds = 24 * 60 * 60
	return index.Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / seconds)
}

// When is a range of dates that ends today.
type When string

// The ranges. A day, week, month or year back from today, both ends included.
const (
	PastDay   When = "past-day"
	PastWeek  When = "past-week"
	PastMonth When = "past-month"
	PastYear  When = "past-year"
)

// Range is the range as of now, in now's own zone. A month back from the 31st is
// the last day of a shorter month.
func (w When) Range(now time.Time) (first, last index.Day) {
	last = dayOf(now)
	year, month, day := now.Date()
	switch w {
	case PastDay:
		first = last - 1
	case PastWeek:
		first = last - 7
	case PastMonth:
		first = monthsBefore(year, month, day, 1)
	case PastYear:
		first = monthsBefore(year, month, day, 12)
	}
	return first, last
}

func monthsBefore(year int, month time.Month, day, months int) index.Day {
	start := time.Date(year, month-time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	end := start.AddDate(0, 1, -1)
	return min(dayOf(start)+index.Day(day-1), dayOf(end))
}

// Valid reports whether w is one of the ranges.
func (w When) Valid() bool {
	return w == PastDay || w == PastWeek || w == PastMonth || w == PastYear
}
