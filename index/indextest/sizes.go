package indextest

import (
	"testing"

	"parallax/index"
	"parallax/index/article"
)

func testSizes(t *testing.T, open Open) {
	e := open(t)
	if s, err := e.Sizes(t.Context()); err != nil || s.Text != 0 {
		t.Errorf("an empty collection: %+v, %v", s, err)
	}
	en := Entry("https://a.example/1", article.Article{Title: "Vote", Standfirst: "A count.", Body: "Ten voted."})
	put(t, e, en, fromFile("/articles/one.txt", "The bridge is open."))
	put(t, e, changed(en, "Twelve voted."))
	s, err := e.Sizes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := int64(2*len("VoteA count.") + len("Ten voted.Twelve voted.The bridge is open.")); s.Text != want {
		t.Errorf("%d bytes of text, want %d", s.Text, want)
	}
	st, err := e.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sum := func(parts []index.Part) (n int64) {
		for _, p := range parts {
			n += p.Bytes
			if p.Bytes < 0 || p.Name == "" {
				t.Errorf("a part: %+v", p)
			}
		}
		return n
	}
	if n := sum(s.Store); n != st.StoreSize {
		t.Errorf("the parts of the store take %d bytes, it %d", n, st.StoreSize)
	}
	if sum(s.Index) == 0 { // it changes by itself, so no more can be said
		t.Error("the index takes nothing")
	}
}
