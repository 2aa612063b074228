// Package templates turns view structs into HTML. One file a page; what pages
// share is in layout.templ and components.templ. Templates loop, branch and
// print; everything else was done before.
package templates

//go:generate go tool templ generate
