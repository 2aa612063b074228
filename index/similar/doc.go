// Package similar finds near-copies: the same report printed by several outlets,
// the AMP and the print variant of one page, a long version and its short one.
//
// # What a copy is
//
// A text is its standfirst and body, as folded words in order; the title is not
// part of it, since outlets give agency text titles of their own. Its shingles are
// its runs of three words. Two texts are copies when they have at least half of
// all their shingles in common (Jaccard), or when the shorter has four fifths of
// its own in common with the longer (containment) and is no mere line. Short texts
// of a kind are alike by their form, as results and quotations of prices are: they
// are copies only when their shingles are the same. Judge decides; nothing is
// called a copy that it has not judged.
//
// # How candidates are found
//
// Comparing each text with each is out of the question. Of each text's runs of
// five words the 16 with the smallest hashes are kept: its sketch, a bottom-k
// MinHash (Broder, On the resemblance and containment of documents, 1997). An
// Index has a bucket for each hash, which lists the texts whose sketch has it.
// Texts that share two are candidates. Of two texts with half of their runs in
// common about half of the hashes agree; that fewer than two do has a chance of
// 3 in 10,000, and with a third in common one of 1 in 70. Bands of the usual
// signature of 128 hashes find as many with twice to eight times the bytes, since
// a band must agree in three or four places at once. Runs of five words, not of
// three, keep buckets short: "one of the" is in every tenth text.
package similar
