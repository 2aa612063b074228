package bleveindex

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/query"
)

var kills = flag.Int("kills", 20, "how often the crash tests kill the program, and the repair tests damage its store")

// kinds are what the program is killed in the middle of. The reopening that is
// killed is one that catches up or rebuilds.
var kinds = []string{"add", "update", "remove", "edit", "rebuild", "merge", "catchup", "reopen"}

// TestKilledAtAnyMomentNothingReportedIsLost kills a process that changes a
// collection in the middle of everything that it does. After each kill every
// article that was reported must be there, once, whole, found and counted; what
// was under way must have happened as a whole or not at all; and the index must
// go on where the store is, without being made anew.
func TestKilledAtAnyMomentNothingReportedIsLost(t *testing.T) {
	c := newCrash(t, t.TempDir(), "")
	c.seed()
	hits := map[string]int{}
	missed := func() []string {
		return slices.DeleteFunc(slices.Clone(kinds), func(k string) bool { return hits[k] > 0 })
	}
	for n := 0; n < *kills || n < 5**kills && len(missed()) > 0; n++ {
		kind := kinds[n%len(kinds)]
		for _, k := range c.round(kind) {
			hits[k]++
		}
		if n%10 == 9 {
			c.readAll()
		}
	}
	c.readAll()
	for _, k := range missed() {
		t.Errorf("no kill hit %q in the middle: the test shows little", k)
	}
	for _, problem := range c.problems {
		t.Error(problem)
	}
	t.Logf("%d kills, in the middle of: %v; %d articles", c.rounds, hits, c.live())
}

// TestCrashTestsFindMutants proves that the crash tests can fail: a program that
// is wrong on purpose must be found out.
func TestCrashTestsFindMutants(t *testing.T) {
	for _, mutant := range []string{indexFirst, reportFirst, noSync} {
		t.Run(mutant, func(t *testing.T) {
			dir := t.TempDir()
			if mutant == noSync && !canTellUnsynced(t, dir) {
				t.Skip("this system does not tell what of a file is not on disk yet; the test with a power cut finds it where it can run")
			}
			c := newCrash(t, dir, mutant)
			c.seed()
			for n := 0; len(c.problems) == 0 && n < 60; n++ {
				c.round("add")
			}
			if len(c.problems) == 0 {
				t.Fatalf("%d kills found nothing wrong", c.rounds)
			}
			t.Logf("found after %d kills: %s", c.rounds, c.problems[0])
		})
	}
}

// canTellUnsynced reports whether unsynced tells the truth in dir.
func canTellUnsynced(t *testing.T, dir string) bool {
	f, err := os.Create(filepath.Join(dir, "probe"))
	must(t, err)
	defer f.Close()
	_, err = f.Write(make([]byte, 1<<16))
	must(t, err)
	before, ok := unsynced(f.Name())
	must(t, f.Sync())
	after, _ := unsynced(f.Name())
	return ok && before > 0 && after == 0
}

// crash is a collection, and what a process that was killed had said of it.
type crash struct {
	t        *testing.T
	dir, old string // the collection; an early copy of its index
	mutant   string
	blind    bool // does not ask the system what is not on disk
	r        *rand.Rand
	may      map[int][]int   // slot → generations that it may be at, 0 for removed; one where it is certain
	inFlight map[int]int     // what the last operation would have made of its slots, unless it was reported
	says     map[int][]int   // slot → edits that the owner's may be at, 0 for none; nothing where it is certain that there is none
	past     map[string]bool // words of texts that were superseded or removed
	took     map[string]time.Duration
	rounds   int
	problems []string
}

func newCrash(t *testing.T, dir, mutant string) *crash {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	return &crash{t: t, dir: filepath.Join(dir, "data"), old: filepath.Join(dir, "old"), mutant: mutant, r: rand.New(rand.NewPCG(1, seed)),
		may: map[int][]int{}, says: map[int][]int{}, past: map[string]bool{}, took: map[string]time.Duration{}}
}

func (c *crash) problem(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf("after kill %d: ", c.rounds)+fmt.Sprintf(format, args...))
}

// seed makes the collection and keeps a copy of its index.
func (c *crash) seed() {
	e, err := Open(c.t.Context(), c.dir, Options{Log: slog.New(slog.DiscardHandler)})
	must(c.t, err)
	for slot := 0; slot < slots; slot += 60 {
		var entries []index.Entry
		for i := slot; i < slot+60; i++ {
			entries = append(entries, crashEntry(i, 1, i%40))
			c.may[i] = []int{1}
		}
		_, err := e.Put(c.t.Context(), entries)
		must(c.t, err)
	}
	must(c.t, e.Close())
	must(c.t, os.CopyFS(c.old, os.DirFS(filepath.Join(c.dir, "index"))))
}

// round runs the program, kills it at kind, and looks what is left. It returns
// what the kill hit.
func (c *crash) round(kind string) []string {
	indexDir := filepath.Join(c.dir, "index")
	switch kind {
	case "catchup": // as after years of a backup
		must(c.t, os.RemoveAll(indexDir))
		must(c.t, os.CopyFS(indexDir, os.DirFS(c.old)))
	case "reopen":
		flip(c.t, segments(c.t, c.dir)[0], func(size int64) int64 { return size / 2 })
	}
	open := c.kill(kind)
	c.check(kind == "reopen")
	return open
}

// kill runs the program until it has been at kind for a moment, kills it, and
// returns what it was in the middle of.
func (c *crash) kill(kind string) (open []string) {
	c.rounds++
	p, err := json.Marshal(orders{c.dir, c.r.Uint64(), kind, c.mutant, c.rounds})
	must(c.t, err)
	cmd := exec.Command(os.Args[0], "-test.run=^TestCrashChild$", "-test.count=1")
	cmd.Env = append(os.Environ(), ordersKey+"="+string(p))
	out, err := cmd.StdoutPipe()
	must(c.t, err)
	must(c.t, cmd.Start())
	guard := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer guard.Stop()
	wait := 1 + c.r.IntN(3)
	if kind == "catchup" || kind == "reopen" {
		wait = 1 // it opens once
	}
	begun, trace := map[string]time.Time{}, []string(nil)
	c.inFlight = nil
	for s := bufio.NewScanner(out); s.Scan(); {
		words := strings.Fields(s.Text())
		if len(words) < 2 || words[0] != "crash" {
			continue
		}
		trace = append(trace, s.Text())
		switch words[1] {
		case "begin":
			begun[words[2]] = time.Now()
			c.begin(words[3:])
			if words[2] == kind {
				if wait--; wait == 0 {
					time.AfterFunc(time.Duration(c.r.Int64N(int64(max(c.took[kind], time.Millisecond)))), func() { cmd.Process.Kill() })
				}
			}
		case "did":
			c.did(words[3:])
		case "editing":
			c.editing(words[2])
		case "edited":
			c.edited(words[2])
		case "end":
			if words[2] == "open" { // and what it was made of
				c.end(begun, "catchup")
				c.end(begun, "reopen")
			}
			c.end(begun, words[2])
		case "unsynced":
			if c.blind {
				continue
			}
			c.problem("%s pages of the store were not on disk when it was reported", words[2])
		case "failed":
			c.problem("the program failed: %s", s.Text())
		}
	}
	_ = cmd.Wait() // killed, or done before that
	for k := range begun {
		open = append(open, k)
	}
	if len(trace) == 0 {
		c.problem("the program said nothing: %v", cmd.ProcessState)
	}
	return open
}

// end takes what out of begun, and remembers how long it took.
func (c *crash) end(begun map[string]time.Time, what string) {
	if at, ok := begun[what]; ok {
		c.took[what] = (c.took[what] + time.Since(at)) / 2
		delete(begun, what)
	}
}

// begin notes what an operation may make of its slots.
func (c *crash) begin(changes []string) {
	if len(changes) == 0 {
		return
	}
	c.inFlight = map[int]int{}
	for _, change := range changes {
		slot, generation := parseChange(change)
		c.may[slot] = append(c.may[slot], generation)
		c.inFlight[slot] = generation
	}
}

// did notes what an operation has made of its slots.
func (c *crash) did(changes []string) {
	for _, change := range changes {
		slot, generation := parseChange(change)
		for _, g := range c.may[slot] {
			if g != generation {
				c.past[crashWord(slot, g)] = true
			}
		}
		c.may[slot] = []int{generation}
		if generation == 0 {
			delete(c.says, slot)
		}
	}
	c.inFlight = nil
}

func parseChange(s string) (slot, generation int) {
	a, b, _ := strings.Cut(s, ":")
	slot, _ = strconv.Atoi(a)
	generation, _ = strconv.Atoi(b)
	return slot, generation
}

// live is how many articles there are.
func (c *crash) live() (n int) {
	for _, g := range c.may {
		if g[0] != 0 {
			n++
		}
	}
	return n
}

// check opens the collection, which must not take making the index anew unless
// that was damaged, and looks for all that was reported.
func (c *crash) check(damaged bool) {
	var log bytes.Buffer
	e, err := Open(c.t.Context(), c.dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		c.problem("opening: %v", err)
		return
	}
	defer func() {
		if err := e.Close(); err != nil {
			c.problem("closing: %v", err)
		}
	}()
	if s := log.String(); !damaged && strings.Contains(s, "WARN") || strings.Contains(s, "ERROR") {
		c.problem("opening: %s", s)
	}
	happened := map[bool]int{}
	for slot := range slots {
		generation := c.look(e, slot)
		if !slices.Contains(c.may[slot], generation) {
			c.problem("article %d is at %d, want one of %v", slot, generation, c.may[slot])
		}
		if g, ok := c.inFlight[slot]; ok && len(c.may[slot]) > 1 && c.may[slot][0] != g {
			happened[generation == g]++
		}
		for _, g := range c.may[slot] {
			if g != generation {
				c.past[crashWord(slot, g)] = true
			}
		}
		c.may[slot] = []int{generation}
	}
	if happened[true] > 0 && happened[false] > 0 {
		c.problem("an operation happened by half: %d of its changes, not %d", happened[true], happened[false])
	}
	c.count(e)
	n := 0
	for word := range c.past { // in random order
		if n++; n > 30 {
			break
		}
		if total := c.total(e, word); total != 0 {
			c.problem("%s, which was superseded, is found %d times", word, total)
		}
	}
}

// look returns the generation that an article is at, 0 when it is not there.
func (c *crash) look(e *Engine, slot int) (generation int) {
	d, err := e.Article(c.t.Context(), index.URLID(crashURL(slot)), 0)
	if err != nil {
		if !errors.Is(err, index.ErrNotFound) {
			c.problem("article %d: %v", slot, err)
		}
		delete(c.says, slot)
		return 0
	}
	c.lookEdit(e, slot, &d)
	generation, err = generationOf(slot, d.Body)
	if err != nil || d.Hash != d.Article.Hash() {
		c.problem("article %d is not whole: %v", slot, err)
	}
	if total := c.total(e, crashWord(slot, generation)); total != 1 {
		c.problem("article %d is found %d times", slot, total)
	}
	return generation
}

func (c *crash) total(e *Engine, q string) int {
	res, err := e.Search(c.t.Context(), index.Request{Query: query.Parse(q, false), Limit: 1})
	if err != nil {
		c.problem("searching for %s: %v", q, err)
	}
	return res.Total
}

// count compares all ways of counting the articles.
func (c *crash) count(e *Engine) {
	all, err := e.Search(c.t.Context(), index.Request{Facets: map[index.Facet]int{index.Source: 10}})
	st, statsErr := e.Stats(c.t.Context())
	counted := all.Facets[index.Source].Missing
	for _, b := range all.Facets[index.Source].Buckets {
		counted += b.Count
	}
	word := c.total(e, "harbour")
	if want := c.live(); err != nil || statsErr != nil || all.Total != want || st.Articles != want || counted != want || word != want {
		c.problem("%d articles: %d by search, %d by count, %d by facet, %d by a word of all: %v, %v", want, all.Total, st.Articles, counted, word, err, statsErr)
	}
}

// readAll checks every version of every article and every file of the index.
func (c *crash) readAll() {
	e, err := Open(c.t.Context(), c.dir, Options{Log: slog.New(slog.DiscardHandler)})
	must(c.t, err)
	defer func() { must(c.t, e.Close()) }()
	if faults, err := e.Check(c.t.Context(), nil); err != nil || len(faults) > 0 {
		c.problem("faults %+v, %v", faults, err)
	}
}
