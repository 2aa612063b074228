package entity

import (
	"fmt"
	"strings"
	"testing"

	"parallax/index/article"
)

// BenchmarkRecognise measures articles of the shared news cut to 800 words.
func BenchmarkRecognise(b *testing.B) {
	var all []*article.Article
	news(b, func(a *article.Article) {
		if f := strings.Fields(a.Body); len(all) < 400 && len(f) >= 800 {
			words := 0
			cut := strings.IndexFunc(a.Body, func(r rune) bool {
				if r == ' ' || r == '\n' {
					words++
				}
				return words == 800
			})
			if cut > 0 {
				a.Body = a.Body[:cut]
			}
			all = append(all, a)
		}
	})
	Recognise(all[0])
	b.ResetTimer()
	n := 0
	for b.Loop() {
		Recognise(all[n%len(all)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkResolve measures the alias table of 100,000 names.
func BenchmarkResolve(b *testing.B) {
	first := []string{"Anna", "Boris", "Carla", "Dmitri", "Elena", "Fatima", "George", "Hans", "Ivan", "Joe"}
	var records []Record
	for i := range 100000 {
		name := fmt.Sprintf("%s %c. Family%d", first[i%len(first)], 'A'+rune(i/10%26), i/40)
		if i%4 == 0 {
			name = fmt.Sprintf("%s Family%d", first[i%len(first)], i/40)
		}
		records = append(records, Record{Kind: Person, Name: name, Articles: i%17 + 1, Roles: map[string]int{"President": 1}})
	}
	for b.Loop() {
		Resolve(records)
	}
}
