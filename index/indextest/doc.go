// Package indextest is the conformance suite of the contract in package index:
// every engine passes it. What the contract leaves to engines, scores and the
// finer points of stemming, it does not test; what must be equal whatever the
// engine, it compares with a brute-force reading of the documents themselves.
package indextest
