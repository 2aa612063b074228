package urlstate

import (
	"slices"
	"time"

	"parallax/index"
)

// The With methods return a changed copy, in normal form. All but WithPage,
// WithAt and WithNames lead to the first page; a caller for whom the results
// stay the same, as for a tick, keeps it by .WithPage(s.Page()).

// without returns s on the first page, and without what it says invalidly of keys.
func (s State) without(keys ...string) State {
	s.page, s.at = 0, 0
	keys = append(keys, keyPage, keyAt)
	s.invalid = trimmed(slices.DeleteFunc(slices.Clone(s.invalid), func(p Param) bool { return slices.Contains(keys, p.Key) }))
	return s
}

// WithQuery looks for q; "" takes the query away.
func (s State) WithQuery(q string) State {
	explicit := s.sort
	s = s.without(keyQuery)
	s.query = Clean(q)
	s.sort = normalSort(explicit, s.query)
	return s
}

// WithAnyWord sets whether any word of the query is enough.
func (s State) WithAnyWord(any bool) State {
	s = s.without(keyMatch)
	s.any = any
	return s
}

// WithSort orders the results. Anything but the three orders is the default.
func (s State) WithSort(sort index.Sort) State {
	s = s.without(keySort)
	s.sort = ""
	if validSort(sort) {
		s.sort = normalSort(sort, s.query)
	}
	return s
}

// WithDates sets both ends; a zero Date leaves one open. It replaces a When.
func (s State) WithDates(from, to Date) State {
	s = s.without(keyFrom, keyTo, keyWhen)
	s.from, s.to, s.when = normalDate(from), normalDate(to), ""
	return s
}

// normalDate is d, or none where there is no such date.
func normalDate(d Date) Date {
	d, _ = ParseDate(d.String())
	return d
}

// WithoutDates takes every date away.
func (s State) WithoutDates() State { return s.WithDates(Date{}, Date{}) }

// WithWhen sets a relative date, in place of others; "" takes every date away.
func (s State) WithWhen(w When) State {
	s = s.WithoutDates()
	if w.Valid() {
		s.when = w
	}
	return s
}

// WithFixedDates puts the dates of a When as of now in its place.
func (s State) WithFixedDates(now time.Time) State {
	if s.when == "" {
		return s.without()
	}
	first, last := s.when.Range(now)
	return s.WithDates(DateOf(first), DateOf(last))
}

// WithPage turns to a page, from 1.
func (s State) WithPage(n int) State {
	s = s.without()
	s.page = normalPage(n)
	return s
}

// WithPerPage sets how many hits a page has. Anything but PerPages is the
// default.
func (s State) WithPerPage(n int) State {
	s = s.without(keyPerPage)
	s.perPage = 0
	if slices.Contains(perPages[:], n) {
		s.perPage = normalPerPage(n)
	}
	return s
}

// WithAbout sets whether the country facet means what articles are about.
func (s State) WithAbout(about bool) State {
	s = s.without(keySense)
	s.about = about
	return s
}

// WithView sets how results are shown; "" is the usual way.
func (s State) WithView(view string) State {
	s = s.without(keyView)
	s.view = ""
	if validView(view) {
		s.view = view
	}
	return s
}

// WithCopies sets whether copies stand in the list one by one.
func (s State) WithCopies(show bool) State {
	s = s.without(keyCopies)
	s.copies = show
	return s
}

// WithPick ticks an article, as the last. With MaxPicks ticked already it stays
// unticked.
func (s State) WithPick(id index.ID) State {
	s = s.without(keyPick)
	if !slices.Contains(s.picks, id) && len(s.picks) < MaxPicks {
		s.picks = append(slices.Clone(s.picks), id)
	}
	return s
}

// WithoutPick takes a tick away.
func (s State) WithoutPick(id index.ID) State {
	s = s.without(keyPick)
	s.picks = trimmed(slices.DeleteFunc(slices.Clone(s.picks), func(x index.ID) bool { return x == id }))
	return s
}

// WithoutPicks takes all ticks away, as feeds and exports do.
func (s State) WithoutPicks() State {
	s = s.without(keyPick)
	s.picks = nil
	return s
}

// WithAt says which place in the results, from 1, an article has; 0 says
// nothing. The page is kept: it is the way back.
func (s State) WithAt(place int) State {
	s.invalid = trimmed(slices.DeleteFunc(s.Invalid(), func(p Param) bool { return p.Key == keyAt }))
	s.at = 0
	if place > 0 && place <= MaxHits {
		s.at = place
	}
	return s
}

// WithoutInvalid takes away an invalid value, or all of a key with value "".
func (s State) WithoutInvalid(key, value string) State {
	s = s.without()
	s.invalid = trimmed(slices.DeleteFunc(s.Invalid(), func(p Param) bool { return p.Key == key && (value == "" || p.Value == value) }))
	return s
}
