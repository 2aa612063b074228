package article

import (
	"bufio"
	"io"
	"iter"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Options say how to cut files into articles. The zero Options are good.
type Options struct {
	Map   Mapping // for the formats that have fields: JSON lines and tables
	Found bool    // the file was found in a folder, not named: what is plainly no article there is passed over

	// At is the whole file, of Size bytes, where it can be read anywhere; else nil. Zip
	// archives are then read in place; without it they are kept in memory, or a
	// temporary file, meanwhile.
	At   io.ReaderAt
	Size int64
}

// Split is Options{}.Split.
func Split(name string, r io.Reader) iter.Seq2[Raw, error] { return Options{}.Split(name, r) }

// Split finds the articles in one file and yields each as it was found. The
// content tells the format, the name's extension where that can't; compressed
// files and archives are opened. One article at most is held in memory, whatever
// the file.
//
// An error comes with a Raw whose Name says what it is about, and the iteration
// goes on behind it where it can. Errors that say that something is not an
// article wrap ErrUnreadable, those of what is passed over wrap ErrPassed; others
// come from r.
func (o Options) Split(name string, r io.Reader) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		s := &splitter{opt: o, yield: yield}
		s.file(&file{name: name, base: name, found: o.Found, r: r, at: o.At, size: o.Size})
	}
}

// splitter cuts one file, and those in it.
type splitter struct {
	opt     Options
	yield   func(Raw, error) bool
	stopped bool // the caller wants no more

	unpacked int64 // bytes that came out of compressed files and archives
	entries  int   // of archives
}

// file is a file on its way to be cut.
type file struct {
	name   string // for reports: the path as given, and behind "!" that in an archive
	member string // the path in an archive, "" outside
	base   string // name without the extensions of compression
	layers int    // archives and compressed files around it
	found  bool   // nobody named it
	r      io.Reader
	at     io.ReaderAt // the same from its beginning, where it can be read anywhere; else nil
	size   int64       // of at
}

// raw begins what is yielded of f.
func (f *file) raw(format Format) Raw {
	return Raw{Name: f.name, Source: f.name, Member: f.member, Format: format}
}

// emit hands one article or error on. It reports whether to go on.
func (s *splitter) emit(raw Raw, err error) bool {
	if !s.stopped {
		s.stopped = !s.yield(raw, err)
	}
	return !s.stopped
}

// file cuts f, and says what is wrong where it can't.
func (s *splitter) file(f *file) {
	if err := s.open(f); err != nil {
		s.emit(f.raw(""), err)
	}
}

func (s *splitter) open(f *file) error {
	br, err := s.decompress(f)
	if err != nil {
		return err
	}
	head, err := br.Peek(headSize)
	if err != nil && err != io.EOF {
		return readError(err)
	}
	if len(head) == 0 {
		return errEmpty
	}
	if open := archive(head); open != nil {
		if f.layers++; f.layers > mostLayers {
			return errDeep
		}
		return open(s, f, br)
	}
	return s.cut(f, br, head)
}

// cut reads a file that is neither compressed nor an archive.
func (s *splitter) cut(f *file, br *bufio.Reader, head []byte) error {
	format, known := detect(f.base, head)
	if !known && format == PlainText {
		switch {
		case f.found && binary(head) != nil:
			return passed("binary, and not a kind of file that holds articles")
		case f.found && extension(f.base) == ".xml":
			return passed("XML, but no feed")
		}
		return unreadablef("files of the kind %q are not read; parallax help formats lists those that are", extension(f.base))
	}
	if format == PDF {
		return s.document(f, PDF, br, nil)
	}
	wide := wideOrder(head) != nil
	if err := binary(head); err != nil && !wide && format != webArchive && format != Email && format != mailbox {
		if f.found && extension(f.base) == "" {
			return passed(err.Error())
		}
		return err
	}
	if wide && format != PlainText && format != HTML && format != Markdown {
		br = bufio.NewReaderSize(transform.NewReader(br, unicode.BOMOverride(unicode.UTF8.NewDecoder())), bufferSize)
		head, _ = br.Peek(headSize)
	}
	switch format {
	case JSONLines:
		return s.json(f, br, head)
	case Table:
		return s.table(f, br, head)
	case SGML:
		return s.sgml(f, br)
	case Feed:
		return s.feed(f, br)
	case webArchive:
		return s.warc(f, br)
	case mailbox:
		return s.mbox(f, br)
	case Nexis, Factiva:
		return s.cutExport(f, format, br)
	}
	return s.whole(f, format, br)
}

// whole yields a file that is one article.
func (s *splitter) whole(f *file, format Format, r io.Reader) error {
	b, err := readAll(r)
	if err != nil {
		return err
	}
	raw := f.raw(format)
	raw.Bytes = b
	s.emit(raw, nil)
	return nil
}

// readAll reads one article, and refuses to hold more than MaxArticle.
func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxArticle+1))
	if err != nil {
		return nil, readError(err)
	}
	if len(b) > MaxArticle {
		return nil, errTooLarge
	}
	return b, nil
}
