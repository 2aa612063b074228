package article

import "strings"

// The phrases below are our own collection of what news pages print around
// their articles, gathered from general acquaintance with such pages. All are
// in lower case and folded.

// setPhrases are whole lines, squashed.
var setPhrases = func() map[string]reading {
	m := map[string]reading{}
	add := func(list string, r reading) {
		r.boiler = true
		for p := range strings.SplitSeq(list, "\n") {
			if key := squash(p); key != "" {
				m[key] = r
			}
		}
	}
	add(pagePhrases, reading{rule: "page furniture"})
	add(advertPhrases, reading{rule: "advertisement"})
	add(labelPhrases, reading{rule: "related stories", section: softSection})
	add(endPhrases, reading{rule: "end of the article", section: endSection})
	add(lastPhrases, reading{rule: "comments", section: lastSection})
	return m
}()

const advertPhrases = `
advertisement
advertisements
advertisement advertisement
advertising
advert
ad
ads
ad feedback
promoted
promoted content
promoted stories
sponsored
sponsored content
paid content
partner content
story continued below
story continues below
story continues below this ad
story continues below advertisement
article continues below
article continues below advertisement
article continues after ad
article continues after this advertisement
continue reading below
content continues below
scroll to continue
scroll to continue with content
report this ad
remove ads
skip ad
skip advertisement
after ad
close ad
this ad will end in
ads by google
`

const pagePhrases = `
powered by
continue reading
continue reading the main story
read more
read full story
read full article
read the full story
show more
load more
loading
see more
view more
view all
see all
view comments
go to top
back to top
top
to top
scroll to top
share
share this
share this article
share this story
share this post
share this:
share on
share on facebook
share on twitter
share on whatsapp
share on linkedin
share via email
share article
share with friends
share tweet post email
share share tweet post email
share this article share tweet post email
share link
share save
share via
like this
like this:
save
saved
save article
bookmark
bookmark this article
tweet
tweet this
pin it
email
email this article
e-mail
print
print article
print this article
facebook
twitter
whatsapp
telegram
linkedin
instagram
youtube
pinterest
reddit
copy link
link copied
copied
copy url
comment
leave comment
post comment
post a comment
close
menu
search
home
login
log in
sign in
register
subscribe
subscribe now
follow us
follow
following
listen
listen to this article
listen to article
listen to story
listen now
play
pause
play video
watch video
watch live
watch
watch now
video
videos
photo
photos
image
gallery
photo gallery
slideshow
view gallery
prev
previous
next
pullquote
text size
font size
change font size
increase font size
resize
a a a
aa
translate
select language
language
new
live
exclusive
premium
premium content
subscriber only
free
more on this
click to play
tap to unmute
unmute
toggle caption
hide caption
enlarge this image
expand
collapse
accept
accept all
accept all cookies
reject all
manage cookies
cookie settings
cookie policy
privacy policy
terms of use
terms and conditions
contact us
about us
all rights reserved
add as a preferred source on google
add us on google
google news
follow us on google news
join whatsapp
join whatsapp channel
join telegram
join telegram channel
whatsapp channel
open in app
download app
get the app
turn on notifications
enable notifications
get notifications
newsletter
newsletters
newsletter signup
newsletter sign up
sign up
manage newsletters
sign up for daily newsletters
sign up for daily newsletters manage newsletters
thank you for subscribing
thank you for reading
thanks for reading
was this article helpful
did you find this article useful
report an error
report a correction
suggest a correction
request a correction
corrections
disclaimer
first published
last updated
updated
published
written by
author
byline
tags
topics
filed under
quick read
quick reads
fact check
skip to main content
skip to content
skip navigation
breaking news
trending now
trending
flash news
news ticker
whats app
x
edit post
scan the qr code
end of story
ends
the end
`

// labelPhrases open lists of other stories inside an article.
const labelPhrases = `
also read
read also
also read:
read next
read this
also see
see also
must read
more on this story
more on this topic
keep reading
related
related:
related story
related link
related links
related video
related reading
recommended
recommended for you
recommended reading
recommended stories
editor's pick
editors' picks
editors picks
in case you missed it
featured stories
featured story
featured
also watch
also on
more:
read more:
watch:
key points
`

// endPhrases come after an article's end.
const endPhrases = `
previous story
next story
previous post
next post
previous article
next article
previous news
next news
up next
read next article
related stories
related articles
related posts
related news
related topics
related content
related coverage
related items
you may also like
you might also like
you may like
you might like
you may also be interested in
you might also be interested in
may interest you
don't miss
do not miss
don't miss these
don't miss this
latest
latest news
latest stories
latest posts
latest articles
latest headlines
latest videos
latest updates
more stories
more news
more articles
more headlines
more top stories
more to read
more to explore
more coverage
more like this
most read
most read stories
most popular
most viewed
most commented
most shared
most recent
popular
popular posts
popular stories
popular news
popular now
popular articles
trending stories
trending news
trending topics
trending articles
trending on
top stories
top news
top headlines
top picks
today's top stories
other stories
other news
other articles
other top stories
around the web
from around the web
from the web
from our partners
sponsored stories
sponsored links
recent posts
recent stories
recent articles
recent news
what to read next
what to watch next
stories for you
stories you may like
suggested stories
suggested for you
picked for you
for you
more for you
next up
web stories
photo stories
short videos
editor's choice
editors choice
you missed
you may have missed
further reading
continue exploring
read more stories
archives
categories
site map
news in pictures
`

// lastPhrases come after everything that the paper itself wrote.
const lastPhrases = `
comments
comments section
reader comments
join the conversation
join the discussion
leave a reply
leave a comment
add a comment
write a comment
post your comment
have your say
what do you think
cancel reply
your email address will not be published
about the author
about author
about the writer
author bio
meet the author
share your thoughts
comments are closed
no comments
no comments yet
view all comments
recent comments
`

// teaserLabels stand before the heading of another story, on the same line.
var teaserLabels = []string{
	"read also", "also read", "also see", "also watch", "read more on this", "read more", "read next", "read this", "read",
	"related stories", "related story", "related articles", "related article", "related news", "related coverage", "related video", "related",
	"recommended for you", "recommended", "see also", "see more", "watch also", "watch video", "watch live", "watch now", "watch", "must read",
	"must-read", "must watch", "more on this", "more on", "more", "in case you missed it", "icymi", "don't miss", "dont miss", "you may also like",
	"you might also like", "you may like", "previous story", "next story", "previous article", "next article", "previous post", "next post", "previous", "next", "trending now",
	"trending", "most read", "popular", "editor's pick", "editors' picks", "editors pick", "latest news", "live updates", "follow live",
	"photos", "in pictures", "in pics", "gallery", "video", "listen", "podcast", "check out", "check this out", "click here to read", "explore more",
	"suggested read", "suggested reading", "suggested", "you might be interested in", "you may be interested in", "must reads", "related reads",
	"related read", "dig deeper", "go deeper", "top picks", "more for you", "similar story", "similar stories", "other stories", "up next", "full coverage", "tags", "topics", "filed under", "posted in", "categories", "category", "keywords", "tagged", "share",
	"story continues below", "advertisement", "sponsored", "promoted",
}
