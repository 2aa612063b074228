package article

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

// packed is a file to pack: its name and content.
type packed struct{ name, content string }

func zipOf(t testing.TB, files ...packed) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, err := w.Create(f.name)
		if err == nil {
			_, err = e.Write([]byte(f.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t testing.TB, files ...packed) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Size: int64(len(f.content)), Mode: 0o644, Typeflag: tar.TypeReg}
		if target, isLink := strings.CutPrefix(f.content, "link to "); isLink {
			h = &tar.Header{Name: f.name, Linkname: target, Typeflag: tar.TypeSymlink}
		}
		err := w.WriteHeader(h)
		if err == nil && h.Typeflag == tar.TypeReg {
			_, err = w.Write([]byte(f.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstdOf(t testing.TB, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

const tale = "A short tale of a bridge that fell down."

func TestArchives(t *testing.T) {
	lines := packed{"wire/lines.jsonl", `{"id":"a7","title":"One"}` + "\n" + `{"id":"a8","title":"Two"}`}
	story := packed{"story.txt", tale}
	tests := []struct {
		name, file, in string
		want           []string
	}{
		{"a zip archive", "a.zip", zipOf(t, story, lines), []string{"a.zip!story.txt  " + tale, "a.zip!wire/lines.jsonl:1 a7 One", "a.zip!wire/lines.jsonl:2 a8 Two"}},
		{"a tar archive", "a.tar", tarOf(t, story, lines), []string{"a.tar!story.txt  " + tale, "a.tar!wire/lines.jsonl:1 a7 One", "a.tar!wire/lines.jsonl:2 a8 Two"}},
		{"a compressed tar archive, from standard input", "-", gzipOf(t, tarOf(t, story)), []string{"-!story.txt  " + tale}},
		{"zstd", "a.jsonl.zst", zstdOf(t, `{"title":"One"}`), []string{"a.jsonl.zst:1  One"}},
		{"bzip2", "a.txt.bz2", "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xa5\x0e\xba\xb9\x00\x00\x04\x95\x80\x40\x01\x20\x00\x37\xe5\x9c\x80\x20\x00\x22\x8d\x34\x6d\x26\x99\x32\x14\xd3\x23\x13\x13\x11\x0d\xa5\x50\x89\xc0\x3e\x93\xe0\x3b\x41\xc0\x99\x1e\x8a\x0e\xb4\xc6\x8a\x56\xcf\xc5\xdc\x91\x4e\x14\x24\x29\x43\xae\xae\x40", []string{"a.txt.bz2  " + tale}},
		{"archives too deep in one another", "a.zip", zipOf(t, packed{"b.tar.gz", gzipOf(t, tarOf(t, packed{"c.gz", gzipOf(t, gzipOf(t, tale))}))}), []string{"a.zip!b.tar.gz!c.gz ! " + errDeep.Error()}},
		{"an archive in an archive, less deep", "a.zip", zipOf(t, packed{"in/b.tar.gz", gzipOf(t, tarOf(t, lines))}), []string{"a.zip!in/b.tar.gz!wire/lines.jsonl:1 a7 One", "a.zip!in/b.tar.gz!wire/lines.jsonl:2 a8 Two"}},
		{"hidden files, pictures and links are passed over", "a.tar", tarOf(t, packed{".git/x.txt", tale}, packed{"__MACOSX/._a.txt", "x"}, packed{"a.jpg", "\xff\xd8"}, packed{"l.txt", "link to /etc/passwd"}, story),
			[]string{"a.tar!.git/x.txt - hidden", "a.tar!__MACOSX/._a.txt - hidden", "a.tar!a.jpg - not a kind of file that holds articles", "a.tar!l.txt - not a regular file", "a.tar!story.txt  " + tale}},
		{"binary files without a telling name are passed over", "a.zip", zipOf(t, packed{"core", "\x00\x01"}, packed{"bad.txt", "\x00\x01"}),
			[]string{"a.zip!core - it is a binary file (it holds NUL bytes), not text", "a.zip!bad.txt ! it is a binary file (it holds NUL bytes), not text"}},
		{"XML that is no feed is passed over, and other kinds are named", "a.zip", zipOf(t, packed{"a.xml", "<note>x</note>"}, packed{"b.xyz", "x"}),
			[]string{"a.zip!a.xml - XML, but no feed", `a.zip!b.xyz ! files of the kind ".xyz" are not read; parallax help formats lists those that are`}},
		{"names that lead out of the archive lead nowhere", "a.tar", tarOf(t, packed{"../../etc/cron.d/x.txt", tale}, packed{"/abs.txt", tale}), []string{"a.tar!etc/cron.d/x.txt  " + tale, "a.tar!abs.txt  " + tale}},
		{"one bad file, and the others go on", "a.zip", zipOf(t, packed{"empty.txt", ""}, story), []string{"a.zip!empty.txt ! the file is empty", "a.zip!story.txt  " + tale}},
		{"a zip archive cut short", "a.zip", zipOf(t, story)[:60], []string{"a.zip ! the zip archive is damaged or cut short: zip: not a valid zip file"}},
		{"a tar archive cut short", "a.tar", tarOf(t, story, lines)[:530], []string{"a.tar!story.txt ! the compressed file is damaged or cut short: unexpected EOF", "a.tar ! the compressed file is damaged or cut short: unexpected EOF"}},
		{"RAR", "a.rar", "Rar!\x1a\x07\x00", []string{"a.rar ! it is packed with RAR, which is not read; unpack it and add the files"}},
		{"a spreadsheet", "-", zipOf(t, packed{"xl/workbook.xml", "<x/>"}), []string{"- ! it is a spreadsheet, which is not read"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcomes(t, tt.file, strings.NewReader(tt.in))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestMembersOfArchivesKnowTheirPath(t *testing.T) {
	in := zipOf(t, packed{"in/b.tar", tarOf(t, packed{"c/lines.jsonl", `{"title":"One"}`})})
	for raw, err := range Split("x/a.zip", strings.NewReader(in)) {
		if err != nil || raw.Member != "in/b.tar!c/lines.jsonl" || raw.Source != "x/a.zip!in/b.tar!c/lines.jsonl" || raw.Name != raw.Source+":1" {
			t.Errorf("%+v, %v", raw, err)
		}
	}
}

func TestAZipFileIsReadInPlace(t *testing.T) {
	in := zipOf(t, packed{"story.txt", strings.Repeat(tale+"\n", 1000)})
	n := 0
	for raw, err := range (Options{At: strings.NewReader(in), Size: int64(len(in))}).Split("a.zip", strings.NewReader(in[:4])) {
		if err != nil || raw.Name != "a.zip!story.txt" {
			t.Error(raw.Name, err)
		}
		n++
	}
	if n != 1 {
		t.Errorf("%d articles", n)
	}
}

func TestALargeZipFromAStreamIsKeptAndThenRemoved(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	e, err := w.CreateHeader(&zip.FileHeader{Name: "a.jsonl", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	for range 6 {
		if _, err := e.Write([]byte(`{"title":"One","body":"` + strings.Repeat("word ", 1<<18) + `"}` + "\n")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if b.Len() < spoolInMemory {
		t.Fatalf("%d bytes are kept in memory", b.Len())
	}
	n := 0
	for _, err := range Split("-", io.MultiReader(&b)) {
		if err != nil {
			t.Error(err)
		}
		n++
	}
	left, err := os.ReadDir(dir)
	if n != 6 || err != nil || len(left) != 0 {
		t.Errorf("%d articles, left %v, %v", n, left, err)
	}
}

func TestBombsAreStoppedEarly(t *testing.T) {
	blank := func(size int64) string { // gzip of size bytes of blanks
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
		if err != nil {
			t.Fatal(err)
		}
		line := bytes.Repeat([]byte(" "), 1<<20)
		for range size >> 20 {
			if _, err := w.Write(line); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	in := blank(96 << 20)
	if got := len(in); got*mostRatio > 96<<20 {
		t.Fatalf("gzip packs blanks only to %d bytes: the test shows nothing", got)
	}
	s := &splitter{}
	m := &meter{s: s, in: func() int64 { return int64(len(in)) }}
	zr, err := gzip.NewReader(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	m.r = zr
	if n, err := io.Copy(io.Discard, m); !errors.Is(err, errBomb) || n > freeRatio+1<<20 {
		t.Errorf("took %d bytes, %v", n, err)
	}
	for _, err := range Split("a.jsonl.gz", strings.NewReader(in)) {
		if !errors.Is(err, ErrUnreadable) {
			t.Error(err)
		}
	}
}

func TestTooManyEntriesAreRefused(t *testing.T) {
	s := &splitter{entries: mostEntries, yield: func(raw Raw, err error) bool { t.Error(raw.Name, err); return true }}
	f := &file{name: "a", base: "a", r: strings.NewReader(tarOf(t, packed{"story.txt", tale}))}
	if err := s.open(f); !errors.Is(err, errEntries) {
		t.Error(err)
	}
	limited := &limitedAt{at: strings.NewReader("abc"), left: 2}
	if _, err := limited.ReadAt(make([]byte, 3), 0); !errors.Is(err, errEntries) {
		t.Error(err)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		tale, "{\"title\":\"One\"}\n{\"id\":1}", `[{"title":"One"},3]`, `{"response":{"results":[{"webTitle":"One"}]}}`, "title,text\nOne,\"Two \"\"x\"\" y\"\n\"a\"b,c", "---\ntitle: x\n---\n# y",
		"<REUTERS NEWID=\"1\"><DATE>1-JAN-1987</DATE><TEXT><TITLE>A</TITLE><BODY>b</BODY></TEXT></REUTERS>",
		zipOf(f, packed{"a.txt", tale}, packed{"b.zip", zipOf(f, packed{"c.csv", "title,text\nOne,Two"})}), tarOf(f, packed{"a.txt", tale}), gzipOf(f, tale), zstdOf(f, tale),
	} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "a.json")
	}
	f.Fuzz(func(t *testing.T, b []byte, name string) {
		n := 0
		for raw, err := range (Options{Map: Mapping{"title": "a.b"}, Found: true}).Split(name, bytes.NewReader(b)) {
			if err != nil {
				if !errors.Is(err, ErrUnreadable) && !errors.Is(err, ErrPassed) {
					t.Errorf("%v wraps neither ErrUnreadable nor ErrPassed", err)
				}
			} else if a, err := parseAt(raw, testNow); err == nil {
				checkArticle(t, &a)
			} else if !errors.Is(err, ErrUnreadable) {
				t.Errorf("%v does not wrap ErrUnreadable", err)
			}
			if n++; n > 200 {
				break
			}
		}
	})
}
