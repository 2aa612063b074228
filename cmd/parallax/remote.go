package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"parallax/index"
	"parallax/web/api"
)

// maxConnections is how many connections are kept for calls that run beside
// each other: no fewer than the readers of an add on a large machine.
const maxConnections = 64

// remote is the server that holds the data folder, reached with the token from
// its lock file.
type remote struct {
	holder
	client *http.Client
}

func newRemote(h holder) *remote {
	// No proxy stands between two processes of one machine.
	return &remote{h, &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: maxConnections}}}
}

// send makes a call; the caller closes the body of a good answer.
func (r *remote) send(ctx context.Context, path string, in any) (*http.Response, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+r.Address+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+r.Token)
	req.Header.Set("Content-Type", "application/json")
	res, err := r.client.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("the server at http://%s can't be reached: %w: %w", r.Address, errors.Unwrap(err), index.ErrUnavailable)
	}
	if res.StatusCode == http.StatusOK {
		return res, nil
	}
	defer res.Body.Close()
	return nil, problem(res)
}

// problem is the error that an answer tells of.
func problem(res *http.Response) error {
	var p api.Problem
	b, err := io.ReadAll(io.LimitReader(res.Body, 1<<16))
	if err != nil || json.Unmarshal(b, &p) != nil || p.Error == "" {
		return fmt.Errorf("the server answers %s", res.Status)
	}
	return p.Err()
}

// post makes a call and reads its answer.
func post[Out any](ctx context.Context, r *remote, path string, in any) (out Out, err error) {
	res, err := r.send(ctx, path, in)
	if err != nil {
		return out, err
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
		return out, fmt.Errorf("read the server's answer: %w", err)
	}
	return out, nil
}

type nothing struct{}

// reach says whether the server answers, and takes the token.
func (r *remote) reach(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, waitReachable)
	defer cancel()
	_, err := r.Stats(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no answer within %v", waitReachable)
	}
	return err
}

func (r *remote) Search(ctx context.Context, rawQuery string, n int) (api.SearchJSON, error) {
	return post[api.SearchJSON](ctx, r, api.SearchPath, api.SearchRequest{Query: rawQuery, N: n})
}

func (r *remote) Article(ctx context.Context, id string, version int, trace bool) (api.ArticleJSON, error) {
	return post[api.ArticleJSON](ctx, r, api.ShowPath, api.ShowRequest{ID: id, Version: version, Trace: trace})
}

func (r *remote) Compare(ctx context.Context, ids []string) (api.CompareJSON, error) {
	return post[api.CompareJSON](ctx, r, api.ComparePath, api.CompareRequest{IDs: ids})
}

func (r *remote) Stats(ctx context.Context) (api.StatsJSON, error) {
	return post[api.StatsJSON](ctx, r, api.StatsPath, nothing{})
}

func (r *remote) Sizes(ctx context.Context) (index.Sizes, error) {
	s, err := post[api.SizesJSON](ctx, r, api.SizesPath, nothing{})
	return s.Sizes(), err
}

func (r *remote) Seen(ctx context.Context, origin string, raw [32]byte, tags ...string) (index.Outcome, bool, error) {
	a, err := post[api.SeenAnswer](ctx, r, api.SeenPath, api.SeenRequest{Origin: []byte(origin), Raw: raw[:], Tags: tags})
	if err != nil || a.Outcome == nil {
		return index.Outcome{}, false, err
	}
	return index.Outcome(*a.Outcome), true, nil
}

func (r *remote) Put(ctx context.Context, entries []index.Entry) ([]index.Outcome, error) {
	in := api.PutRequest{Entries: make([]api.EntryJSON, len(entries))}
	for i, e := range entries {
		in.Entries[i] = api.EntryOf(e)
	}
	a, err := post[api.PutAnswer](ctx, r, api.PutPath, in)
	if err != nil {
		return nil, err
	}
	outs := make([]index.Outcome, len(a.Outcomes))
	for i, o := range a.Outcomes {
		outs[i] = index.Outcome(o)
	}
	return outs, nil
}

func (r *remote) Edit(ctx context.Context, id index.ID, e index.Edit) (index.Document, error) {
	return post[index.Document](ctx, r, api.EditPath, api.EditRequest{ID: id, Edit: e})
}

func (r *remote) Edited(ctx context.Context, after index.ID, limit int) ([]index.Document, error) {
	a, err := post[api.EditedAnswer](ctx, r, api.EditedPath, api.EditedRequest{After: after, Limit: limit})
	return a.Documents, err
}

func (r *remote) Entities(ctx context.Context, in api.EntitiesRequest) (api.EntitiesAnswer, error) {
	return post[api.EntitiesAnswer](ctx, r, api.EntitiesPath, in)
}

func (r *remote) Remove(ctx context.Context, ids []index.ID) (int, error) {
	a, err := post[api.RemoveAnswer](ctx, r, api.RemovePath, api.RemoveRequest{IDs: ids})
	return a.Removed, err
}

func (r *remote) RemoveDemo(ctx context.Context) (int, error) {
	a, err := post[api.RemoveAnswer](ctx, r, api.DemoPath, struct{}{})
	return a.Removed, err
}

func (r *remote) Refresh(ctx context.Context) error {
	_, err := post[nothing](ctx, r, api.RefreshPath, nothing{})
	return err
}

func (r *remote) Rebuild(ctx context.Context, progress func(done, total int)) error {
	_, err := r.report(ctx, api.RebuildPath, "rebuild", progress)
	return err
}

func (r *remote) Check(ctx context.Context, progress func(done, total int)) ([]index.Fault, error) {
	return r.report(ctx, api.CheckPath, "check", progress)
}

// report follows long work of the server to its end.
func (r *remote) report(ctx context.Context, path, work string, progress func(done, total int)) ([]index.Fault, error) {
	res, err := r.send(ctx, path, nothing{})
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	dec := json.NewDecoder(res.Body)
	for {
		var p api.Progress
		switch err := dec.Decode(&p); {
		case err != nil && ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			return nil, fmt.Errorf("the server at http://%s went away during the %s: %w", r.Address, work, err)
		case p.Problem != nil:
			return nil, p.Problem.Err()
		case p.Finished:
			return p.Faults, nil
		}
		if progress != nil {
			progress(p.Done, p.Total)
		}
	}
}

func (r *remote) Close() error {
	r.client.CloseIdleConnections()
	return nil
}

func (r *remote) Backup(ctx context.Context, w io.Writer) error {
	return r.copy(ctx, api.BackupPath, "backup", nothing{}, w)
}

func (r *remote) Export(ctx context.Context, rawQuery string, w io.Writer) error {
	return r.copy(ctx, api.ExportPath, "export", api.ExportRequest{Query: rawQuery}, w)
}

// copy writes an answer to w. It fails unless the server says that it is whole.
func (r *remote) copy(ctx context.Context, path, what string, in any, w io.Writer) error {
	res, err := r.send(ctx, path, in)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if _, err := io.Copy(w, res.Body); err != nil {
		return fmt.Errorf("the %s from the server at http://%s broke off: %w", what, r.Address, err)
	}
	var ending api.Ending
	if json.Unmarshal([]byte(res.Trailer.Get(api.EndingTrailer)), &ending) != nil {
		return fmt.Errorf("the server at http://%s does not say that the %s is whole: it may be of another version; stop it, and try again", r.Address, what)
	}
	if ending.Problem != nil {
		return ending.Problem.Err()
	}
	return nil
}
