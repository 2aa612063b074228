package article

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/mail"
	"strings"
)

// mbox cuts a mailbox (RFC 4155) into its messages: each begins with a line of
// "From " behind an empty line.
func (s *splitter) mbox(f *file, br *bufio.Reader) error {
	var msg []byte
	open, long, blank := false, false, true
	n, from := 0, 0
	flush := func() bool {
		if !open {
			return true
		}
		n++
		raw := f.raw(Email)
		raw.Name, raw.Bytes = fmt.Sprintf("%s:%d", f.name, n), msg
		msg = nil
		if long {
			raw.Bytes = nil
			return s.emit(raw, unreadablef("the message that begins at line %d is %v", from, errLongValue))
		}
		raw.Key = messageID(raw.Bytes)
		return s.emit(raw, nil)
	}
	for at := 1; ; at++ {
		line, tooLong, err := readLine(br)
		if err != nil && err != io.EOF {
			return readError(err)
		}
		if blank && bytes.HasPrefix(line, []byte("From ")) {
			if !flush() {
				return nil
			}
			open, long, from = true, false, at
		} else if open {
			if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && len(line) > 0 && line[0] == '>' {
				line = line[1:]
			}
			msg = append(msg, line...)
			if long = long || tooLong || len(msg) > MaxArticle; long {
				msg = nil
			}
		}
		blank = len(bytes.TrimSpace(line)) == 0 && !tooLong
		if err == io.EOF {
			flush()
			if n == 0 {
				return unreadable("the mailbox holds no message")
			}
			return nil
		}
	}
}

// messageID is the Message-ID of a message, without its brackets.
func messageID(b []byte) string {
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return ""
	}
	return strings.Trim(m.Header.Get("Message-ID"), "<> ")
}
