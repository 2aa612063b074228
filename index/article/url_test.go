package article

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNormalURL(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing to do", "https://news.example/a/b", "https://news.example/a/b"},
		{"http is https", "http://news.example/a", "https://news.example/a"},
		{"scheme and host in lower case, path kept", "HTTPS://News.Example/A", "https://news.example/A"},
		{"www and last slash go", "https://www.news.example/a/", "https://news.example/a"},
		{"own ports go", "http://news.example:80/a", "https://news.example/a"},
		{"other ports stay", "http://news.example:8080/a", "https://news.example:8080/a"},
		{"user and fragment go", "https://me:pw@news.example/a#top", "https://news.example/a"},
		{"tracking goes, the rest is sorted", "https://news.example/a?utm_source=x&id=7&fbclid=q&b=1", "https://news.example/a?b=1&id=7"},
		{"dots and doubled slashes", "https://news.example/a/../b//c/./d", "https://news.example/b/c/d"},
		{"amp pages", "https://news.example/a/amp/", "https://news.example/a"},
		{"index pages", "https://news.example/a/index.html", "https://news.example/a"},
		{"the root", "https://news.example/", "https://news.example"},
		{"needless escapes", "https://news.example/%7Ehale/caf%C3%A9", "https://news.example/~hale/caf%C3%A9"},
		{"international hosts", "https://Bücher.example/a", "https://xn--bcher-kva.example/a"},
		{"IPv6 hosts", "http://[::1]:80/a", "https://[::1]/a"},
		{"spaces around", "  https://news.example/a\n", "https://news.example/a"},
		{"no address", "story-17", ""},
		{"another scheme", "ftp://news.example/a", ""},
		{"no host", "https:///a", ""},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := NormalURL(tt.in)
			if d := cmp.Diff(tt.want, got); d != "" || ok != (tt.want != "") {
				t.Errorf("ok %t %s", ok, d)
			}
		})
	}
}

func FuzzNormalURL(f *testing.F) {
	f.Add("http://www.News.example:80/a/../%7e/amp/?utm_x=1&b=%20#f")
	f.Fuzz(func(t *testing.T, s string) {
		once, ok := NormalURL(s)
		if !ok {
			return
		}
		if twice, ok := NormalURL(once); !ok || twice != once {
			t.Errorf("%q: %q, then %q", s, once, twice)
		}
	})
}
