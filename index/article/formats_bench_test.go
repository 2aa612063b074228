package article

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkFormats cuts and reads a file of each format with articles of about 300
// words, on one core.
func BenchmarkFormats(b *testing.B) {
	var story strings.Builder
	for i := range 12 {
		fmt.Fprintf(&story, "The ferries of Port Haven will sail on in year %d, said Olav Brandt of the council of Hale on Monday, and the captains agreed to it, though nobody in Vestria could say who was to pay for them.\n", i)
	}
	text := story.String()
	times := func(n int, of func(i int) string) string {
		var s strings.Builder
		for i := range n {
			s.WriteString(of(i))
		}
		return s.String()
	}
	html := func(i int) string {
		return fmt.Sprintf("<!DOCTYPE html><html><head><title>Ferries %d</title></head><body><article><h1>Ferries sail on %d</h1><p>%s</p></article></body></html>", i, i, strings.ReplaceAll(strings.TrimSpace(text), "\n", "</p><p>"))
	}
	jsonl := times(200, func(i int) string {
		return fmt.Sprintf(`{"id":%d,"title":"Ferries sail on %d","published":"2020-03-02","author":"Dana Whitlock","body":%q}`+"\n", i, i, text)
	})
	var members []packed
	for i := range 200 {
		members = append(members, packed{fmt.Sprintf("%d.txt", i), fmt.Sprintf("Ferries sail on %d\n\n%s", i, text)})
	}
	var lines []string
	for line := range strings.Lines(text) {
		for len(line) > 80 {
			lines, line = append(lines, line[:80]), line[80:]
		}
	}
	for _, f := range []struct{ name, file, in string }{
		{"text", "a.txt", "Ferries sail on\n\n" + text},
		{"markdown", "a.md", "# Ferries sail on\n\n" + strings.ReplaceAll(text, "\n", "\n\n")},
		{"jsonl", "a.jsonl", jsonl},
		{"jsonl.gz", "a.jsonl.gz", gzipOf(b, jsonl)},
		{"csv", "a.csv", "id,title,text\n" + times(200, func(i int) string { return fmt.Sprintf("%d,Ferries sail on %d,\"%s\"\n", i, i, text) })},
		{"sgml", "a.sgm", times(200, func(i int) string {
			return fmt.Sprintf("<REUTERS NEWID=\"%d\"><DATE>2-MAR-1987</DATE><TEXT><TITLE>FERRIES SAIL ON</TITLE><BODY>%s</BODY></TEXT></REUTERS>\n", i, strings.ReplaceAll(text, "\n", "\n    "))
		})},
		{"rss", "a.rss", "<rss><channel>" + times(200, func(i int) string {
			return fmt.Sprintf("<item><title>Ferries %d</title><link>https://n.example/%d</link><description><![CDATA[<p>%s</p>]]></description></item>", i, i, strings.ReplaceAll(text, "\n", "</p><p>"))
		}) + "</channel></rss>"},
		{"html", "a.html", html(1)},
		{"warc", "a.warc", times(50, func(i int) string {
			return warcRecord("response", fmt.Sprintf("https://n.example/%d", i), answer("", html(i)))
		})},
		{"eml", "a.eml", "From: Dana Whitlock <a@b.example>\nSubject: Ferries\nDate: Mon, 2 Mar 2020 08:15:00 GMT\nContent-Type: text/plain\n\n" + text},
		{"docx", "a.docx", docxOf(b, "<w:p><w:r><w:t>"+strings.ReplaceAll(strings.TrimSpace(text), "\n", "</w:t></w:r></w:p><w:p><w:r><w:t>")+"</w:t></w:r></w:p>")},
		{"pdf", "a.pdf", pdfOf(b, set(60, 780, 10, lines...))},
		{"nexis", "a.txt", times(100, func(i int) string {
			return strings.Replace(nexisOld, "said Olav\nBrandt", strings.ReplaceAll(text, "\n", "\n\n"), 1)
		})},
		{"factiva", "a.txt", times(100, func(i int) string { return strings.Replace(factivaCodes, "said Olav\nBrandt", text, 1) })},
		{"zip", "a.zip", zipOf(b, members...)},
		{"tar.gz", "a.tar.gz", gzipOf(b, tarOf(b, members...))},
	} {
		b.Run(f.name, func(b *testing.B) {
			b.SetBytes(int64(len(f.in)))
			n := 0
			for b.Loop() {
				for raw, err := range Split(f.file, strings.NewReader(f.in)) {
					if err == nil {
						_, err = parseAt(raw, testNow)
					}
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
