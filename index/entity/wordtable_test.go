package entity

import (
	"strconv"
	"testing"
)

func TestWordTableGrowsAndKeepsNumbers(t *testing.T) {
	words := newWordTable(1)
	if n := words.of(""); n != 0 {
		t.Errorf("an empty table has a number for nothing: %d", n)
	}
	for i := range 1000 {
		if n := words.add(strconv.Itoa(i)); n != int32(i+1) {
			t.Fatalf("word %d got number %d", i, n)
		}
	}
	for i := range 1000 {
		if n := words.of(strconv.Itoa(i)); n != int32(i+1) {
			t.Errorf("word %d has number %d", i, n)
		}
	}
	if n := words.of("other"); n != 0 {
		t.Errorf("a word that was not added has number %d", n)
	}
}
