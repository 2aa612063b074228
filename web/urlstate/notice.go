package urlstate

import "fmt"

// Notice says why a value of the URL was not used as it stands.
type Notice struct {
	Key, Value string
	Reason     string // plain words, what is wrong and what to write: "a sort is relevance, newest or oldest"
}

// String is the notice in a line.
func (n Notice) String() string { return fmt.Sprintf("%s=%s: %s", n.Key, clip(n.Value), n.Reason) }

// maxShown is how many runes of a value a message repeats.
const maxShown = 60

func clip(s string) string {
	if r := []rune(s); len(r) > maxShown {
		return string(r[:maxShown]) + "…"
	}
	return s
}

// Limit names a bound of a State.
type Limit string

// The limits.
const (
	AddressLimit Limit = "address"
	QueryLimit   Limit = "query"
	FiltersLimit Limit = "filters"
	PageLimit    Limit = "page"
)

// LimitError is a URL that asks for too much.
type LimitError struct {
	Limit Limit
	Max   int // bytes of an address or query, values of filters, the last page
}

// Error says what is too much and what to do.
func (e *LimitError) Error() string {
	switch e.Limit {
	case QueryLimit:
		return fmt.Sprintf("the query is longer than %d bytes; shorten it", e.Max)
	case FiltersLimit:
		return fmt.Sprintf("more than %d filter values are set; take some away", e.Max)
	case PageLimit:
		return fmt.Sprintf("only pages up to %d can be shown; narrow the search, or sort it the other way round", e.Max)
	}
	return fmt.Sprintf("the address is longer than %d bytes; take some filters away", e.Max)
}
