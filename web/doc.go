// Package web is everything that is true only with HTTP: routes, pages, JSON
// answers and errors of a collection served to a browser.
//
// A page is made in steps that are the same everywhere: the URL becomes a
// urlstate.State, the state an index.Request, the engine answers once, a
// present_*.go function turns the answer into a struct of templates/view, and
// that is rendered into a buffer before anything is written. There is one
// handler file a page. Handlers return errors; what those become is one table
// in errors.go.
//
// A URL that differs from its canonical form only redirects to it (302), and so
// does one that calls an entity by a name it no longer goes by. Nothing but the
// URL decides what a page shows: there are no cookies.
//
// Every page is complete without scripts, and every answer carries a policy
// that lets a browser load and send nothing elsewhere (security.go).
package web
