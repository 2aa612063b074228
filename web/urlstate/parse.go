package urlstate

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"parallax/index"
)

// Parse reads a query string, with or without '?'. The notices say what could
// not be used. The error, if any, is a *LimitError; the State is then what
// remains without the part that is too much, good for a link.
func Parse(rawQuery string) (State, []Notice, error) {
	rawQuery = strings.TrimPrefix(rawQuery, "?")
	if len(rawQuery) > MaxAddress {
		return State{}, nil, &LimitError{Limit: AddressLimit, Max: MaxAddress}
	}
	r := reader{values: split(rawQuery)}
	r.words()
	r.facets()
	r.dates()
	r.list()
	r.marks()
	slices.SortFunc(r.s.invalid, compareParams)
	r.s.invalid = slices.Compact(r.s.invalid)
	if len(r.s.Encode()) > MaxAddress { // escaping can make it longer
		return State{}, nil, &LimitError{Limit: AddressLimit, Max: MaxAddress}
	}
	return r.s, r.notices, r.err
}

func compareParams(a, b Param) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Value, b.Value))
}

// split decodes a query string: the values of each key, clean, without empty
// ones and repetitions. What is not properly escaped is taken literally.
func split(raw string) map[string][]string {
	values := map[string][]string{}
	seen := map[Param]bool{}
	for pair := range strings.SplitSeq(raw, "&") {
		key, value, _ := strings.Cut(pair, "=")
		p := Param{unescape(key), Clean(unescape(value))}
		if p.Value == "" || seen[p] {
			continue
		}
		seen[p] = true
		values[p.Key] = append(values[p.Key], p.Value)
	}
	return values
}

func unescape(s string) string {
	if u, err := url.QueryUnescape(s); err == nil {
		return u
	}
	return strings.ReplaceAll(s, "+", " ")
}

// Clean is the normal form of a value.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.TrimSpace(norm.NFC.String(s))
}

// reader fills a State from decoded values.
type reader struct {
	values  map[string][]string
	s       State
	notices []Notice
	err     error
}

func (r *reader) notice(key, value, reason string, args ...any) {
	r.notices = append(r.notices, Notice{Key: key, Value: value, Reason: fmt.Sprintf(reason, args...)})
}

// reject keeps a value as invalid.
func (r *reader) reject(key, value, reason string, args ...any) {
	r.notice(key, value, reason, args...)
	r.s.invalid = append(r.s.invalid, Param{key, value})
}

func (r *reader) exceed(l Limit, most int) {
	if r.err == nil {
		r.err = &LimitError{Limit: l, Max: most}
	}
}

// one returns the first valid value of a key that takes one, or "". Reason says
// what a valid one is.
func (r *reader) one(key, reason string, valid func(v string) bool) string {
	first := ""
	for _, v := range r.values[key] {
		switch {
		case !valid(v):
			r.reject(key, v, "%s", reason)
		case first != "":
			r.notice(key, v, "it is given twice, and the first one counts")
		default:
			first = v
		}
	}
	return first
}

// oneOf is one for a key that takes one of a few words.
func (r *reader) oneOf(key, reason string, words ...string) string {
	return r.one(key, reason, func(v string) bool { return slices.Contains(words, v) })
}

func (r *reader) words() {
	r.s.query = r.one(keyQuery, "", func(string) bool { return true })
	if len(r.s.query) > MaxQuery {
		r.exceed(QueryLimit, MaxQuery)
		r.s.query = ""
	}
	r.s.any = r.oneOf(keyMatch, matchReason, "all", "any") == "any"
}

const matchReason = "match is all or any"

func (r *reader) dates() {
	date := func(key string) Date {
		d, _ := ParseDate(r.one(key, "a date is 2024, 2024-03 or 2024-03-01", func(v string) bool {
			_, ok := ParseDate(v)
			return ok
		}))
		return d
	}
	s := &r.s
	s.from, s.to = date(keyFrom), date(keyTo)
	s.when = When(r.one(keyWhen, "when is past-day, past-week, past-month or past-year", func(v string) bool { return When(v).Valid() }))
	dated := !s.from.IsZero() || !s.to.IsZero()
	if s.when != "" && dated {
		r.reject(keyWhen, string(s.when), "dates are given as from or to as well, and those count")
		s.when = ""
	}
	if !s.from.IsZero() && !s.to.IsZero() && s.from.First() > s.to.Last() {
		r.notice(keyFrom, s.from.String(), "it is after to=%s, so no article can match", s.to)
	}
}

// list reads the order and the page. The query has been read.
func (r *reader) list() {
	sort := r.one(keySort, "a sort is relevance, newest or oldest", func(v string) bool { return validSort(index.Sort(v)) })
	r.s.sort = normalSort(index.Sort(sort), r.s.query)
	size, _ := count(r.one(keyPerPage, "a page has 10, 20, 50 or 100 articles", func(v string) bool {
		n, ok := count(v)
		return ok && slices.Contains(perPages[:], n)
	}))
	r.s.perPage = normalPerPage(size)
	page, _ := count(r.one(keyPage, "pages count 1, 2, 3 and so on", func(v string) bool {
		_, ok := count(v)
		return ok
	}))
	if page > r.s.LastPage() {
		r.exceed(PageLimit, r.s.LastPage())
		page = 1
	}
	r.s.page = normalPage(page)
}

// marks reads how results are shown and what is ticked.
func (r *reader) marks() {
	r.s.view = r.one(keyView, "a view is a short name in small letters", validView)
	r.s.copies = r.oneOf(keyCopies, "copies is show, or not given", "show") != ""
	r.s.at, _ = count(r.one(keyAt, "a place in the results is 1, 2, 3 and so on", func(v string) bool {
		n, ok := count(v)
		return ok && n <= MaxHits
	}))
	for _, v := range InTrayOrder(r.values[keyPick], r.values[TrayKey]) {
		id, err := index.ParseID(v)
		switch {
		case err != nil:
			r.reject(keyPick, v, "this is no article's id")
		case slices.Contains(r.s.picks, id):
		case len(r.s.picks) == MaxPicks:
			r.reject(keyPick, id.String(), "at most %d articles can be compared; take one away first", MaxPicks)
		default:
			r.s.picks = append(r.s.picks, id)
		}
	}
}

// InTrayOrder returns picks with those that stand in tray first, in its order.
func InTrayOrder(picks, tray []string) []string {
	place := func(id string) int {
		if i := slices.Index(tray, id); i >= 0 {
			return i
		}
		return len(tray)
	}
	return slices.SortedStableFunc(slices.Values(picks), func(a, b string) int { return cmp.Compare(place(a), place(b)) })
}

// count reads a number from 1. One too large to hold is the largest.
func count(v string) (n int, ok bool) {
	if strings.Trim(v, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(v)
	if v != "" && err != nil {
		n = int(^uint(0) >> 1)
	}
	return n, n > 0
}
