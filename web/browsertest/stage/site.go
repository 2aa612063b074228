// Package stage sets up what browsers are driven against, for tests and for
// pictures: a site with the demo collection or none, and a browser.
package stage

import (
	"context"
	"errors"
	"log/slog"
	"net"

	"parallax/cmd/parallax/demo"
	"parallax/index"
	"parallax/index/bleveindex"
	"parallax/web"
)

// Site is a server over a collection of its own, on a free port of this
// machine.
type Site struct {
	URL    string // without a slash at its end
	Engine index.Engine

	stop context.CancelFunc
	done chan error
}

// Open serves an empty collection in the folder dir, or with full one that
// holds the demo articles, until Close.
func Open(ctx context.Context, dir string, full bool) (*Site, error) {
	e, err := bleveindex.Open(ctx, dir, bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, err
	}
	if full {
		_, err = demo.Load(ctx, e)
	}
	var server *web.Server
	if err == nil {
		server, err = web.New(e, web.Config{AddCommand: "parallax add ~/articles", Version: "demo"})
	}
	var l net.Listener
	if err == nil {
		l, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, errors.Join(err, e.Close())
	}
	s := &Site{URL: "http://" + l.Addr().String(), Engine: e, done: make(chan error, 1)}
	ctx, s.stop = context.WithCancel(ctx)
	go func() { s.done <- server.Serve(ctx, l) }()
	return s, nil
}

// Close ends the server and closes its collection.
func (s *Site) Close() error {
	s.stop()
	return errors.Join(<-s.done, s.Engine.Close())
}
