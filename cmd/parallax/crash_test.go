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

// kills is how often the program is killed while it adds.
const kills = 12

// TestKilledAddLosesNothingItReported kills 'parallax add' at random moments.
// Whatever it had reported by then must be there once, whole, found and counted,
// and the next run must go on from there.
func TestKilledAddLosesNothingItReported(t *testing.T) {
	dir := t.TempDir()
	data, files := filepath.Join(dir, "data"), filepath.Join(dir, "files")
	if err := os.Mkdir(files, 0o755); err != nil {
		t.Fatal(err)
	}
	reported := map[string]string{} // id → the word that only this article has
	r := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	for round := range kills {
		for i := range 150 {
			word := fmt.Sprintf("zq%dx%d", round, i)
			body := strings.Repeat("The harbour council met again on the matter of the ferry. ", 1+r.IntN(40)) + "It concerned " + word + ".\n"
			if err := os.WriteFile(filepath.Join(files, word+".txt"), []byte(body), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		addAndKill(t, data, files, time.Duration(20+r.IntN(400))*time.Millisecond, reported)
	}
	if len(reported) == 0 {
		t.Fatal("no article was reported before the kills: the test shows nothing")
	}
	e, err := bleveindex.Open(t.Context(), data, bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for id, word := range reported {
		parsed, err := index.ParseID(id)
		if err != nil {
			t.Fatal(err)
		}
		d, err := e.Article(t.Context(), parsed, 0)
		if err != nil || !strings.Contains(d.Body, word) || d.Hash != d.Article.Hash() {
			t.Errorf("article %s of %s: %v", id, word, err)
		}
		res, err := e.Search(t.Context(), index.Request{Query: query.Parse(word, false), Limit: 2})
		if err != nil || res.Total != 1 || res.Hits[0].Document.ID != parsed {
			t.Errorf("%s is found %d times, %v", word, res.Total, err)
		}
	}
	all, err := e.Search(t.Context(), index.Request{})
	st, statsErr := e.Stats(t.Context())
	if err != nil || statsErr != nil || all.Total != st.Articles || all.Total < len(reported) {
		t.Errorf("%d articles by search, %d by count, %d reported: %v, %v", all.Total, st.Articles, len(reported), err, statsErr)
	}
	t.Logf("%d articles were reported before %d kills, %d are there", len(reported), kills, all.Total)
}

// addAndKill adds the files and kills the program after a while. What it has
// reported by then goes into reported.
func addAndKill(t *testing.T, data, files string, after time.Duration, reported map[string]string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "add", "--data", data, "--list", files)
	cmd.Args[0] = "parallax" // the test binary is the program under that name: see TestMain
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer timer.Stop()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) == 3 && strings.HasSuffix(fields[2], ".txt") { // the last line may be cut off
			reported[fields[1]] = strings.TrimSuffix(filepath.Base(fields[2]), ".txt")
		}
	}
	_ = cmd.Wait() // killed, or done before that
}
