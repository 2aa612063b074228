// Package watch keeps a collection up to date with folders: new and changed files
// in them are added, renamed ones stay what they were, and the articles of removed
// ones are taken out.
//
// What the system tells of a folder is only a hint to look at a file, and every
// folder is looked through anew from time to time: network folders tell of
// nothing, and systems forget when too much happens. A file is read once it has
// not changed for a while, so that half of one is not.
//
// Taking out is done with care. While files go on vanishing nothing is taken out,
// and when the watched folder itself is gone then, was replaced or is of another
// device (unmounted), nothing is at all; nor are the articles of files in a folder
// within it that is of another device than it was. What vanished while nobody
// watched is taken out at the start, unless nothing that was known of the folder
// before is there any more, or (but for Options.RemoveMissing) under half. Articles that the owner edited stay. Each is named in the log. A line that
// is gone from a file of many articles takes nothing out.
package watch
