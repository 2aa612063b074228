// Package browsertest drives a real browser through the pages: what scripts
// add, what stays without them, and that no page of any width overflows or
// fails on its console. Its tests have the build tag "browser" and need
// Chromium or Chrome on the path:
//
//	go test -tags browser ./web/browsertest
package browsertest
