package query

import (
	"strings"
	"unicode"
)

func isOperator(s string) bool { return s == "AND" || s == "OR" || s == "NOT" }

// isSpace also holds for marks that cannot be seen and split words nowhere else.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\ufeff'
}

const quotes = "\"“”„‟«»＂"

func isQuote(r rune) bool { return strings.ContainsRune(quotes, r) }

// isBreak reports whether r ends a word.
func isBreak(r rune) bool {
	return isSpace(r) || isQuote(r) || r == '(' || r == ')' || r == '|'
}

// escapable reports whether a backslash before r is a mark of the language.
func escapable(r rune) bool { return strings.ContainsRune(`\()|:-*‘`+quotes, r) }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// searchable reports whether s holds anything that a text can be searched for.
func searchable(s string) bool { return strings.ContainsFunc(s, isWordRune) }
