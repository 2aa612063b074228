package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"parallax/index"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parallax": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"sparse":       sparse,
			"bytes":        writeBytes,
			"pack":         pack,
			"serving":      serving,
			"get":          get,
			"json":         jsonIs,
			"jsonenv":      jsonEnv,
			"hold":         hold,
			"spoil":        spoil,
			"spoilarticle": spoilArticle,
			"spoilhead":    spoilHead,
			"found":        found,
			"watched":      watched,
			"crlf":         crlf,
		},
	})
}

func need(ts *testscript.TestScript, args []string, n int, usage string) {
	if len(args) != n {
		ts.Fatalf("usage: %s", usage)
	}
}

// sparse makes a file of many megabytes that takes no room.
func sparse(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 2, "sparse FILE MEGABYTES")
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(f.Truncate(n << 20))
	ts.Check(f.Close())
}

// writeBytes writes a file that is no text. Its contents are written as in Go.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 2, "bytes FILE CONTENTS")
	s, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o644))
}

// pack writes files into an archive, or one of them compressed.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 3 {
		ts.Fatalf("usage: pack ARCHIVE zipped|gzip FILE...")
	}
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	f, err := os.Create(path)
	ts.Check(err)
	switch args[1] {
	case "zipped":
		w := zip.NewWriter(f)
		for _, name := range args[2:] {
			e, err := w.Create(name)
			ts.Check(err)
			_, err = e.Write([]byte(ts.ReadFile(name)))
			ts.Check(err)
		}
		ts.Check(w.Close())
	case "gzip":
		w := gzip.NewWriter(f)
		_, err = w.Write([]byte(ts.ReadFile(args[2])))
		ts.Check(err)
		ts.Check(w.Close())
	default:
		ts.Fatalf("no such way to pack: %s", args[1])
	}
	ts.Check(f.Close())
}

// crlf gives a file the line ends of Windows and the network.
func crlf(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 1, "crlf FILE")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")), 0o644))
}

// serving waits until a server holds the data folder and sets $ADDR to its
// address and $TOKEN to its token.
func serving(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 1, "serving DATA")
	for range 500 {
		var h holder
		b, err := os.ReadFile(filepath.Join(ts.MkAbs(args[0]), lockName))
		if err == nil && json.Unmarshal(b, &h) == nil && h.serves() && h.Address != ts.Getenv("ADDR") {
			ts.Setenv("ADDR", h.Address)
			ts.Setenv("TOKEN", h.Token)
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	ts.Fatalf("no server holds %s", args[0])
}

// get saves what the server at $ADDR answers at a path. With ! the status must
// be an error's.
func get(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, args, 2, "get PATH FILE")
	res, err := http.Get("http://" + ts.Getenv("ADDR") + args[0])
	ts.Check(err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	ts.Check(err)
	if (res.StatusCode >= 400) != neg {
		ts.Fatalf("%s answers %s:\n%s", args[0], res.Status, b)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o644))
}

// jsonIs checks the value at a path, as in hits.0.id, of a JSON file.
func jsonIs(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, args, 3, "json FILE PATH VALUE")
	if got := jsonAt(ts, args[0], args[1]); (got == args[2]) == neg {
		ts.Fatalf("%s of %s is %s", args[1], args[0], got)
	}
}

// jsonEnv sets an environment variable to the value at a path of a JSON file.
func jsonEnv(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 3, "jsonenv FILE PATH NAME")
	ts.Setenv(args[2], jsonAt(ts, args[0], args[1]))
}

func jsonAt(ts *testscript.TestScript, file, path string) string {
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(file)), &v))
	for step := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			next, ok := x[step]
			if !ok {
				ts.Fatalf("%s has no %s in %s", file, step, path)
			}
			v = next
		case []any:
			if step == "len" {
				v = len(x)
				continue
			}
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(x) {
				ts.Fatalf("%s has no %s in %s", file, step, path)
			}
			v = x[i]
		default:
			ts.Fatalf("%s has no %s in %s", file, step, path)
		}
	}
	if v == nil {
		return "null"
	}
	return fmt.Sprint(v)
}

// hold holds a data folder, as another command would, until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 1, "hold DATA")
	l, err := lockDir(ts.MkAbs(args[0]), holder{PID: os.Getpid(), Command: "add"})
	ts.Check(err)
	ts.Defer(func() { l.Close() })
}

// spoil overwrites the middle of every file in a folder.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 1, "spoil FOLDER")
	n := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		for i := len(b) / 4; i < len(b)*3/4; i++ {
			b[i] ^= 0x5a
		}
		n++
		return os.WriteFile(p, b, 0o600)
	}))
	if n == 0 {
		ts.Fatalf("there is nothing in %s", args[0])
	}
}

// spoilArticle changes one byte of the stored first version of an article, and of
// every old copy of it that the store's file still has.
func spoilArticle(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 2, "spoilarticle FILE ID")
	id, err := index.ParseID(args[1])
	ts.Check(err)
	b, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	key := append(id[:], 0, 0, 0, 1, 3) // version and kind of record
	n := 0
	for at := 0; ; n++ {
		i := bytes.Index(b[at:], key)
		if i < 0 {
			break
		}
		at += i + 60
		b[at] ^= 1
	}
	if n == 0 {
		ts.Fatalf("%s has no article %s", args[0], id)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

// spoilHead overwrites both pages that say where a store's others are.
func spoilHead(ts *testscript.TestScript, _ bool, args []string) {
	need(ts, args, 1, "spoilhead FILE")
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR, 0)
	ts.Check(err)
	_, err = f.WriteAt(bytes.Repeat([]byte{0xA5}, 2*os.Getpagesize()), 0)
	ts.Check(err)
	ts.Check(f.Close())
}
