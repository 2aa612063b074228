// Package query is the language that readers type into the search box: what may
// be written, how it is read, and how it is printed back. It knows no engine.
//
// # The language in prose
//
// Words that stand side by side must all be found; AND between them says the
// same. OR, or |, between them means either; NOT, or - directly before a word,
// excludes. NOT binds tightest, then AND, then OR; parentheses group. Operators
// are operators in capitals only: 'cats and dogs' looks for three words.
//
//   - "red lines" finds the words as written, side by side and in order. The
//     quotes may be straight or typographic; one that is never closed runs to
//     the end.
//   - "harbour strike"~10 finds the words in any order and inflection, all
//     within 10 words of each other: 1 to 100.
//   - diplom* finds words that begin so; three letters at least.
//   - title:, body: and standfirst: before a word, phrase, prefix or group look
//     in that text alone.
//   - source:, author:, person:, country:, org:, place:, language: and tag: before a
//     word, a quoted phrase or a group find articles with such a value.
//   - before:, after: and date: take a day, month or year (2023-03-02, 2023-03,
//     2023), which is inside the range; date: means within it.
//   - A backslash takes the meaning from the mark after it, and from AND, OR and
//     NOT: \-5, \AND, title\:x.
//
// The field names are read in any case. Fields inside a group win over the
// group's own: title:(strike body:harbour).
//
// # The language in EBNF
//
//	query    = [ or ] ;
//	or       = adjacent , { ( "OR" | "|" ) , adjacent } ;
//	adjacent = and , { and } ;
//	and      = not , { "AND" , not } ;
//	not      = { "NOT" | "-" } , ( group | field | term ) ;
//	group    = "(" , or , ")" ;
//	field    = name , ":" , { "-" } , ( group | term ) ;
//	term     = word , [ "*" ] | quoted , [ "~" , digits ] ;
//	quoted   = quote , { any character but a quote } , quote ;
//	word     = character , { character } ;
//
// A character is anything but white space, a quote, '(', ')' and '|', or one of
// those marks after a backslash. Nothing may stand between a '-', a name, its
// colon and what they apply to.
//
// # Any word
//
// With match=any, adjacent parts need not all be found, only one of them (an Or
// with Any set), while what restricts must still hold: negations, field values,
// bounds, and groups of nothing else. AND binds tighter than adjacency then, so
// 'a b AND c' is a, or b with c.
//
// # Whatever was typed
//
// Every text is a query. What cannot be taken as typed is left out or read as
// plain words, with a notice that says so: operators with nothing to join,
// parentheses without a partner, marks alone, an unknown date, a name with
// nothing after it. A colon after any other name is part of the word, as in
// 'http://'. The constants bound what is read.
//
// # The canonical text
//
// String prints a query so that it reads well and parses, with the same any, to
// an equal tree without notices. An And is always printed with AND, a group of
// adjacent parts under match=any by adjacency alone.
package query

// What is read of a query. Beyond a bound the rest is left out, with a notice.
const (
	MaxBytes = 1 << 16 // bytes of input; above any canonical text that the other bounds allow
	MaxTerms = 256     // words, phrases, values and bounds: each costs the engine a posting list
	MaxText  = 1 << 13 // bytes of all terms' texts together
	MaxDepth = 20      // ands and ors within each other; what is deeper loses its grouping
)

// The bounds of a Near's distance, and of a Prefix's text.
const (
	MinDistance      = 1
	MaxDistance      = 100
	MinPrefixLetters = 3 // shorter ones match a tenth of the dictionary
)

const (
	maxNesting = 1000 // parentheses read within each other before MaxDepth is applied: bounds the recursion
	maxNotices = 12   // more would bury the results
	maxQuoted  = 40   // runes of the reader's text that a notice repeats
)
