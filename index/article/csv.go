package article

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// A table is read by its own reader and not by encoding/csv, which holds a row
// whatever its size, takes the rest of a file for one cell where a quotation mark
// is missing, and does not tell when it was lenient.

// csvReader reads the rows of a table as RFC 4180 has them, and is lenient: a
// quotation mark within a cell stands for itself, in a quoted cell too where
// neither a separator nor a line end follows it.
type csvReader struct {
	br    *bufio.Reader
	comma byte
	line  int  // of the row last read, from 1
	next  int  // line that the next row begins with
	loose bool // quotation marks of the row last read were not doubled
	buf   []byte
	ends  []int
}

var errLongRow = errors.New("a row is too long")

func newCSV(br *bufio.Reader, comma byte) *csvReader {
	return &csvReader{br: br, comma: comma, next: 1}
}

// read returns the cells of the next row, which are good until the next call;
// blank lines are no rows. It returns io.EOF behind the last, and errLongRow for
// a row that is longer than an article may be, the rest of whose line is passed over.
func (c *csvReader) read() ([][]byte, error) {
	for {
		cells, err := c.row()
		if err != nil || len(cells) > 1 || len(cells) == 1 && len(cells[0]) > 0 {
			return cells, err
		}
	}
}

func (c *csvReader) row() ([][]byte, error) {
	c.buf, c.ends, c.loose, c.line = c.buf[:0], c.ends[:0], false, c.next
	const (
		start  = iota // of a cell
		plain         // in a cell without quotation marks
		quoted        // in one with them
	)
	state, none := start, true
	for {
		b, err := c.br.ReadByte()
		if err != nil {
			if err == io.EOF && !none {
				return c.cells(), nil
			}
			return nil, err
		}
		none = false
		if len(c.buf) > MaxArticle {
			return nil, c.skipLine(b)
		}
		if b == '\n' {
			c.next++
		}
		switch {
		case state == quoted && b != '"':
			c.buf = append(c.buf, b)
		case state == quoted:
			ahead, _ := c.br.Peek(2)
			switch {
			case len(ahead) == 0 || ahead[0] == c.comma || ahead[0] == '\n' || ahead[0] == '\r':
				state = plain
			case ahead[0] == '"':
				_, _ = c.br.Discard(1) // it was peeked
				c.buf = append(c.buf, '"')
			default:
				c.loose = true
				c.buf = append(c.buf, '"')
			}
		case b == '\n':
			return c.cells(), nil
		case b == c.comma:
			c.ends, state = append(c.ends, len(c.buf)), start
		case b == '"' && state == start:
			state = quoted
		case b == '\r' && c.atLineEnd():
		default:
			c.loose = c.loose || b == '"' && c.comma != '\t'
			c.buf, state = append(c.buf, b), plain
		}
	}
}

func (c *csvReader) atLineEnd() bool {
	ahead, _ := c.br.Peek(1)
	return len(ahead) == 0 || ahead[0] == '\n'
}

// cells cuts the buffer into the row's cells.
func (c *csvReader) cells() [][]byte {
	c.ends = append(c.ends, len(c.buf))
	out := make([][]byte, len(c.ends))
	from := 0
	for i, end := range c.ends {
		out[i], from = c.buf[from:end:end], end
	}
	return out
}

// skipLine passes over what is left of a line that b is of.
func (c *csvReader) skipLine(b byte) error {
	for b != '\n' {
		part, err := c.br.ReadSlice('\n')
		if err == nil {
			break
		}
		if err != bufio.ErrBufferFull {
			return errors.Join(errLongRow, notEOF(err))
		}
		b = part[len(part)-1]
	}
	c.next++
	return errLongRow
}

func notEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// headerCells reads the first row of text with a separator.
func headerCells(text string, comma byte) []string {
	first, _, _ := bytes.Cut([]byte(text), []byte("\n"))
	row, err := newCSV(bufio.NewReader(bytes.NewReader(first)), comma).read()
	if err != nil {
		return nil
	}
	cells := make([]string, len(row))
	for i, c := range row {
		cells[i] = string(bytes.TrimSpace(c))
	}
	return cells
}
