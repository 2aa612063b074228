package entity

import (
	"fmt"
	"testing"
)

// manyRecords are n names as a large collection has them: 60 in a hundred are
// persons of a few mentions, their families of very unequal size; every fifth has
// a role.
func manyRecords(n int) []Record {
	given := []string{"Anna", "Boris", "Carla", "Dmitri", "Elena", "Fatima", "George", "Hans", "Ivan", "Joe", "Karim", "Li", "Mona", "Nils", "Olga", "Pavel"}
	roles := []map[string]int{nil, nil, nil, nil, {"President": 1}}
	records := make([]Record, 0, n)
	for i := range n {
		r := Record{Name: fmt.Sprintf("%s %c. Family%d", given[i%len(given)], 'A'+rune(i/16%26), i/400), Kind: Person, Articles: i%17 + 1, Roles: roles[i%len(roles)]}
		switch i % 10 {
		case 0:
			r.Name = fmt.Sprintf("Family%d", i/10)
		case 1, 2:
			r.Name = fmt.Sprintf("%s Name%dson", given[i/7%len(given)], i/3)
		case 3, 4:
			r.Kind, r.Name, r.Roles = Organisation, fmt.Sprintf("Institute %d of Studies", i), nil
		case 5:
			r.Kind, r.Name, r.Roles = Place, fmt.Sprintf("Town%d", i), nil
		}
		records = append(records, r)
	}
	return records
}

// BenchmarkResolveMany measures the alias table of half a million names, and
// what stays in memory of it.
func BenchmarkResolveMany(b *testing.B) {
	records := manyRecords(500_000)
	b.ReportAllocs()
	for b.Loop() {
		Resolve(records)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(records)), "ns/name")
}
