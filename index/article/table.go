package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// separators are what may part the cells of a table.
const separators = ",\t;|"

// knownField returns the field of an article that a column is by its usual name.
func knownField(column string) string {
	key := nameKey(column)
	for _, field := range MapFields {
		for _, name := range usual[field] {
			if name == key && key != "" {
				return field
			}
		}
	}
	return ""
}

// header finds a table's separator and columns in its first line: the separator
// that gives most columns with a known or mapped name, then most columns.
func header(text string, m Mapping) (comma byte, columns []string, known int) {
	best := -1
	for i := range len(separators) {
		cells := headerCells(text, separators[i])
		n := 0
		for _, c := range cells {
			if knownField(c) != "" || m.names(c) {
				n++
			}
		}
		if score := n*1000 + len(cells); score > best {
			best, comma, columns, known = score, separators[i], cells, n
		}
	}
	return comma, columns, known
}

// names reports whether m maps a field from a column.
func (m Mapping) names(column string) bool {
	for _, from := range m {
		if from == column {
			return true
		}
	}
	return false
}

// looksTabular reports whether a text of unknown kind begins as a table of
// articles does: with a row of names, a title's or a text's among them.
func looksTabular(text string) bool {
	_, columns, known := header(text, nil)
	if known < 2 || len(columns) < 2 {
		return false
	}
	title := false
	for _, c := range columns {
		field := knownField(c)
		title = title || field == "title" || field == "body"
		if len(c) > 40 || strings.Count(c, " ") > 3 {
			return false
		}
	}
	return title
}

// table cuts a table with a header into its rows.
func (s *splitter) table(f *file, br *bufio.Reader, head []byte) error {
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		_, _ = br.Discard(3) // it was peeked
	}
	text := sample(head)
	comma, columns, _ := header(text, s.opt.Map)
	skip := 0
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(first, "sep=") && len(strings.TrimRight(first, "\r")) == len("sep=;") { // of Excel
		comma, skip = first[4], 1
		columns = headerCells(rest, comma)
	}
	if err := readable(columns, s.opt.Map); err != nil {
		return err
	}
	rows, keys := newCSV(br, comma), keyColumns(columns, s.opt.Map)
	for range skip + 1 {
		if _, err := rows.read(); err != nil {
			return unreadablef("its first row, which names the columns, can't be read: %v", notEOF(err))
		}
	}
	for found := false; ; found = true {
		row, err := rows.read()
		if err == io.EOF {
			if !found {
				return unreadable("the table has a row of names and none of articles")
			}
			return nil
		}
		if err != nil && !errors.Is(err, errLongRow) {
			return readError(err)
		}
		raw := f.raw(Table)
		raw.Name, raw.Map = fmt.Sprintf("%s:%d", f.name, rows.line), s.opt.Map
		for len(row) > len(columns) && len(bytes.TrimSpace(row[len(row)-1])) == 0 {
			row = row[:len(row)-1]
		}
		switch {
		case err != nil:
			err = unreadablef("the row at line %d is %v", rows.line, errLongValue)
		case len(row) != len(columns):
			err = unreadablef("the row at line %d has %d cells where the first row names %d columns", rows.line, len(row), len(columns))
		default:
			if rows.loose {
				raw.note("Quotation marks in its row were not doubled, and were read as text.")
			}
			raw.Bytes, err = rowObject(&raw, columns, row)
			for _, k := range keys {
				if raw.Key == "" {
					raw.Key = strings.TrimSpace(string(row[k]))
				}
			}
		}
		if !s.emit(raw, err) {
			return nil
		}
	}
}

// readable reports why a table with such columns gives no articles.
func readable(columns []string, m Mapping) error {
	have, text := map[string]bool{}, false
	for _, c := range columns {
		have[c] = true
		field := knownField(c)
		text = text || field == "title" || field == "body"
	}
	for _, to := range MapFields {
		if from := m[to]; from != "" && !have[from] {
			return unreadablef("the table has no column %q, which --map gives for %s; there are %s", from, to, strings.Join(columns, ", "))
		}
	}
	if !text && m["title"] == "" && m["body"] == "" {
		return unreadablef("no column of the table is known as a title or a text: say which with --map body=COLUMN; there are %s", shorten(strings.Join(columns, ", ")))
	}
	return nil
}

// rowObject makes the JSON object of a row. A row in another encoding than UTF-8
// is decoded, and raw notes that.
func rowObject(raw *Raw, columns []string, row [][]byte) ([]byte, error) {
	for i, cell := range row {
		if utf8.Valid(cell) {
			continue
		}
		d := transcode(bytes.Join(row, []byte("\n")), "")
		raw.note(d.notes()...)
		for ; i < len(row); i++ {
			row[i] = []byte(d.again(row[i]))
		}
		break
	}
	b := []byte{'{'}
	for i, cell := range row {
		if columns[i] == "" || slices.Contains(columns[:i], columns[i]) || len(cell) == 0 {
			continue
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendString(b, columns[i]); err == nil {
			b, err = appendString(append(b, ':'), string(cell))
		}
		if err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// appendString appends s as JSON.
func appendString(b []byte, s string) ([]byte, error) {
	j, err := json.Marshal(s)
	return append(b, j...), err
}

// keyColumns are the columns that name an article: its id, else its URL; -1 for none.
func keyColumns(columns []string, m Mapping) (keys []int) {
	for _, field := range []string{"id", "url"} {
		at, rank := -1, len(usual[field])
		for i, c := range columns {
			if r := slices.Index(usual[field], nameKey(c)); m[field] == c || m[field] == "" && r >= 0 && r < rank {
				at, rank = i, r
			}
		}
		if at >= 0 {
			keys = append(keys, at)
		}
	}
	return keys
}
