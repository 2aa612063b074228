// Command screenshots writes pictures of every page and state of the web
// interface, on the demo collection, light and dark, narrow and wide:
//
//	go run ./cmd/screenshots DIR
//
// It needs Chromium or Chrome on the path.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"parallax/web/browsertest/stage"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./cmd/screenshots DIR")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

// run takes all pictures into the folder dir.
func run(ctx context.Context, dir string) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	full, closeFull, err := open(ctx, true)
	if err != nil {
		return err
	}
	defer closeFull()
	empty, closeEmpty, err := open(ctx, false)
	if err != nil {
		return err
	}
	defer closeEmpty()
	pages, err := pagesOf(ctx, full.Engine)
	if err != nil {
		return err
	}
	browser, end, err := stage.Browser(ctx, func(any) {})
	if err != nil {
		return err
	}
	defer end()
	for _, p := range pages {
		site := full
		if p.empty {
			site = empty
		}
		for _, width := range []int64{390, 1280} {
			for scheme, dark := range map[string]bool{"light": false, "dark": true} {
				shot := stage.Picture{Width: width, Height: 900, Dark: dark, Whole: true, Click: p.click}
				png, err := shot.Take(browser, site.URL+p.path)
				if err != nil {
					return fmt.Errorf("%s at %d: %w", p.path, width, err)
				}
				name := filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", p.name, width, scheme))
				if err := os.WriteFile(name, png, 0o644); err != nil {
					return err
				}
			}
		}
		fmt.Println(p.name)
	}
	return nil
}

// open serves a collection in a folder that goes when it is closed.
func open(ctx context.Context, full bool) (*stage.Site, func(), error) {
	dir, err := os.MkdirTemp("", "screenshots")
	if err != nil {
		return nil, nil, err
	}
	s, err := stage.Open(ctx, dir, full)
	if err != nil {
		os.RemoveAll(dir)
		return nil, nil, err
	}
	return s, func() { s.Close(); os.RemoveAll(dir) }, nil
}
