package stage

import (
	"context"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Picture says how a page is looked at.
type Picture struct {
	Width, Height int64
	Dark          bool
	Whole         bool   // the page to its end, not what the window shows
	Click         string // a selector of what is clicked first; "" for nothing
}

// Take opens a page in the browser's tab and returns it as PNG.
func (p Picture) Take(ctx context.Context, url string) ([]byte, error) {
	scheme := "light"
	if p.Dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(p.Width, p.Height), chromedp.Navigate(url)); err != nil {
		return nil, err
	}
	if p.Click != "" {
		if err := chromedp.Do(ctx, chromedp.Click(p.Click), chromedp.WaitReady("body")); err != nil {
			return nil, err
		}
	}
	if p.Whole {
		return chromedp.Run(ctx, chromedp.FullScreenshot(100))
	}
	return chromedp.Run(ctx, chromedp.CaptureScreenshot())
}
