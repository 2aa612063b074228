package article

import (
	"bytes"
	"path"
	"strings"
)

// headSize is how much of a file is looked at to tell its format, in bytes.
const headSize = 8 << 10

// bufferSize is how much of a file is read at once, in bytes.
const bufferSize = 64 << 10

// The forms of files that hold many articles of another format.
const (
	webArchive Format = "warc"
	mailbox    Format = "mbox"
)

// byExtension gives the formats that a file's name tells.
var byExtension = map[string]Format{
	".txt": PlainText, ".text": PlainText,
	".md": Markdown, ".markdown": Markdown,
	".jsonl": JSONLines, ".ndjson": JSONLines, ".json": JSONLines, ".jl": JSONLines,
	".csv": Table, ".tsv": Table, ".tab": Table,
	".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".sgm": SGML, ".sgml": SGML,
	".rss": Feed, ".atom": Feed, ".rdf": Feed,
	".warc": webArchive,
	".pdf":  PDF,
	".eml":  Email, ".emlx": Email, ".mbox": mailbox,
}

// foreign holds the extensions of files that stand beside articles and are
// none. Anything else is tried, and what it turns out to be is said.
var foreign = wordSet(`.jpg .jpeg .png .gif .webp .svg .ico .bmp .tif .tiff .avif .heic
	.mp3 .m4a .ogg .wav .mp4 .m4v .mov .avi .webm .mkv .7z .rar
	.xls .xlsx .ppt .pptx .doc .odt .ods .epub
	.css .js .map .woff .woff2 .ttf .otf .yaml .yml .toml .dtd
	.py .go .sh .exe .dll .so .db .sqlite .log .lock .tmp .bak`)

// Foreign reports whether a file's name is that of a kind of file that stands
// beside articles and holds none: pictures, styles, programs.
func Foreign(name string) bool { return foreign[extension(uncompressed(name))] }

// extension is the lower-case extension of a name, "" where it has none: 'story.2021'
// and 'Mr. Hale speaks' have none in truth.
func extension(name string) string {
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	if len(ext) > 9 || strings.ContainsAny(ext, " _-") || ext != "" && strings.Trim(ext[1:], "0123456789") == "" {
		return ""
	}
	return ext
}

// detect tells the format of a file from its first bytes and its name. A form
// that no other file has by chance wins over the name. known is false where the
// name is of another kind of file and the content tells nothing.
func detect(name string, head []byte) (f Format, known bool) {
	text := sample(head)
	if f := certain(text); f != "" {
		return f, true
	}
	ext := extension(name)
	if f, ok := byExtension[ext]; ok {
		return f, true
	}
	return byContent(text), ext == ""
}

// sample is the head of a file as text to look at, from its first character on.
func sample(head []byte) string {
	if enc := wideOrder(head); enc != nil {
		if b, err := enc.NewDecoder().Bytes(head[:len(head)&^1]); err == nil {
			head = b
		}
	}
	return strings.TrimLeft(string(bytes.TrimPrefix(head, []byte("\ufeff"))), " \t\r\n")
}

// certain tells the formats that are told by their content alone, "" for others.
func certain(text string) Format {
	low := strings.ToLower(text[:min(len(text), 1024)])
	switch {
	case strings.HasPrefix(low, "<!doctype lewis"), strings.HasPrefix(low, "<reuters "):
		return SGML
	case strings.HasPrefix(text, `{"`) && strings.Contains(low, `":`), opensList(text) && strings.Contains(low, `":`):
		return JSONLines
	case strings.HasPrefix(text, "%PDF-"):
		return PDF
	case strings.HasPrefix(text, "WARC/"):
		return webArchive
	case isFeed(low):
		return Feed
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"),
		strings.HasPrefix(low, "<?xml") && strings.Contains(low, "<html"), strings.HasPrefix(low, "<head"):
		return HTML
	}
	return exportKind(text)
}

// byContent tells the format of a file whose name tells nothing.
func byContent(text string) Format {
	switch {
	case strings.HasPrefix(text, "{"), opensList(text):
		return JSONLines
	case strings.HasPrefix(text, "From ") && looksMail(text[strings.IndexByte(text, '\n')+1:]):
		return mailbox
	case looksMail(text):
		return Email
	case looksTabular(text):
		return Table
	}
	return PlainText
}
