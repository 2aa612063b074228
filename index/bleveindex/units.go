package bleveindex

import (
	"maps"
	"slices"

	"parallax/index"
	"parallax/index/article"
)

// unit is a way to cut time into bars.
type unit struct {
	bounds func(d index.Day) (first, last index.Day) // of the bar that holds d
	days   int                                       // about so many in a bar
}

// units from fine to coarse. Weeks begin on Monday.
var units = [...]unit{
	{func(d index.Day) (index.Day, index.Day) { return d, d }, 1},
	{func(d index.Day) (index.Day, index.Day) {
		monday := d - (d+3)%7 // 1970-01-01 was a Thursday
		if d+3 < 0 && (d+3)%7 != 0 {
			monday -= 7
		}
		return monday, monday + 6
	}, 7},
	{func(d index.Day) (index.Day, index.Day) {
		t := d.Time()
		return article.DayOf(t.Year(), t.Month(), 1), article.DayOf(t.Year(), t.Month()+1, 0)
	}, 30},
	{years(1), 365}, {years(10), 3652}, {years(100), 36524},
}

// years cuts at years that n divides.
func years(n int) func(index.Day) (index.Day, index.Day) {
	return func(d index.Day) (index.Day, index.Day) {
		y := d.Time().Year()
		y -= ((y % n) + n) % n
		return article.DayOf(y, 1, 1), article.DayOf(y+n-1, 12, 31)
	}
}

// fitting is the finest unit that cuts the days from first to last into at most
// maxBars bars.
func fitting(first, last index.Day) unit {
	for _, u := range units {
		if int(last-first)/u.days < maxBars {
			return u
		}
	}
	return units[len(units)-1]
}

// bars adds up counts by u.
func (u unit) bars(counts map[index.Day]int) (bars []index.Bar) {
	for _, d := range slices.Sorted(maps.Keys(counts)) {
		if n := len(bars); n > 0 && d <= bars[n-1].Last {
			bars[n-1].Count += counts[d]
			continue
		}
		first, last := u.bounds(d)
		bars = append(bars, index.Bar{First: first, Last: last, Count: counts[d]})
	}
	return bars
}
