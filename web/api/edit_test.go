package api

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
)

func TestTheJSONOfWhatTheOwnerSetIsAsPromised(t *testing.T) {
	read := document1()
	d := read
	d.Source, d.Published, d.Tags = "The Ledger", article.Date{}, []string{"bridges", "to read"}
	d.Owner = &index.Owner{Source: new(""), Published: &read.Published, Tagged: []string{"to read"}, Untagged: []string{"inbox"}, Hidden: true,
		Set: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	b, err := json.Marshal(EditedOf(&d))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"` + d.ID.String() + `","display_title":"Council votes for a stone bridge","source":"The Ledger","published":null,"tags":["bridges","to read"],` +
		`"owner":{"set":["source","published","tags"],"read":{"title":"Council votes for a stone bridge","source":null,` +
		`"published":"2025-04-14T08:15:00+05:30","published_precision":"minute","published_evidence":"April 14, 2025 08:15 IST"},` +
		`"tagged":["to read"],"untagged":["inbox"],"hidden":true,"at":"2026-01-02T03:04:05Z"}}`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Error(diff)
	}
	if got := OwnerOf(&read); got != nil {
		t.Errorf("of what nobody edited: %+v", got)
	}
}

func TestAHiddenArticleIsHiddenOnTheOtherSideToo(t *testing.T) {
	err := ProblemOf(index.ErrHidden).Err()
	if diff := cmp.Diff(index.ErrHidden.Error(), err.Error()); diff != "" {
		t.Error(diff)
	}
	if ProblemOf(index.ErrHidden).Kind != "hidden" || ProblemOf(index.ErrNotFound).Kind != "not_found" {
		t.Errorf("%+v", ProblemOf(index.ErrHidden))
	}
}
