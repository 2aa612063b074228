package bleveindex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/indextest"
)

// orders is what a process that will be killed is told, in the environment.
type orders struct {
	Dir    string
	Seed   uint64
	Focus  string // what it does most
	Mutant string // what is wrong with it on purpose
	Round  int
}

const ordersKey = "PARALLAX_CRASH_ORDERS"

// The mutants. They live in tests alone.
const (
	indexFirst  = "the index is written before the store"
	reportFirst = "what is not on disk yet is reported"
	noSync      = "the store is not synced"
)

// slots is how many articles there can be: few, so that they are changed often.
const slots = 300

// TestCrashChild is no test: it is the process that the crash tests kill. It
// opens the collection and changes it until it is killed, and writes to its
// standard output what it is at, begin WHAT and end WHAT, and what it was told
// is done, did WHAT.
func TestCrashChild(t *testing.T) {
	var p orders
	if env := os.Getenv(ordersKey); env == "" {
		t.Skip("the crash tests run it in a process of its own")
	} else if err := json.Unmarshal([]byte(env), &p); err != nil {
		t.Fatal(err)
	}
	c := &child{orders: p, ctx: context.Background(), r: rand.New(rand.NewPCG(p.Seed, 7))}
	if err := c.run(); err != nil {
		say("failed", strings.ReplaceAll(err.Error(), "\n", " "))
	}
	say("bye")
}

type child struct {
	orders
	ctx context.Context
	r   *rand.Rand
	e   *Engine
	ops int
}

// say writes one line, in one piece.
func say(words ...any) { os.Stdout.WriteString("crash " + fmt.Sprintln(words...)) }

// marking is a log handler that says when opening catches up or rebuilds.
type marking struct{ slog.Handler }

func (marking) Enabled(context.Context, slog.Level) bool { return true }

func (marking) Handle(_ context.Context, r slog.Record) error {
	switch {
	case strings.Contains(r.Message, "catches up"):
		say("begin catchup")
	case strings.Contains(r.Message, "rebuilding"):
		say("begin reopen")
	}
	return nil
}

func (c *child) run() (err error) {
	say("begin open")
	if c.e, err = Open(c.ctx, c.Dir, Options{Log: slog.New(marking{slog.DiscardHandler})}); err != nil {
		return err
	}
	say("end open")
	if c.Mutant == noSync {
		c.e.store.db.NoSync = true
	}
	// What the program before this one wrote and did not report when it was killed.
	if err := c.e.store.db.Sync(); err != nil {
		return err
	}
	go c.watchMerges()
	for c.ops = range 150 {
		what := c.Focus
		if c.r.IntN(4) == 0 || what != "remove" && what != "rebuild" && what != "update" && what != "edit" {
			what = [...]string{"add", "add", "add", "update", "update", "edit", "edit", "remove"}[c.r.IntN(8)]
		}
		switch what {
		case "remove":
			err = c.remove()
		case "edit":
			err = c.edit()
		case "rebuild":
			say("begin rebuild")
			err = c.e.Rebuild(c.ctx, nil)
			say("end rebuild")
		default:
			err = c.put(what)
		}
		if err != nil {
			return err
		}
		if n, ok := unsynced(filepath.Join(c.Dir, storeName)); ok && n > 0 {
			say("unsynced", n)
		}
	}
	say("begin close")
	return c.e.Close()
}

// put stores a few articles, some of them again with another text.
func (c *child) put(what string) error {
	var entries []index.Entry
	told := []any{what}
	for _, slot := range c.r.Perm(slots)[:1+c.r.IntN(12)] {
		generation := c.Round*1000 + c.ops + 1
		entries = append(entries, crashEntry(slot, generation, c.r.IntN(60)))
		told = append(told, fmt.Sprintf("%d:%d", slot, generation))
	}
	say(append([]any{"begin"}, told...)...)
	if c.Mutant == reportFirst {
		say(append([]any{"did"}, told...)...)
	}
	var err error
	if c.Mutant == indexFirst {
		err = c.e.putIndexFirst(entries)
	} else {
		_, err = c.e.Put(c.ctx, entries)
	}
	if err == nil {
		say(append([]any{"did"}, told...)...)
	}
	say("end", what)
	return err
}

func (c *child) remove() error {
	var ids []index.ID
	told := []any{"remove"}
	for _, slot := range c.r.Perm(slots)[:1+c.r.IntN(8)] {
		ids = append(ids, index.URLID(crashURL(slot)))
		told = append(told, fmt.Sprintf("%d:0", slot))
	}
	say(append([]any{"begin"}, told...)...)
	_, err := c.e.Remove(c.ctx, ids)
	if err == nil {
		say(append([]any{"did"}, told...)...)
	}
	say("end remove")
	return err
}

// watchMerges says when Bleve merges segments.
func (c *child) watchMerges() {
	merging := false
	for range time.Tick(200 * time.Microsecond) {
		c.e.mu.Lock() // rebuilding puts another index in its place
		x := c.e.index
		c.e.mu.Unlock()
		if x == nil {
			continue
		}
		m := x.StatsMap()
		begun, _ := m["TotFileMergeZapBeg"].(uint64)
		ended, _ := m["TotFileMergeZapIntroductions"].(uint64)
		if done, ok := m["TotFileMergeIntroductionsDone"].(uint64); ok {
			ended = done
		}
		if now := begun > ended; now != merging {
			if merging = now; now {
				say("begin merge")
			} else {
				say("end merge")
			}
		}
	}
}

// putIndexFirst is a mutant of Put: the index has the changes on disk before the
// store's transaction is committed.
func (e *Engine) putIndexFirst(entries []index.Entry) error {
	docs := e.analysis.all(entries)
	e.changing.Lock()
	defer e.changing.Unlock()
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.store.write(func(tx *bbolt.Tx) error {
		var changes []pending
		for i := range entries {
			_, p, err := e.putOne(tx, &entries[i], docs[i])
			if err != nil {
				return err
			}
			if p != nil {
				changes = append(changes, *p)
			}
		}
		return e.apply(changes)
	})
}

func crashURL(slot int) string { return fmt.Sprintf("https://news.example/crash/%d", slot) }

// crashWord is a word that only one text of one article has.
func crashWord(slot, generation int) string { return fmt.Sprintf("zq%dx%dq", slot, generation) }

func crashEntry(slot, generation, length int) index.Entry {
	return indextest.Entry(crashURL(slot), article.Article{
		Title: fmt.Sprintf("Ferry %d", slot), Language: "en", Source: "Coast Post",
		Body: strings.Repeat("The harbour council met again on the matter of the ferry. ", 1+length) + "It concerned " + crashWord(slot, generation) + ".",
	})
}

// generationOf finds the generation in an article's text.
func generationOf(slot int, body string) (generation int, err error) {
	_, tail, ok := strings.Cut(body, fmt.Sprintf("It concerned zq%dx", slot))
	if _, err := fmt.Sscanf(tail, "%dq.", &generation); !ok || err != nil {
		return 0, errors.New("its text is not what was put")
	}
	return generation, nil
}
