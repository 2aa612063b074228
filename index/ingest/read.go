package ingest

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
)

// read makes an entry of a raw article: all but its origin and its bytes' hash.
func read(raw article.Raw) (e index.Entry, err error) {
	// A reader that breaks on a stranger's bytes fails that one article.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading it broke Parallax, which is a mistake in Parallax: %v", p)
		}
	}()
	a, err := article.Parse(raw)
	if err != nil {
		return e, err
	}
	e.Article = a
	e.Hash = a.Hash()
	e.Entities = entity.Recognise(&a)
	e.Quotations = quote.Find(&a)
	e.ID, e.Local = identify(raw, &a)
	e.Document.ID = e.ID
	return e, nil
}

// identify is the rule of index.ID: the canonical URL, else the id given within
// the source file, else the bytes; local is true but for the first. The address
// of a site's front page, which careless sites give as canonical on every page,
// names no article.
func identify(raw article.Raw, a *article.Article) (id index.ID, local bool) {
	if normal, ok := article.NormalURL(a.URL); ok && !frontPage(normal) {
		return index.URLID(normal), false
	}
	if a.GivenID != "" {
		return index.GivenID(baseName(raw), a.GivenID), true
	}
	return index.RawID(raw.Bytes), true
}

// baseName is the name of the file that raw is of, without folders: a file in an
// archive has the name that it has when it is unpacked.
func baseName(raw article.Raw) string {
	if raw.Member == "" {
		return filepath.Base(raw.Source)
	}
	return path.Base(raw.Member[strings.LastIndexByte(raw.Member, '!')+1:])
}

func frontPage(normal string) bool {
	u, err := url.Parse(normal)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}
