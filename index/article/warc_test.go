package article

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
)

// warcRecord is a record of a web archive.
func warcRecord(kind, uri, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(block), block)
}

func answer(headers, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + body
}

func warcPage(title string) string {
	return "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>The ferries of Port Haven will sail on, said the council of Hale on Monday, and the captains agreed to it.</p></article></body></html>"
}

func brotliOf(t testing.TB, s string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func chunked(s string) string {
	return fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 10, s[:10], len(s)-10, s[10:])
}

func TestWebArchives(t *testing.T) {
	records := []string{
		warcRecord("warcinfo", "", "software: x\r\n"),
		warcRecord("request", "https://n.example/1", "GET /1 HTTP/1.1\r\n\r\n"),
		warcRecord("response", "https://n.example/1", answer("", warcPage("One"))),
		warcRecord("response", "<https://n.example/2>", answer("Transfer-Encoding: chunked\r\n", chunked(warcPage("Two")))),
		warcRecord("response", "https://n.example/3", answer("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(gzipOf(t, warcPage("Three"))))),
		warcRecord("response", "https://n.example/4", answer("Content-Encoding: br\r\n", brotliOf(t, warcPage("Four")))),
		warcRecord("response", "https://n.example/5", answer("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", warcPage("Five"))), // undone by the crawler
		warcRecord("revisit", "https://n.example/1", "HTTP/1.1 200 OK\r\n\r\n"),
		warcRecord("response", "https://n.example/6", "HTTP/1.1 301 Moved\r\nLocation: /1\r\n\r\n"),
		warcRecord("response", "https://n.example/7.jpg", "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8"),
		warcRecord("response", "https://n.example/8", answer("Content-Encoding: compress\r\n", "x")),
		warcRecord("response", "https://n.example/9", answer("", "<p>"+strings.Repeat("word ", MaxArticle/5+10))),
	}
	want := []string{
		":3 https://n.example/1 One", ":4 https://n.example/2 Two", ":5 https://n.example/3 Three", ":6 https://n.example/4 Four", ":7 https://n.example/5 Five",
		`:11 https://n.example/8 ! the page is encoded as "compress", which is not read`,
		":12 https://n.example/9 ! the page is " + errLongValue.Error(),
		" - records that are no pages: 1 answer that is no page, 1 answer without a page, 1 request, 1 revisit, 1 warcinfo",
	}
	var members strings.Builder
	for _, r := range records {
		members.WriteString(gzipOf(t, r))
	}
	for name, in := range map[string]string{"a.warc": strings.Join(records, ""), "a.warc.gz": members.String(), "-": strings.Join(records, "")} {
		t.Run(name, func(t *testing.T) {
			var all []string
			for _, w := range want {
				key, rest, _ := strings.Cut(w, " ! ")
				if rest != "" {
					number, _, _ := strings.Cut(key, " ")
					w = number + " ! " + rest
				}
				all = append(all, name+w)
			}
			if d := cmp.Diff(all, outcomes(t, name, strings.NewReader(in))); d != "" {
				t.Error(d)
			}
		})
	}
	for name, in := range map[string]string{"cut short": records[2][:len(records[2])-40], "no length": "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "another thing": records[2] + "nonsense\r\n\r\n", "headers cut short": "WARC/1.0\r\nA: b"} {
		t.Run(name, func(t *testing.T) {
			got := outcomes(t, "a.warc", strings.NewReader(in))
			if last := got[len(got)-1]; !strings.Contains(last, " ! record ") {
				t.Error(got)
			}
		})
	}
}

func TestAPageOfAWebArchiveHasTheURLThatWasAsked(t *testing.T) {
	page := strings.Replace(warcPage("One"), "<head>", `<head><link rel="canonical" href="/story/one">`, 1)
	for want, block := range map[string]string{"https://n.example/1?x=y": answer("", warcPage("One")), "https://n.example/story/one": answer("", page)} {
		if a := only(t, Options{}, "a.warc", warcRecord("response", "https://n.example/1?x=y", block)); a.URL != want || !a.Published.IsZero() {
			t.Errorf("%s, published %v; want %s, undated", a.URL, a.Published, want)
		}
	}
}

func TestThePageOfAWebArchiveIsReadInTheEncodingOfItsAnswer(t *testing.T) {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n" + warcPage("\xcf\xf0\xe8\xe2\xe5\xf2")
	if a := only(t, Options{}, "a.warc", warcRecord("response", "https://n.example/1", block)); a.Title != "Привет" {
		t.Error(a.Title)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(warcRecord("response", "https://n.example/1", answer("", warcPage("One"))) + warcRecord("revisit", "x", "y")))
	f.Add([]byte(warcRecord("response", "https://n.example/1", answer("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzipOf(f, warcPage("Three")))))))
	f.Add([]byte(warcRecord("response", "https://n.example/1", answer("Content-Encoding: br, deflate\r\n", brotliOf(f, "x")))))
	fuzzFile(f, "a.warc")
}
