package article

import (
	"cmp"
	"regexp"
	"strings"
	"time"
)

// addressDate finds a whole date in the path of an address: /2020/04/15/, /20200415-.
var addressDate = regexp.MustCompile(`[/_-]((?:19|20)\d\d)([/_-]?)(1[0-2]|0?[1-9])([/_-]?)([12]\d|3[01]|0?[1-9])(?:[/_.-]|$)`)

// inAddress returns the date in an address as 2006-1-2, "" where it has none.
func inAddress(address string) string {
	m := addressDate.FindStringSubmatch(address)
	if m == nil || m[2] != m[4] || m[2] == "" && (len(m[3]) != 2 || len(m[5]) != 2) {
		return ""
	}
	return m[1] + "-" + m[3] + "-" + m[5]
}

// dates sets the dates of an article from what its page gives.
func (p *page) dates(a *Article, d *dater) {
	all := append([]stamp{
		{rank: byLinkedData, rule: "JSON-LD", value: cmp.Or(p.ld.published, p.ld.pagePublished)},
		{rank: byLinkedData, rule: "JSON-LD", value: cmp.Or(p.ld.modified, p.ld.pageModified), updated: true},
		{rank: byAddress, rule: "address", value: inAddress(a.URL)},
	}, p.dated...)
	choose := func(field string, to *Date, updated bool) {
		var best reckoned
		for _, s := range all {
			for _, r := range p.reckon(s, d) {
				if r.updated == updated && (best.date.IsZero() || r.before(&best)) {
					best = r
				}
			}
		}
		if best.date.IsZero() {
			return
		}
		*to = best.date
		if !updated {
			p.printed(&best, all, d)
			*to = best.date
		}
		a.noteDoubt(field, *to)
		a.Trace = append(a.Trace, Trace{Field: field, Rule: best.rule, Text: shorten(best.date.Evidence)})
	}
	choose("published", &a.Published, false)
	choose("updated", &a.Updated, true)
	if !a.Updated.IsZero() && a.Updated.Unix() == a.Published.Unix() {
		a.Updated = Date{} // it was not changed since
	}
}

// reckoned is a stamp with its date.
type reckoned struct {
	stamp
	date     Date
	distance int
}

func (r *reckoned) before(o *reckoned) bool {
	if r.rank != o.rank {
		return r.rank < o.rank
	}
	return r.distance < o.distance
}

// reckon reads the dates of a stamp. What readers see counts for more than what
// machines are told beside it, where the two are days apart.
func (p *page) reckon(s stamp, d *dater) (all []reckoned) {
	if s.rank == byPlainTime && p.head != nil && !p.near(s.at) {
		s.rank = byFarTime
	}
	if (s.rank == byProperty || s.rank == byTime) && s.shown != "" && p.head != nil && !p.near(s.at) { // of a teaser or a comment, rather
		s.rank = byFarMarked
	}
	add := func(date Date, label string) {
		r := reckoned{stamp: s, date: date, distance: p.distance(s.at)}
		r.updated = r.updated || label == "updated"
		switch {
		case s.rank%byOutside == byFarLine && label != "published":
		case s.rank == byClass && p.head != nil && !p.near(s.at) && label != "published":
		case len(s.shown) > longestShown && s.value == "" && label == "" && s.rule != "byline":
		case date.First > DayOf(d.now.Year(), d.now.Month(), d.now.Day())+1 && s.shown != "": // of which the page tells
		case date.First < oldestPage && s.shown != "": // a number
		default:
			all = append(all, r)
		}
	}
	value, ok := d.value(s.value)
	label := ""
	for _, m := range shownDates(s.shown, s.rank%byOutside < byLine) {
		shown := d.date(m, s.shown)
		if ok && shown.First-value.First <= 1 && value.First-shown.First <= 1 {
			label, s.seen = m.label, true
			break
		}
		ok, s.seen = false, true
		add(shown, m.label)
	}
	if ok {
		add(value, label)
	}
	return all
}

// oldestPage is before the first news page of the web.
var oldestPage = DayOf(1993, time.January, 1)

// shownDates finds the whole dates in a short line; loose takes years of two
// digits too, and any words beside the date.
func shownDates(s string, loose bool) (all []moment) {
	if s == "" || len(s) > longestCalled || !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	toks := dateTokens(s)
	label := ""
	for i := 0; i < len(toks); i++ {
		switch w := toks[i].s; {
		case updatedLabels[w]:
			label = "updated"
		case publishedLabels[w]:
			label = "published"
		}
		if i > 0 && isDigits(toks[i-1].s) {
			continue
		}
		p := dateParser{toks: toks, pos: i}
		m, ok := p.item()
		if !ok || m.day == 0 || m.month == 0 || !loose && (m.ambiguous || m.label == "" && countWords(s[:m.from])+countWords(s[m.to:]) > mostBeside) {
			continue
		}
		if m.label == "" {
			m.label = label
		}
		if m.label == "" && p.pos < len(toks) {
			for _, t := range toks[p.pos:min(p.pos+4, len(toks))] { // 'am 3. Dezember 2011 um 8 Uhr veröffentlicht'
				if publishedLabels[t.s] && t.s != "published" && t.s != "updated" {
					m.label = "published"
				}
			}
		}
		all = append(all, m)
		i = p.pos - 1
	}
	return all
}

// printed corrects a date that only machines are told by the one that the page
// prints beside its heading, without a word that it is of a change. That is the
// day on which the paper says that it published this text: the day of its own
// place, where an instant is given in UTC, and the day of this edition, where
// machines are told of the first of many.
func (p *page) printed(r *reckoned, all []stamp, d *dater) {
	if r.rank > byMeta {
		return
	}
	var best reckoned
	for _, s := range all {
		if s.shown == "" || s.rank > byLine || s.updated || !p.near(s.at) {
			continue
		}
		for _, o := range p.reckon(s, d) {
			if o.updated {
				best = reckoned{} // 'Updated March 3' was said of the line
				break
			}
			apart := o.date.First - r.date.First
			if !o.seen || o.date.Doubtful || s.rank == byLine && (apart < -1 || apart > 1) {
				continue
			}
			if best.date.IsZero() || o.distance < best.distance {
				best = o
			}
		}
	}
	_, offset := r.date.Instant.Zone()
	switch apart := best.date.First - r.date.First; {
	case best.date.IsZero(), apart == 0:
		return
	case apart == 1 || apart == -1:
		if r.date.Precision == Minute && offset != 0 {
			return
		}
		best.date.Evidence = r.date.Evidence + ", printed as " + best.shown
	default:
		best.date.Evidence = best.shown
		d.note("The page prints “" + shorten(best.shown) + "”; to machines it says " + r.date.String() + ". It was dated as printed.")
	}
	r.date, r.rule = best.date, "printed beside the heading"
}
