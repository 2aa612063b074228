// Package index is the contract between a collection of articles and all who
// use it. Two engines keep it: bleveindex on one machine, opensearch on many.
//
// # Articles
//
// An article has three texts: title, standfirst and body. A span is a field and
// UTF-8 byte offsets, half-open, on rune boundaries. Text is immutable once
// stored, so spans stay good; Hash identifies it. An id is permanent and made
// from the canonical URL, else the id within the source file, else the bytes
// first seen (see ID). The store keeps every version of an id: other bytes at a
// known path, or another text at a known URL, make a new version (Updated).
// The newest is searched, older ones can be read.
//
// # What the owner sets
//
// The owner can set an article's title, source and published date, give it tags
// and take tags off, and hide it. That is kept beside what was read, which stays:
// it holds for every version, survives adding again and rebuilding, and goes when
// the article is removed. Documents carry what holds, with what was read beside it
// (Owner). With another title Hash is that of the text with it, and what was
// recognised is recognised anew. Tags given with an entry (Document.Tags) are
// added to those that the article has, also where it is otherwise unchanged,
// but for those that the owner took off. A hidden article is not found, not
// counted and not listed as a value of anything; Article returns it all the same.
//
// # What is found, and when
//
// Put returns when the articles are on disk. They are found within a second.
// Every answer is of one moment: totals, counts, hits and histogram agree.
//
// # Filters and counts
//
// A value counts once an article, however often it is named. Let an article
// fail a clause when it would be in the results but for it. A facet's clauses
// are its positive selection, and each exclusion.
//
//   - Match all: a value's count is over the results, the facet's own selection
//     included: what remains when it is added.
//   - Match any: the facet's own positive selection is left out: a value's
//     count is the total with that value alone.
//   - An excluded value's count is what lifting that one exclusion brings back.
//   - Missing counts articles with no value of the facet. Under all, no article
//     has a certain value and none, so choosing 'not stated' replaces the
//     positive values and the other way round, and either's count is the total
//     after that. Missing=false is an exclusion like others.
//   - Exclusions apply to all other counts. Articles with no value pass them.
//   - The histogram leaves out From and To. A bar counts what its days as From
//     and To find; articles known less exactly than that, and undated ones, are
//     counted apart.
//   - Copies are never collapsed.
//
// # Copies
//
// Articles of different ids with the same text, or most of it, are copies of each
// other (index/similar says when). They stay apart: each is found, counted and
// listed by itself, and Hit.Copies names the others, those that the search does not
// find as well. It is not transitive: a copy of a copy need not be one. Looking for
// copies misses some of those that have little in common; what is called a copy was
// compared word by word. The same article in two files is one article with two
// origins (Tracker.OriginsOf), no copy.
//
// # Dates
//
// A date is an interval of printed local days. An article matches From and To
// when its interval lies inside them, both inclusive. An undated article
// matches no bound.
//
// # Order
//
// By the sort key, then published date, newest first, then id. By date, undated
// articles come last in both directions; then by id. With no words in the query
// all scores are zero. Totals are exact.
//
// # Errors
//
// ErrInvalid for what no engine can answer, ErrUnsupported for what this one
// can't, ErrNotFound, ErrUnavailable, ErrDamaged; never silence.
package index
