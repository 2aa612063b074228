package web

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/bleveindex"
	"parallax/web/api"
)

// ownedServer serves an empty collection whose owner has a token.
func ownedServer(t *testing.T, token string) *httptest.Server {
	t.Helper()
	engine, err := bleveindex.Open(t.Context(), t.TempDir(), bleveindex.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	s, err := New(engine, Config{Token: token, Now: func() time.Time { return time.Date(2025, 4, 14, 0, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	return srv
}

// call posts in to path and returns the status and the answer.
func call(t *testing.T, srv *httptest.Server, authorization, path string, in any) (int, []byte) {
	t.Helper()
	body, ok := in.([]byte)
	if !ok {
		var err error
		if body, err = json.Marshal(in); err != nil {
			t.Fatal(err)
		}
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if authorization != "" {
		req.Header.Set("Authorization", authorization)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, answer
}

func lampEntry() index.Entry {
	a := article.Article{Title: "Lighthouse has a new lamp", Body: "The lighthouse has a new lamp, and its keeper a new lease.", Language: "en"}
	id := index.URLID("https://wire.example/lamp")
	return index.Entry{ID: id, Origin: "/news/lamp.txt", Raw: [32]byte{7}, Document: index.Document{ID: id, Hash: a.Hash(), Article: a}}
}

func TestOnlyTheOwnersTokenOpensTheOwnersRoutes(t *testing.T) {
	srv := ownedServer(t, "secret")
	paths := []string{api.SeenPath, api.PutPath, api.RemovePath, api.RefreshPath, api.RebuildPath, api.SearchPath, api.ShowPath, api.ComparePath, api.StatsPath}
	for _, path := range paths {
		for authorization, want := range map[string]int{
			"": http.StatusUnauthorized, "secret": http.StatusUnauthorized, "Basic secret": http.StatusUnauthorized,
			"Bearer wrong": http.StatusForbidden, "Bearer secret2": http.StatusForbidden,
		} {
			if got, _ := call(t, srv, authorization, path, nothing{}); got != want {
				t.Errorf("%s with %q answers %d, want %d", path, authorization, got, want)
			}
		}
	}
	if got, _ := call(t, srv, "Bearer secret", api.StatsPath, nothing{}); got != http.StatusOK {
		t.Errorf("the owner gets %d", got)
	}
}

func TestWithoutATokenThereAreNoOwnersRoutes(t *testing.T) {
	srv := ownedServer(t, "")
	for _, authorization := range []string{"", "Bearer "} {
		if got, _ := call(t, srv, authorization, api.StatsPath, nothing{}); got < 400 || got >= 500 {
			t.Errorf("with %q: %d", authorization, got)
		}
	}
}

func TestTheOwnerChangesTheCollection(t *testing.T) {
	srv := ownedServer(t, "secret")
	do := func(path string, in, out any) {
		t.Helper()
		status, answer := call(t, srv, "Bearer secret", path, in)
		if status != http.StatusOK {
			t.Fatalf("%s answers %d: %s", path, status, answer)
		}
		if err := json.Unmarshal(answer, out); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	e := lampEntry()
	seen := api.SeenRequest{Origin: []byte(e.Origin), Raw: e.Raw[:]}

	var before api.SeenAnswer
	if do(api.SeenPath, seen, &before); before.Outcome != nil {
		t.Errorf("seen before it was put: %+v", before.Outcome)
	}
	var put api.PutAnswer
	do(api.PutPath, api.PutRequest{Entries: []api.EntryJSON{api.EntryOf(e)}}, &put)
	if len(put.Outcomes) != 1 || put.Outcomes[0] != (api.OutcomeJSON{ID: e.ID, Version: 1, State: index.Added}) {
		t.Errorf("put: %+v", put)
	}
	var after api.SeenAnswer
	if do(api.SeenPath, seen, &after); after.Outcome == nil || after.Outcome.ID != e.ID {
		t.Errorf("not seen after it was put: %+v", after)
	}
	do(api.RefreshPath, nothing{}, &nothing{})
	var found api.SearchJSON
	if do(api.SearchPath, api.SearchRequest{Query: "q=lamp", N: 3}, &found); found.Total != 1 || found.Hits[0].ID != e.ID.String() {
		t.Errorf("found %+v", found)
	}
	var shown api.ArticleJSON
	if do(api.ShowPath, api.ShowRequest{ID: e.ID.String(), Trace: true}, &shown); shown.Hash != e.Hash {
		t.Errorf("shown %+v", shown)
	}
	var removed api.RemoveAnswer
	if do(api.RemovePath, api.RemoveRequest{IDs: []index.ID{e.ID}}, &removed); removed.Removed != 1 {
		t.Errorf("removed %+v", removed)
	}
	status, answer := call(t, srv, "Bearer secret", api.ShowPath, api.ShowRequest{ID: e.ID.String()})
	var p api.Problem
	if err := json.Unmarshal(answer, &p); err != nil || status != http.StatusNotFound || p.Kind != "not_found" {
		t.Errorf("a removed article answers %d %s", status, answer)
	}
}

func TestWhatIsNoCallIsRefused(t *testing.T) {
	srv := ownedServer(t, "secret")
	for name, in := range map[string][]byte{
		"no JSON":         []byte("hello"),
		"half an object":  []byte(`{"entries":[`),
		"an entry's hash": []byte(`{"entries":[{"id":"` + lampEntry().ID.String() + `","raw":"AA=="}]}`),
		"an id":           []byte(`{"entries":[{"id":"short"}]}`),
	} {
		if status, answer := call(t, srv, "Bearer secret", api.PutPath, in); status != http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, status, answer)
		}
	}
	long := append([]byte(`{"query":"`), bytes.Repeat([]byte("a"), smallBody)...)
	if status, _ := call(t, srv, "Bearer secret", api.SearchPath, long); status != http.StatusRequestEntityTooLarge {
		t.Errorf("a body over the limit: %d", status)
	}
}

func TestARebuildTellsHowFarItIs(t *testing.T) {
	srv := ownedServer(t, "secret")
	if status, answer := call(t, srv, "Bearer secret", api.PutPath, api.PutRequest{Entries: []api.EntryJSON{api.EntryOf(lampEntry())}}); status != http.StatusOK {
		t.Fatalf("put: %d %s", status, answer)
	}
	status, answer := call(t, srv, "Bearer secret", api.RebuildPath, nothing{})
	var last api.Progress
	for lines := bufio.NewScanner(bytes.NewReader(answer)); lines.Scan(); {
		last = api.Progress{}
		if err := json.Unmarshal(lines.Bytes(), &last); err != nil {
			t.Fatal(err)
		}
	}
	if status != http.StatusOK || !last.Finished || last.Problem != nil || last.Done != last.Total {
		t.Errorf("%d, at last %+v", status, last)
	}
}
