package article

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What xz makes of tale, of it with a dictionary of 1 GiB, of a tar archive of it
// as story.txt, and of 1 MiB of blanks.
const (
	taleXZ     = "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAnQSBzaG9ydCB0YWxlIG9mIGEgYnJpZGdlIHRoYXQgZmVsbCBkb3duLgC1Xy19eIVvRgABQCjUUkrlH7bzfQEAAAAABFla"
	greedyXZ   = "/Td6WFoAAATm1rRGAgAhASQAAABeH8f5AQAnQSBzaG9ydCB0YWxlIG9mIGEgYnJpZGdlIHRoYXQgZmVsbCBkb3duLgC1Xy19eIVvRgABQCjUUkrlH7bzfQEAAAAABFla"
	tarXZ      = "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Cf/AItdADmdCiLd4+99hxeibYaatt6HTLnUUgH/sat07i3J20VT5YZXT/qek28apI3q1Xr3/hAlV/FHKqQrYl58cjdpgahKX2p9iH9o5My8ZNqeoqhaR4sEQfXG6iz4uEo7SpzBljPUG5ORk9RfZ6vOdEXtUiZP0oC4pkSRVTg0/bnviOLrH9FwwuUumqNwmdEAABDw5YM+FkfeAAGnAYBQAACwRMl7scRn+wIAAAAABFla"
	mebibyteXZ = "/Td6WFoAAATm1rRGAgAhARAAAACocI6G7///ANldABBv+7/+o7Fe5fg/sqomVfhocEFwFQ+N/R5MG4pCtxn0aRhxrmYjiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1Iq9+SVJQAAAAAA+deQ8Nzo7OQAAfUBgIBAAHmXf0exxGf7AgAAAAAEWVo="
)

// xzOf is what a constant above holds.
func xzOf(t testing.TB, s string) string {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestXZ(t *testing.T) {
	one := xzOf(t, taleXZ)
	for _, tt := range []struct {
		name, file, in string
		want           []string
	}{
		{"a file", "a.txt.xz", one, []string{"a.txt.xz  " + tale}},
		{"told by its content", "-", one, []string{"-  " + tale}},
		{"a tar archive", "a.tar.xz", xzOf(t, tarXZ), []string{"a.tar.xz!story.txt  " + tale}},
		{"in a zip archive", "a.zip", zipOf(t, packed{"b.txt.xz", one}), []string{"a.zip!b.txt.xz  " + tale}},
		{"in gzip", "a.txt.xz.gz", gzipOf(t, one), []string{"a.txt.xz.gz  " + tale}},
		{"cut short", "a.txt.xz", one[:40], []string{"a.txt.xz ! the compressed file is damaged or cut short: xz: data is truncated or corrupt"}},
		{"its check is wrong", "a.txt.xz", strings.Replace(one, "short", "shork", 1), []string{"a.txt.xz ! the compressed file is damaged or cut short: xz: data is corrupt"}},
		{"nothing but its beginning", "a.txt.xz", one[:8], []string{"a.txt.xz ! it looks compressed with xz, but can't be opened: xz: data is truncated or corrupt"}},
		{"asks for a GiB", "a.txt.xz", xzOf(t, greedyXZ), []string{"a.txt.xz ! " + errGreedy.Error()}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcomes(t, tt.file, strings.NewReader(tt.in))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestAnXZBombIsStopped(t *testing.T) {
	in := strings.Repeat(xzOf(t, mebibyteXZ), 2*freeRatio>>20)
	n := 0
	for _, err := range Split("a.jsonl.xz", strings.NewReader(in)) {
		n++
		if !errors.Is(err, errBomb) {
			t.Error(err)
		}
	}
	if n != 1 {
		t.Errorf("%d outcomes", n)
	}
}
