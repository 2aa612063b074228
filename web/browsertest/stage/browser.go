package stage

import (
	"context"

	"github.com/chromedp/chromedp"
)

// Browser starts a browser with an empty profile and one tab. Listener is told
// the tab's events. The browser ends with the function returned.
func Browser(ctx context.Context, listener func(ev any)) (context.Context, context.CancelFunc, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, chromedp.DisableGPU, // in a container there is neither
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, endAllocator := chromedp.NewExecAllocator(ctx, options...)
	ctx, endTab := chromedp.NewContext(ctx, chromedp.WithListener(listener))
	end := func() { endTab(); endAllocator() }
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil { // the browser lives as long as the context of its first step
		end()
		return nil, nil, err
	}
	return ctx, end, nil
}
