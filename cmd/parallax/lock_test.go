package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/index"
)

func TestALockSaysWhoHoldsTheFolder(t *testing.T) {
	dir := t.TempDir()
	me := holder{PID: os.Getpid(), Command: "add"}
	l, err := lockDir(dir, me)
	if err != nil {
		t.Fatal(err)
	}
	_, err = lockDir(dir, holder{PID: 1, Command: "search"})
	held, ok := errors.AsType[*heldError](err)
	if !ok || held.holder != me || !errors.Is(err, index.ErrUnavailable) {
		t.Fatalf("got %v", err)
	}
	for _, part := range []string{dir, "parallax add", "process"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %q", err, part)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l, err = lockDir(dir, me)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
}

func TestWhatALockFileSaysMeansNothingOnceItIsFree(t *testing.T) {
	dir := t.TempDir()
	stale := `{"pid":1,"command":"serve","address":"127.0.0.1:1","token":"old"}`
	if err := os.WriteFile(filepath.Join(dir, lockName), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := lockDir(dir, holder{PID: os.Getpid(), Command: "add"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got := readHolder(l.f); got.serves() || got.Command != "add" {
		t.Errorf("the file says %+v", got)
	}
}

func TestTheLockFileIsTheOwnersAlone(t *testing.T) {
	dir := t.TempDir()
	l, err := lockDir(dir, holder{PID: 1, Command: "serve"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	info, err := l.f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if perm := info.Mode().Perm(); perm&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("others may read it: %v", perm)
	}
}

func TestShellWordsAreQuotedWhereTheyMust(t *testing.T) {
	for in, want := range map[string]string{
		"./data": "./data", "my data": "'my data'", "it's": `'it'\''s'`, "": "''", "a$b": "'a$b'", "/tmp/zażółć": "/tmp/zażółć",
	} {
		if got := shellWord(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func TestTextIsWrappedAtSpaces(t *testing.T) {
	got := strings.Join(wrap("one two  three fourteen", 9), "/")
	if want := "one two/three/fourteen"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
