package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"parallax/index"
	"parallax/index/compare"
	"parallax/web/urlstate"
)

// The views of a comparison.
const (
	viewText   = "text"
	viewClaims = "claims"
	viewQuotes = "quotes"
	viewFigs   = "figures"
	viewOnly   = "only"
)

var compareViews = [...]string{viewText, viewClaims, viewQuotes, viewFigs, viewOnly}

// maxNamed bounds the articles that an address may name. With more than can be
// compared the page shows all, to take some out.
const maxNamed = 12

// letters label the columns.
const letters = "ABCD"

// comparison is the state of a comparison's URL. Canonically the ids stand
// first, in the order of the columns, and defaults are left out.
type comparison struct {
	ids   []index.ID
	view  string // one of compareViews
	left  int    // of the text view of three or four: the two columns shown
	right int
	query string // what the picker looks for
}

// parseComparison reads a query string. Articles are named by id, or by pick as
// a results page names those that are ticked there. An unknown view is the
// default. Returns ErrInvalid for what is no id.
func parseComparison(rawQuery string) (comparison, error) {
	q, err := url.ParseQuery(rawQuery)
	if err != nil {
		return comparison{}, fmt.Errorf("address of a comparison: %w: %w", index.ErrInvalid, err)
	}
	st := comparison{query: strings.TrimSpace(q.Get("q"))}
	for _, s := range slices.Concat(q["id"], urlstate.InTrayOrder(q["pick"], q[urlstate.TrayKey])) {
		if s == "" {
			continue
		}
		id, err := index.ParseID(s)
		if err != nil {
			return comparison{}, err
		}
		if slices.Contains(st.ids, id) {
			continue
		}
		if len(st.ids) == maxNamed {
			return comparison{}, fmt.Errorf("%w: at most %d articles can be compared, and this address names more than %d", index.ErrInvalid, compare.MaxArticles, maxNamed)
		}
		st.ids = append(st.ids, id)
	}
	if len(st.ids) >= compare.MinArticles {
		st.query = ""
	}
	st.view = q.Get("view")
	if !slices.Contains(compareViews[:], st.view) || len(st.ids) < compare.MinArticles {
		st.view = st.defaultView()
	}
	st.left, st.right = 0, 1
	if p := q.Get("pair"); st.view == viewText && len(p) == 2 {
		l, r := strings.IndexByte(letters, p[0]), strings.IndexByte(letters, p[1])
		if l >= 0 && r >= 0 && l < r && r < len(st.ids) {
			st.left, st.right = l, r
		}
	}
	return st, nil
}

// defaultView is the text for two articles, and for more the claims.
func (st comparison) defaultView() string {
	if len(st.ids) > compare.MinArticles {
		return viewClaims
	}
	return viewText
}

func (st comparison) encode() string {
	var b strings.Builder
	add := func(key, value string) {
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(key + "=" + url.QueryEscape(value))
	}
	for _, id := range st.ids {
		add("id", id.String())
	}
	if st.view == viewText && (st.left != 0 || st.right != 1) {
		add("pair", letters[st.left:st.left+1]+letters[st.right:st.right+1])
	}
	if st.query != "" {
		add("q", st.query)
	}
	if st.view != st.defaultView() {
		add("view", st.view)
	}
	return b.String()
}

func (st comparison) href() string { return link("/compare", st.encode()) }

// withView is the same articles in another view.
func (st comparison) withView(v string) comparison {
	st.view, st.left, st.right = v, 0, 1
	return st
}

// withPair is the text view of two of the columns.
func (st comparison) withPair(left, right int) comparison {
	st.view, st.left, st.right = viewText, left, right
	return st
}

// with adds an article.
func (st comparison) with(id index.ID) comparison {
	st.ids = append(slices.Clone(st.ids), id)
	st.query, st.left, st.right = "", 0, 1
	st.view = st.defaultView()
	return st
}

// without takes the i-th article out.
func (st comparison) without(i int) comparison {
	st.ids = slices.Delete(slices.Clone(st.ids), i, i+1)
	st.left, st.right = 0, 1
	st.view = st.defaultView()
	return st
}
