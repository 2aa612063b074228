package api

import (
	"context"
	"time"

	"parallax/index"
)

// StatsJSON describes a collection.
type StatsJSON struct {
	Articles   int        `json:"articles"`
	Hidden     int        `json:"hidden"` // by the owner, and counted nowhere else
	Versions   int        `json:"versions"`
	Sources    int        `json:"sources"`
	Demo       int        `json:"demo"` // of the articles, those of the demo collection
	Dated      int        `json:"dated"`
	First      *string    `json:"first"` // ISO day of the earliest dated article
	Last       *string    `json:"last"`
	LastAdded  *time.Time `json:"last_added"`
	StoreBytes int64      `json:"store_bytes"`
	IndexBytes int64      `json:"index_bytes"`

	Watched []WatchedJSON `json:"watched,omitempty"` // the folders that the server watches; to the owner alone
}

// WatchedJSON is a folder that the server watches.
type WatchedJSON struct {
	Folder   string        `json:"folder"`
	Files    int           `json:"files"`            // known in it
	Gone     bool          `json:"gone"`             // the folder is not there
	Polled   string        `json:"polled,omitempty"` // why it is only looked through from time to time
	Failures []FailureJSON `json:"failures"`         // by name
}

// FailureJSON is something that could not be added, and why.
type FailureJSON struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Stats describes the collection.
func Stats(ctx context.Context, s index.Searcher) (StatsJSON, error) {
	st, err := s.Stats(ctx)
	if err != nil {
		return StatsJSON{}, err
	}
	out := StatsJSON{
		Articles: st.Articles, Hidden: st.Hidden, Versions: st.Versions, Sources: st.Sources, Demo: st.Demo, Dated: st.Dated,
		StoreBytes: st.StoreSize, IndexBytes: st.IndexSize,
	}
	if st.Dated > 0 {
		out.First, out.Last = stated(st.First.String()), stated(st.Last.String())
	}
	if !st.LastAdded.IsZero() {
		out.LastAdded = &st.LastAdded
	}
	return out, nil
}
