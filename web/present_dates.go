package web

import (
	"strconv"
	"time"

	"parallax/index"
	"parallax/templates/view"
	"parallax/web/urlstate"
)

// Size of the histogram's drawing, and bounds for the width of a bar in it: a
// lone one would else be a wall.
const (
	histogramWidth  = 272.0
	histogramHeight = 64.0
	minBarWidth     = 2.0
	maxBarWidth     = 34.0
)

func (m searchMaker) dates() view.Dates {
	st := m.st
	v := view.Dates{
		From: typed(st, "from", st.From()), To: typed(st, "to", st.To()),
		Params: params(st, "from", "to", "when", "page"),
	}
	if st.When() != "" {
		v.Relative = capital(relative(st.When()))
		v.Fix = searchHref(st.WithFixedDates(m.now))
	}
	if v.From != "" || v.To != "" || st.When() != "" {
		v.Clear = searchHref(st.WithoutDates())
	}
	m.bars(&v)
	h := m.res.Histogram
	add := func(n int, one, many string) {
		if n > 0 {
			v.Notes = append(v.Notes, counted(n, one, many))
		}
	}
	add(h.Undated, "article has no date", "articles have no date")
	add(h.Months, "article is dated only to the month", "articles are dated only to the month")
	add(h.Years, "article is dated only to the year", "articles are dated only to the year")
	return v
}

// typed is a date as the URL has it, also when it is none.
func typed(st urlstate.State, key string, d urlstate.Date) string {
	for _, p := range st.Invalid() {
		if p.Key == key && d.IsZero() {
			return p.Value
		}
	}
	return d.String()
}

// bars draws the histogram to scale: a gap is a time without articles.
func (m searchMaker) bars(v *view.Dates) {
	bars := m.res.Histogram.Bars
	if len(bars) == 0 {
		return
	}
	r := m.st.Request(m.now)
	first, last, most := bars[0].First, bars[len(bars)-1].Last, 0
	for _, b := range bars {
		most = max(most, b.Count)
	}
	perDay := histogramWidth / float64(last-first+1)
	for _, b := range bars {
		width := min(maxBarWidth, max(minBarWidth, float64(b.Last-b.First+1)*perDay-1))
		x := min(float64(b.First-first)*perDay, histogramWidth-width)
		height := max(1, histogramHeight*float64(b.Count)/float64(most))
		from, to := datesOfDays(b.First, b.Last)
		v.Bars = append(v.Bars, view.Bar{
			X: decimal(x), W: decimal(width), Y: decimal(histogramHeight - height), H: decimal(height),
			Href: searchHref(m.st.WithDates(from, to)), Label: days(b.First, b.Last) + ": " + articles(b.Count),
			Selected: (r.From != nil || r.To != nil) && (r.From == nil || *r.From <= b.First) && (r.To == nil || b.Last <= *r.To),
		})
	}
	v.First, v.Last = monthOf(first), monthOf(last)
	if v.First == v.Last {
		v.First, v.Last = day(first), day(last)
	}
	if first == last {
		v.Last = ""
	}
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

func monthOf(d index.Day) string { return d.Time().Format("Jan 2006") }

// datesOfDays writes a range with as little as says it: whole years and months
// by their names.
func datesOfDays(first, last index.Day) (from, to urlstate.Date) {
	a, b := first.Time(), (last + 1).Time() // b is the day after
	from, to = urlstate.DateOf(first), urlstate.DateOf(last)
	if a.Day() != 1 || b.Day() != 1 {
		return from, to
	}
	from.Day, to.Day = 0, 0
	if a.Month() == time.January && b.Month() == time.January {
		from.Month, to.Month = 0, 0
	}
	return from, to
}
