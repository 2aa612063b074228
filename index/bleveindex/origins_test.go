package bleveindex

import (
	"testing"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/indextest"
)

func TestAnArticleWhoseEditCannotBeReadStaysWithoutItsOrigins(t *testing.T) {
	e := openTest(t, t.TempDir())
	en := indextest.Entry("https://news.example/1", article.Article{Title: "Ferry", Body: "A marlinspike was found."})
	en.Origin = "/in/ferry.txt"
	_, err := e.Put(t.Context(), []index.Entry{en})
	must(t, err)
	_, err = e.Edit(t.Context(), en.ID, index.Edit{Title: new("Tambourine")})
	must(t, err)
	editOpen(t, e, editsBucket, func(b []byte) []byte { b[len(b)-2] ^= 1; return b })
	if gone, err := e.RemoveOrigins(t.Context(), []string{en.Origin}); err != nil || len(gone) > 0 {
		t.Errorf("removed %v, %v", gone, err)
	}
	if d, err := e.Article(t.Context(), en.ID, 0); err != nil || d.Body != en.Body {
		t.Errorf("it is %q, %v", d.Body, err)
	}
}
