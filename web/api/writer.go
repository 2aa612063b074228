package api

import (
	"fmt"

	"parallax/index"
)

// The wire form of index.Writer, by which other commands work through the
// server that holds their data folder. Each call is a POST of JSON to a path
// below OwnerPath, with the server's token as a bearer token; an error is a
// Problem. Both ends are of one version or nearly so: nobody else may rely on it.
const (
	OwnerPath    = "/-/"
	SeenPath     = OwnerPath + "seen"     // SeenRequest → SeenAnswer
	PutPath      = OwnerPath + "put"      // PutRequest → PutAnswer
	EditPath     = OwnerPath + "edit"     // EditRequest → index.Document
	EditedPath   = OwnerPath + "edited"   // EditedRequest → EditedAnswer
	EntitiesPath = OwnerPath + "entities" // EntitiesRequest → EntitiesAnswer
	RemovePath   = OwnerPath + "remove"   // RemoveRequest → RemoveAnswer
	DemoPath     = OwnerPath + "rmdemo"   // {} → RemoveAnswer
	RefreshPath  = OwnerPath + "refresh"  // {} → {}
	RebuildPath  = OwnerPath + "rebuild"  // {} → a Progress a line; the last is Finished or has a problem
	CheckPath    = OwnerPath + "check"    // {} → a Progress a line, as of a rebuild; the last has the faults
	BackupPath   = OwnerPath + "backup"   // {} → the backup, and an Ending; cut off when it fails
	ExportPath   = OwnerPath + "export"   // ExportRequest → an index.Exported a line, and an Ending; cut off when it fails
	SearchPath   = OwnerPath + "search"   // SearchRequest → SearchJSON
	ShowPath     = OwnerPath + "show"     // ShowRequest → ArticleJSON
	ComparePath  = OwnerPath + "compare"  // CompareRequest → CompareJSON
	StatsPath    = OwnerPath + "stats"    // {} → StatsJSON
	SizesPath    = OwnerPath + "sizes"    // {} → SizesJSON
)

// EndingTrailer is the trailer behind a backup and an export: an Ending as JSON.
// An answer without it is not whole.
const EndingTrailer = "Parallax-Ending"

// MaxPutBytes bounds the body of a put. Ingest's batches are an order of
// magnitude smaller.
const MaxPutBytes = 128 << 20

// EntryJSON is an index.Entry. Origin and Raw are base64: a file name need not
// be valid UTF-8, and must come back as it was.
type EntryJSON struct {
	ID       index.ID       `json:"id"`
	Local    bool           `json:"local,omitempty"`
	Origin   []byte         `json:"origin,omitempty"`
	Raw      []byte         `json:"raw"`
	Document index.Document `json:"document,omitzero"`

	Exported *index.Exported `json:"exported,omitempty"` // in place of Document
}

// EntryOf is e in its wire form.
func EntryOf(e index.Entry) EntryJSON {
	if e.Exported != nil {
		return EntryJSON{ID: e.ID, Raw: e.Raw[:], Exported: e.Exported}
	}
	return EntryJSON{ID: e.ID, Local: e.Local, Origin: []byte(e.Origin), Raw: e.Raw[:], Document: e.Document}
}

// Entry is what was sent. An error wraps index.ErrInvalid.
func (j EntryJSON) Entry() (index.Entry, error) {
	e := index.Entry{ID: j.ID, Local: j.Local, Origin: string(j.Origin), Document: j.Document}
	if err := readHash(&e.Raw, j.Raw); err != nil {
		return e, err
	}
	if e.ID == (index.ID{}) {
		return e, fmt.Errorf("%w: an article has no id", index.ErrInvalid)
	}
	if x := j.Exported; x != nil {
		if err := x.Validate(); err != nil {
			return e, err
		}
		e.Exported, e.Document = x, x.Document
	}
	return e, nil
}

func readHash(to *[32]byte, from []byte) error {
	if copy(to[:], from) != len(to) || len(from) != len(to) {
		return fmt.Errorf("%w: a hash has 32 bytes", index.ErrInvalid)
	}
	return nil
}

// OutcomeJSON is an index.Outcome.
type OutcomeJSON struct {
	ID      index.ID    `json:"id"`
	Version int         `json:"version"`
	State   index.State `json:"state"`
}

type (
	// SeenRequest asks whether these bytes were stored from this origin.
	SeenRequest struct {
		Origin []byte   `json:"origin"`
		Raw    []byte   `json:"raw"`
		Tags   []string `json:"tags,omitempty"`
	}
	// SeenAnswer has no outcome where they were not.
	SeenAnswer struct {
		Outcome *OutcomeJSON `json:"outcome"`
	}
	// PutRequest is a batch to store.
	PutRequest struct {
		Entries []EntryJSON `json:"entries"`
	}
	// PutAnswer has an outcome for each entry, in order.
	PutAnswer struct {
		Outcomes []OutcomeJSON `json:"outcomes"`
	}
	// EditRequest changes what the owner says of an article.
	EditRequest struct {
		ID   index.ID   `json:"id"`
		Edit index.Edit `json:"edit"`
	}
	// EditedRequest asks for a page of the articles of which the owner said
	// something, as index.Searcher's Edited does.
	EditedRequest struct {
		After index.ID `json:"after"`
		Limit int      `json:"limit"`
	}
	// EditedAnswer is that page.
	EditedAnswer struct {
		Documents []index.Document `json:"documents"`
	}
	// RemoveRequest names articles to take out.
	RemoveRequest struct {
		IDs []index.ID `json:"ids"`
	}
	// RemoveAnswer says how many there were.
	RemoveAnswer struct {
		Removed int `json:"removed"`
	}
	// SearchRequest is the query string of a search, and a number of hits that
	// a URL would not carry; 0 leaves it to the query string.
	SearchRequest struct {
		Query string `json:"query"`
		N     int    `json:"n"`
	}
	// ExportRequest has the query string of a search, "" for all.
	ExportRequest struct {
		Query string `json:"query"`
	}
	// Ending says how an answer ended that was written to its end.
	Ending struct {
		Problem *Problem `json:"problem,omitempty"` // ErrUnreadable, or none
	}
	// ShowRequest names an article's version, the newest for 0.
	ShowRequest struct {
		ID      string `json:"id"`
		Version int    `json:"version"`
		Trace   bool   `json:"trace"`
	}
	// CompareRequest names the articles to compare, in the order of columns.
	CompareRequest struct {
		IDs []string `json:"ids"`
	}
	// Progress is a line of the report of a rebuild or a check.
	Progress struct {
		Done     int           `json:"done"`
		Total    int           `json:"total"`
		Finished bool          `json:"finished,omitempty"`
		Problem  *Problem      `json:"problem,omitempty"`
		Faults   []index.Fault `json:"faults,omitempty"`
	}
)

// Hash is the hash that was sent.
func (r SeenRequest) Hash() (h [32]byte, err error) {
	err = readHash(&h, r.Raw)
	return h, err
}
