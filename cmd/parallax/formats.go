package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// format describes a form in which articles are added. TestFormatExamples runs
// every example.
type format struct {
	name, files string
	about       string // lines
	example     string // a command
}

var formats = [...]format{
	{"Plain text", ".txt", `
One article, as a scraper or a person saved it: with or without title, date, byline and source. Advertising,
captions and teasers around it are told apart and kept aside.`,
		"parallax add story.txt"},
	{"Web pages", ".html .htm", `
One article. Its metadata (JSON-LD, OpenGraph, meta) give title, dates, authors and source, the canonical link its id.`,
		"parallax add page.html"},
	{"JSON lines, JSON", ".jsonl .ndjson .json", `
One object a line, or a list of objects, also within an object ({"articles":[…]}). Fields are found by their usual
names: title or headline; body, text or content; url or link; published or date; source, author, and so on. Where a
file has other names, --map says which, with dots into objects. HTML in a field becomes text.`,
		"parallax add --map title=head.main,body=story news.jsonl"},
	{"Tables", ".csv .tsv", `
One article a row; the first row names the columns, which are found as the fields of JSON are. The separator may be a
comma, a tab, a semicolon or a stroke. A row with more or fewer cells is named and passed over.`,
		"parallax add --map title=Schlagzeile,body=Inhalt table.csv"},
	{"Markdown", ".md .markdown", `
One article. Front matter (YAML or TOML) gives title, date, author, source, url and tags; else the heading is the title.`,
		"parallax add note.md"},
	{"Reuters-21578 SGML", ".sgm", `
Many <REUTERS> elements a file; DATE gives the day, NEWID the id, and PLACES, PEOPLE, ORGS and TOPICS are kept as given.`,
		"parallax add reut2-000.sgm"},
	{"RSS and Atom", ".rss .atom .xml", `
Many items a file, with the full text where the feed carries it. An item that is only a teaser says so in its notes.`,
		"parallax add feed.xml"},
	{"Web archives", ".warc .warc.gz", `
The pages that servers answered with; their address gives the URL. Requests, revisits, pictures and the like are
passed over with a count. The time of fetching is not taken for a date of publication.`,
		"parallax add crawl.warc.gz"},
	{"Mail", ".eml .mbox", `
One article a message: subject, sender and date, and its text or HTML part. Attachments are left out with a count.`,
		"parallax add newsletter.eml"},
	{"Word documents", ".docx", `
One article. The style Title gives the title. The author and dates that the file names are its own and are not taken.`,
		"parallax add draft.docx"},
	{"PDF", ".pdf", `
One article, from the text layer: columns in their order, words parted at a line's end put together, page numbers and
running heads left out. A scanned PDF without a text layer is named as such.`,
		"parallax add clipping.pdf"},
	{"Nexis exports", ".txt .docx", `
Many documents a file ("1 of 20 DOCUMENTS", or "End of Document" behind each): outlet, date, title, BYLINE, LENGTH,
LOAD-DATE and so on. SUBJECT, PERSON, ORGANIZATION and GEOGRAPHIC are kept as given.`,
		"parallax add nexis.txt"},
	{"Factiva exports", ".txt .docx", `
Many documents a file, with the codes (HD, BY, WC, PD, SN, LP, TD) or without, each ending with "Document" and its number.`,
		"parallax add factiva.txt"},
	{"Archives", ".zip .tar .tgz", `
Any of these files, also within one another and compressed. Files in them are shown as archive.zip!folder/name. What
unpacks to more than a collection would is stopped, and nothing is ever written outside the data folder.`,
		"parallax add 'exports/*.zip'"},
	{"Compressed files", ".gz .bz2 .zst .xz", `
Any of these files compressed, also from standard input.`,
		"parallax add - < news.jsonl.gz"},
}

// formatList names the formats, a line each.
func formatList() string {
	var b strings.Builder
	for _, f := range formats {
		fmt.Fprintf(&b, "  %-20s %s\n", f.name, f.files)
	}
	return b.String()
}

// formatExamples lists their examples.
func formatExamples() string {
	var lines []string
	for _, f := range formats {
		lines = append(lines, "  "+f.example)
	}
	return strings.Join(lines, "\n")
}

// formatsTopic is 'parallax help formats'.
func (a *app) formatsTopic() *cobra.Command {
	var b strings.Builder
	b.WriteString("The forms in which articles are added. The content of a file tells its format, its name where that can't.\n\n" +
		"The encoding is detected (a byte order mark, what a page or a file declares, the content). Bytes that are no text are\n" +
		"replaced and counted; the article says so. A file's own time is never taken for a date of publication.\n")
	for _, f := range formats {
		fmt.Fprintf(&b, "\n%s (%s)\n%s\n      %s\n", f.name, f.files, indented(f.about), f.example)
	}
	return &cobra.Command{Use: "formats", Short: "The forms in which articles are added, with an example of each", Long: b.String()}
}

func indented(lines string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(lines), "\n", "\n  ")
}
