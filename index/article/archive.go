package article

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// archive returns what opens an archive that begins with head, nil where it is none.
func archive(head []byte) func(*splitter, *file, *bufio.Reader) error {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return (*splitter).zip
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return (*splitter).tar
	}
	for _, other := range []struct{ magic, name string }{{"7z\xbc\xaf\x27\x1c", "7-Zip"}, {"Rar!\x1a\x07", "RAR"}} {
		if bytes.HasPrefix(head, []byte(other.magic)) {
			return func(*splitter, *file, *bufio.Reader) error {
				return unreadablef("it is packed with %s, which is not read; unpack it and add the files", other.name)
			}
		}
	}
	return nil
}

// tar cuts the files of a tar archive as they come.
func (s *splitter) tar(f *file, br *bufio.Reader) error {
	for tr := tar.NewReader(br); !s.stopped; {
		h, err := tr.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if !errors.Is(err, tar.ErrHeader) {
				return readError(err)
			}
			return unreadablef("the archive is damaged from here on: %v", err)
		}
		if s.entries++; s.entries > mostEntries {
			return errEntries
		}
		if h.FileInfo().IsDir() {
			continue
		}
		in := f.inside(h.Name, tr)
		if !h.FileInfo().Mode().IsRegular() {
			s.emit(in.raw(""), passed("not a regular file"))
			continue
		}
		s.entry(in)
	}
	return nil
}

// zip cuts the files of a zip archive. One that can't be read anywhere is kept in
// a temporary file meanwhile.
func (s *splitter) zip(f *file, br *bufio.Reader) error {
	at, size := f.at, f.size
	if at == nil {
		kept, err := spool(br)
		if err != nil {
			return err
		}
		defer kept.close()
		at, size = kept.at, kept.size
	}
	limited := &limitedAt{at: at, left: mostDirectory}
	zr, err := zip.NewReader(limited, size)
	if errors.Is(err, errEntries) {
		return errEntries
	}
	limited.free = true
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are only shown
		return unreadablef("the zip archive is damaged or cut short: %v", err)
	}
	switch kind := officeKind(zr); {
	case kind == string(DOCX):
		return s.document(f, DOCX, io.NewSectionReader(at, 0, size), docxText)
	case kind != "":
		return unreadablef("it is %s, which is not read", kind)
	}
	for _, e := range zr.File {
		if s.stopped {
			break
		}
		if s.entries++; s.entries > mostEntries {
			return errEntries
		}
		if !e.FileInfo().IsDir() {
			s.zipped(f, e)
		}
	}
	return nil
}

// zipped cuts one file of a zip archive.
func (s *splitter) zipped(f *file, e *zip.File) {
	in := f.inside(e.Name, nil)
	switch {
	case !e.FileInfo().Mode().IsRegular():
		s.emit(in.raw(""), passed("not a regular file"))
		return
	case e.Flags&1 != 0:
		s.emit(in.raw(""), unreadable("it is encrypted; unpack the archive with its password and add the files"))
		return
	}
	r, err := e.Open()
	if err != nil {
		s.emit(in.raw(""), unreadablef("it can't be unpacked: %v", err))
		return
	}
	defer r.Close()
	packed := int64(min(e.CompressedSize64, 1<<62))
	in.r = &zipReader{meter{s: s, r: r, in: func() int64 { return packed }}}
	s.entry(in)
}

// zipReader words the failures of a damaged entry.
type zipReader struct{ meter }

func (z *zipReader) Read(p []byte) (int, error) {
	n, err := z.meter.Read(p)
	var reading *fs.PathError
	if err != nil && err != io.EOF && !errors.Is(err, ErrUnreadable) && !errors.As(err, &reading) {
		err = unreadablef("it is damaged in the archive: %v", err)
	}
	return n, err
}

// inside is a file within f. Its name is only shown, never written to.
func (f *file) inside(name string, r io.Reader) *file {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "\ufffd")
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '\ufffd'
		}
		return r
	}, name)
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	in := &file{name: f.name + "!" + name, member: name, base: name, layers: f.layers, found: true, r: r}
	if f.member != "" {
		in.member = f.member + "!" + name
	}
	return in
}

// entry cuts a file of an archive, unless it is of a kind that is passed over.
func (s *splitter) entry(f *file) {
	for part := range strings.SplitSeq(f.base, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			s.emit(f.raw(""), passed("hidden"))
			return
		}
	}
	if Foreign(f.base) {
		s.emit(f.raw(""), passed("not a kind of file that holds articles"))
		return
	}
	s.file(f)
}

// How much of a zip archive that comes as a stream is kept until it has been read.
const (
	spoolInMemory = 4 << 20
	mostSpooled   = 4 << 30 // on disk
)

// spooled is a stream that was kept.
type spooled struct {
	at   io.ReaderAt
	size int64
	file *os.File
}

func spool(r io.Reader) (*spooled, error) {
	b, err := io.ReadAll(io.LimitReader(r, spoolInMemory+1))
	if err != nil {
		return nil, readError(err)
	}
	if len(b) <= spoolInMemory {
		return &spooled{at: bytes.NewReader(b), size: int64(len(b))}, nil
	}
	f, err := os.CreateTemp("", "parallax-*.zip")
	if err != nil {
		return nil, fmt.Errorf("keep the archive while it is read: %w", err)
	}
	k := &spooled{at: f, file: f}
	k.size, err = io.Copy(f, io.LimitReader(io.MultiReader(bytes.NewReader(b), r), mostSpooled+1))
	if err == nil && k.size > mostSpooled {
		err = unreadablef("it is a zip archive of more than %d GiB that comes as a stream or in another; save it and add the file", mostSpooled>>30)
	}
	if err != nil {
		k.close()
		return nil, readError(err)
	}
	return k, nil
}

func (k *spooled) close() {
	if k.file != nil {
		// What is lost by these errors is a temporary file.
		_ = k.file.Close()
		_ = os.Remove(k.file.Name())
	}
}

// mostDirectory is how much of a zip archive's directory is read, in bytes: some
// 100 for each of mostEntries. It stands in memory at up to six times its size.
const mostDirectory = 100 * mostEntries

// limitedAt refuses to read more than what is left, unless it is free.
type limitedAt struct {
	at   io.ReaderAt
	left int64
	free bool
}

func (l *limitedAt) ReadAt(p []byte, off int64) (int, error) {
	if l.left -= int64(len(p)); l.left < 0 && !l.free {
		return 0, errEntries
	}
	return l.at.ReadAt(p, off)
}
