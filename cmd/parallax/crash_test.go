package main

import (
	"bufio"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/bleveindex"
	"parallax/index/query"
)

// kills is how often the program is killed.
const kills = 20

// TestKilledProgramLosesNothingItReported kills the program at random moments of
// adding, updating, removing, rebuilding and opening, which merges go along
// with. What it had reported by then must be there once, whole, found and
// counted, and index and store must agree.
func TestKilledProgramLosesNothingItReported(t *testing.T) {
	c := crash{T: t, span: 160 * time.Millisecond, data: filepath.Join(t.TempDir(), "data"), files: t.TempDir(), r: rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano()))),
		word: map[string]string{}, id: map[string]string{}, doubt: map[string]bool{}}
	for round := range kills {
		switch {
		case round%5 == 3 && len(c.id) > 10:
			c.remove()
		case round%5 == 4:
			c.killed("rebuild", "--data", c.data)
		default:
			c.write(round)
			c.add()
		}
	}
	if len(c.id) < 20 {
		t.Fatalf("only %d articles were reported before the kills: the test shows little", len(c.id))
	}
	c.check()
}

// crash is a folder of files, the collection made of it, and what was reported.
type crash struct {
	*testing.T
	data, files string
	span        time.Duration // a kill comes within so long of the start
	r           *rand.Rand
	word        map[string]string // file → the word that only its text has, as last written
	id          map[string]string // file → id, as last reported with that text
	doubt       map[string]bool   // files that a command was at when it was killed
}

// write makes new files and changes some old ones.
func (c *crash) write(round int) {
	c.Helper()
	for i := range 300 {
		name := fmt.Sprintf("%d-%d.txt", round, i)
		if i%6 == 0 && round > 0 {
			name = fmt.Sprintf("%d-%d.txt", c.r.IntN(round), 1+c.r.IntN(299))
		}
		word := fmt.Sprintf("zq%dx%dq", round, i)
		body := strings.Repeat("The harbour council met again on the matter of the ferry. ", 1+c.r.IntN(40)) + "It concerned " + word + ".\n"
		if err := os.WriteFile(filepath.Join(c.files, name), []byte(body), 0o644); err != nil {
			c.Fatal(err)
		}
		c.word[name], c.doubt[name] = word, true
		delete(c.id, name)
	}
}

// add adds the folder and notes what was reported before the kill.
func (c *crash) add() {
	for _, fields := range c.killed("add", "--data", c.data, "--list", c.files) {
		if len(fields) == 3 && strings.HasSuffix(fields[2], ".txt") { // the last line may be cut off
			name := filepath.Base(fields[2])
			c.id[name] = fields[1]
			delete(c.doubt, name)
		}
	}
}

// remove takes some articles out. Whether it came to that is not known when it
// was killed.
func (c *crash) remove() {
	var names []string
	args := []string{"rm", "--data", c.data}
	for name, id := range c.id {
		if len(names) < 5 {
			names, args = append(names, name), append(args, id)
		}
	}
	done := false
	for _, fields := range c.killed(args...) {
		done = done || len(fields) == 2 && fields[0] == "removed" && fields[1] == "5"
	}
	for _, name := range names {
		if delete(c.id, name); done {
			os.Remove(filepath.Join(c.files, name))
			delete(c.word, name)
			delete(c.doubt, name)
		} else {
			c.doubt[name] = true
		}
	}
}

// killed runs the program, kills it after a while, and returns the words of each
// line that it had printed.
func (c *crash) killed(args ...string) (lines [][]string) {
	c.Helper()
	self, err := os.Executable()
	if err != nil {
		c.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Args[0] = "parallax" // the test binary is the program under that name: see TestMain
	out, err := cmd.StdoutPipe()
	if err != nil {
		c.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		c.Fatal(err)
	}
	timer := time.AfterFunc(10*time.Millisecond+time.Duration(c.r.Int64N(int64(c.span))), func() { cmd.Process.Kill() })
	defer timer.Stop()
	for s := bufio.NewScanner(out); s.Scan(); {
		lines = append(lines, strings.Fields(s.Text()))
	}
	_ = cmd.Wait() // killed, or done before that
	if len(lines) == 0 {
		c.span += c.span / 4 // a busy machine: more of the kills are to come later than the beginning
	}
	return lines
}

// check opens the collection and looks for all that was reported.
func (c *crash) check() {
	e, err := bleveindex.Open(c.Context(), c.data, bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		c.Fatal(err)
	}
	defer e.Close()
	for name, id := range c.id {
		word := c.word[name]
		parsed, err := index.ParseID(id)
		if err != nil {
			c.Fatal(err)
		}
		d, err := e.Article(c.Context(), parsed, 0)
		if err != nil || !strings.Contains(d.Body, word) || d.Hash != d.Article.Hash() {
			c.Errorf("article %s of %s: %v", id, name, err)
		}
		res, err := e.Search(c.Context(), index.Request{Query: query.Parse(word, false), Limit: 2})
		if err != nil || res.Total != 1 || res.Hits[0].Document.ID != parsed {
			c.Errorf("%s of %s is found %d times, %v", word, name, res.Total, err)
		}
	}
	all, err := e.Search(c.Context(), index.Request{Facets: map[index.Facet]int{index.Language: 10}})
	st, statsErr := e.Stats(c.Context())
	lang := all.Facets[index.Language]
	counted := lang.Missing
	for _, b := range lang.Buckets {
		counted += b.Count
	}
	if err != nil || statsErr != nil || all.Total != st.Articles || counted != all.Total || all.Total < len(c.id) || all.Total > len(c.word) {
		c.Errorf("%d articles by search, %d by count, %d by facet; %d reported, %d files: %v, %v", all.Total, st.Articles, counted, len(c.id), len(c.word), err, statsErr)
	}
	harbour, err := e.Search(c.Context(), index.Request{Query: query.Parse("harbour", false)})
	if err != nil || harbour.Total != all.Total {
		c.Errorf("a word of every article finds %d of %d, %v", harbour.Total, all.Total, err)
	}
	c.Logf("%d articles reported, %d in doubt, %d there after %d kills", len(c.id), len(c.doubt), all.Total, kills)
}
