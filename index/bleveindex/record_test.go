package bleveindex

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
)

// TestRecordsKeepMentions stores mentions in every order and field.
func TestRecordsKeepMentions(t *testing.T) {
	c, err := newCodec()
	must(t, err)
	defer c.close()
	d := index.Document{Article: article.Article{Title: "Ilse Varga in Oslo", Body: "Varga spoke. Oslo listened."}}
	d.Entities = []entity.Entity{
		{Kind: entity.Person, Name: "Ilse Varga", Mentions: []entity.Mention{
			{Field: article.Title, Start: 0, End: 10}, {Field: article.Body, Start: 0, End: 5}}},
		{Kind: entity.Place, Name: "Oslo", Mentions: []entity.Mention{
			{Field: article.Body, Start: 13, End: 17}, {Field: article.Title, Start: 14, End: 18}, {Field: article.Body, Start: 1, End: 1}, {Field: article.Body, Start: 0, End: 4}}},
	}
	rec, err := c.encode(&d)
	must(t, err)
	got, err := c.decode(rec, false)
	must(t, err)
	if diff := cmp.Diff(d.Entities, got.Entities); diff != "" {
		t.Error(diff)
	}
	d.Entities[0].Mentions[0].Field = "caption"
	if _, err := c.encode(&d); !errors.Is(err, index.ErrInvalid) {
		t.Errorf("a mention in no text is stored: %v", err)
	}
}

func FuzzMentions(f *testing.F) {
	seed, err := appendMentions(nil, []entity.Entity{{Mentions: []entity.Mention{{Field: article.Body, Start: 3, End: 9}}}, {}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte{1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		r := rowReader{b: b}
		r.mentions(make([]entity.Entity, 2)) // it must not panic, nor make room for more than b can hold
	})
}
