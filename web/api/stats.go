package api

import (
	"context"
	"slices"
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

	Sizes   *SizesJSON    `json:"sizes,omitempty"`   // by part; to the owner alone
	Watched []WatchedJSON `json:"watched,omitempty"` // the folders that the server watches; to the owner alone
}

// SizesJSON is an index.Sizes.
type SizesJSON struct {
	TextBytes int64        `json:"text_bytes"` // of all stored versions
	Store     []index.Part `json:"store"`
	Index     []index.Part `json:"index"`
	PerText   *float64     `json:"disk_per_text"` // store and index together, for each byte of text; null without text
}

// SizesOf is s as JSON.
func SizesOf(s index.Sizes) SizesJSON {
	out := SizesJSON{TextBytes: s.Text, Store: s.Store, Index: s.Index}
	var disk int64
	for _, p := range slices.Concat(s.Store, s.Index) {
		disk += p.Bytes
	}
	if s.Text > 0 {
		out.PerText = new(float64(disk) / float64(s.Text))
	}
	return out
}

// Sizes is what SizesOf was made of.
func (j SizesJSON) Sizes() index.Sizes {
	return index.Sizes{Text: j.TextBytes, Store: j.Store, Index: j.Index}
}

// WatchedJSON is a folder that the server watches.
type WatchedJSON struct {
	Folder   string        `json:"folder"`
	Files    int           `json:"files"`            // known in it
	Gone     bool          `json:"gone"`             // the folder is not there
	Missing  int           `json:"missing"`          // articles kept although their files were gone when watching began
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
