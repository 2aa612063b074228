// Package static holds the style sheets, scripts and images of the web
// interface, embedded, and serves them under a path that changes whenever any
// of them does. Files refer to each other by relative path, which so always
// leads to a file of the same build.
package static

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed css js img
var embedded embed.FS

// Root is the path that all assets live under.
const Root = "/static/"

// hashLen is how many hex digits of the content hash stand in a path: 48 bits,
// far more than a handful of builds can collide in.
const hashLen = 12

// Assets is the embedded tree with its content hash.
type Assets struct {
	files fs.FS
	hash  string
}

// New hashes the embedded tree.
func New() (*Assets, error) { return newAssets(embedded) }

func newAssets(files fs.FS) (*Assets, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		sum.Write([]byte(name + "\x00"))
		one := sha256.Sum256(b)
		sum.Write(one[:])
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &Assets{files: files, hash: hex.EncodeToString(sum.Sum(nil))[:hashLen]}, nil
}

// URL is the path of the named file, such as "css/base.css".
func (a *Assets) URL(name string) string { return Root + a.hash + "/" + name }

// Bytes is the content of the named file.
func (a *Assets) Bytes(name string) ([]byte, error) { return fs.ReadFile(a.files, name) }

// ServeHTTP serves a file by the path that URL gave. Such a file never
// changes, and browsers are told so. The paths of other builds are not found:
// serving this build's bytes under them would let a cache mix two builds.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, Root+a.hash+"/")
	if !ok || !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	b, err := a.Bytes(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Header().Set("Content-Type", contentType(name))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(b))
}

// contentType does not ask the system's table first for the types we have:
// it differs between machines.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return mime.TypeByExtension(path.Ext(name))
}
