package watch

import (
	"context"
	"errors"
	"io/fs"
	"strings"
)

// fail notes what could not be added, and why.
func (w *Watcher) fail(f *folder, name string, why error) {
	if pe, ok := errors.AsType[*fs.PathError](why); ok {
		why = pe.Err
	}
	w.say(f, func(s *Status) {
		if s.Failures[name] != why.Error() {
			w.log.Warn("a watched file could not be added", "op", "watch", "name", name, "err", why)
		}
		s.Failures[name] = why.Error()
	})
}

// forgive forgets what failed in a file.
func (w *Watcher) forgive(f *folder, path string) {
	w.say(f, func(s *Status) {
		for name := range s.Failures {
			if name == path || strings.HasPrefix(name, path+":") || strings.HasPrefix(name, path+"!") {
				delete(s.Failures, name)
			}
		}
	})
}

// unreadable notes a file or a folder that could not be looked at, until a look
// through all can again.
func (w *Watcher) unreadable(f *folder, path string, why error) {
	f.unread[path] = true
	w.fail(f, path, why)
}

// through calls file with every file that can hold articles in f. What could not be
// looked at before, and can now, is no failure any more; nor is it said any more
// that the system does not tell of changes, once it does in all of f.
func (w *Watcher) through(ctx context.Context, f *folder, file func(path string, as stamp)) error {
	before := f.unread
	f.unread, f.unheard = map[string]bool{}, w.unheard
	if err := w.walk(ctx, f, f.path, file); err != nil {
		for path := range before {
			f.unread[path] = true
		}
		return err
	}
	w.say(f, func(s *Status) {
		s.Polled = f.unheard
		for path := range before {
			if !f.unread[path] {
				delete(s.Failures, path)
			}
		}
	})
	return nil
}
