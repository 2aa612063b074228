// Package compare lays two to four articles side by side: whether they tell of
// one event, which sentences say the same, what both quote, where their
// figures agree, and what only one of them has.
//
// A comparison is a function of its articles, of the entities and quotations
// stored with them, and of an embedded table of document frequencies. It never
// changes because other articles were added to a collection, and it does not
// depend on the order of the articles except that places carry their index.
//
// How it works, per pair of articles:
//
//  1. Sentences become bags of features: folded stems, numbers by value, and
//     for words that name somebody the entity. A feature weighs the idf of the
//     table times the root of the idf among the sentences of the comparison;
//     words of attribution weigh a quarter, stop words a tenth.
//  2. Runs of seven equal stems are found by hashing, extended both ways and
//     healed over small gaps: wording that both share.
//  3. Sentences are linked, many to many and in any order, by weighted overlap,
//     with something added for a run and for an equal number of one unit.
//  4. Quotations are matched by longest common subsequence, and looked for in
//     the other article's own words.
//  5. Figures are (qualifier, value, unit); two are set beside each other
//     inside a link, or when they share unit and subject.
//  6. Whether the articles tell of one event is judged from all of that, and
//     only then is anything called 'only here'.
package compare
