package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestCommittedTableIsCurrent makes the table anew and compares what it holds.
func TestCommittedTableIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const data = "../../../../../shared/data"
	if _, err := os.Stat(data); err != nil {
		t.Skip("the texts are not beside the repository (../shared/data)")
	}
	made := filepath.Join(t.TempDir(), "df.txt.gz")
	if err := run(data, made); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(unzip(t, made), unzip(t, "../../df.txt.gz")) {
		t.Error("index/compare/df.txt.gz is not what dfgen makes now: run go generate ./index/compare")
	}
}

func unzip(t *testing.T, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
