package static

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func TestAssetsAreServedForEverUnderTheirHash(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w
	}
	for name, mediaType := range map[string]string{
		"css/base.css": "text/css; charset=utf-8",
		"js/main.js":   "text/javascript; charset=utf-8",
		"img/icon.svg": "image/svg+xml",
	} {
		w := get(a.URL(name))
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != mediaType {
			t.Errorf("%s: status %d, type %q", name, w.Code, w.Header().Get("Content-Type"))
		}
		if got := w.Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control %q", name, got)
		}
	}
	for _, path := range []string{
		Root, Root + "css/base.css", Root + "000000000000/css/base.css", a.URL("css/none.css"), a.URL("../static.go"), a.URL("css"),
	} {
		if w := get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, w.Code)
		}
	}
}

func TestAnyChangeChangesEveryPath(t *testing.T) {
	url := func(files fstest.MapFS) string {
		a, err := newAssets(files)
		if err != nil {
			t.Fatal(err)
		}
		return a.URL("a.css")
	}
	one := fstest.MapFS{"a.css": {Data: []byte("a")}, "b.js": {Data: []byte("b")}}
	other := fstest.MapFS{"a.css": {Data: []byte("a")}, "b.js": {Data: []byte("c")}}
	renamed := fstest.MapFS{"a.css": {Data: []byte("a")}, "c.js": {Data: []byte("b")}}
	if url(one) == url(other) || url(one) == url(renamed) {
		t.Errorf("paths do not follow content: %s %s %s", url(one), url(other), url(renamed))
	}
}
