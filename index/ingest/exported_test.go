package ingest

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"parallax/index"
)

// exportLine is a line of an export of an article with this text.
func exportLine(t *testing.T, body string) string {
	t.Helper()
	x := index.Exported{Format: index.ExportFormat}
	x.ID, x.Version, x.Added, x.Body = index.RawID([]byte(body)), 1, time.Unix(1e9, 0), body
	x.Hash = x.Article.Hash()
	b, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n"
}

func TestAnExportIsReadAsItIs(t *testing.T) {
	// An article of that form would have its first line taken for a title, and the last for clutter.
	body := "Ferry\n\nThe ferry sails again, and the harbour is open to all.\nAdvertisement"
	good := exportLine(t, body)
	long := exportLine(t, strings.Repeat("The ferry sails again. ", 800_000)) // longer than an article may be
	pack := func(s string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write([]byte(s))
		z.Close()
		return b.String()
	}
	packed := pack(good + exportLine(t, "The bridge is shut.") + strings.Repeat(exportLine(t, "Once more."), 3))
	for name, x := range map[string]struct {
		in  string
		sum Summary
	}{
		"plain":                 {good + "\n" + exportLine(t, "The bridge is shut."), Summary{Added: 2}},
		"compressed":            {packed, Summary{Added: 3, Unchanged: 2}},
		"a long line":           {long + good, Summary{Added: 2}},
		"a spoiled line":        {good + `{"parallax_export":1,"id":"x"}` + "\n" + exportLine(t, "The bridge is shut."), Summary{Added: 2, Failed: 1}},
		"cut short":             {good + good[:len(good)/2], Summary{Added: 1, Failed: 1}},
		"cut short, compressed": {packed[:len(packed)-6], Summary{Added: 3, Unchanged: 2, Failed: 1}},
		"too long a line":       {good + exportMark + strings.Repeat(" ", maxExported) + "\n" + good, Summary{Added: 1, Failed: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newStore()
			sum, events := run(t, w, x.in, Stdin)
			if sum != x.sum {
				t.Errorf("%+v %v", sum, events)
			}
			if e := w.last[index.RawID([]byte(body))]; e == nil || e.Exported == nil || e.Body != body {
				t.Errorf("the article put is %+v", e)
			}
		})
	}
}
