// Package ingest brings files into a collection: it walks folders, cuts files
// into articles, reads and recognises them on all cores, and stores them in
// order, in batches. What fails fails by name and reason, and the rest goes on.
//
// Memory is bounded whatever the files hold: so many bytes of raw articles are
// under way at once, and no more. What was reported is on disk: a run that is
// interrupted keeps it, and the same run begun again finds it unchanged.
package ingest
