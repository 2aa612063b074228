package article

// opening is how a line begins that is page furniture whatever follows.
type opening struct {
	words, rule string
	most        int // words, 0 for any number
}

// openings, like contained below, is of the source named in SOURCES.md.
var openings = []opening{
	{"latest from", "end of the article", 6}, {"more from", "end of the article", 8},
	{"powered by", "page furniture", 6}, {"sponsored by", "advertisement", 8}, {"presented by", "advertisement", 6},
	{"go to top", "page furniture", 4}, {"back to top", "page furniture", 4},
	{"share this", "page furniture", 12}, {"share on", "page furniture", 8},
	{"advertisement", "advertisement", 6}, {"story continues", "advertisement", 8}, {"article continues", "advertisement", 8},
	{"newsletter sign up", "newsletter", 0}, {"get the latest", "newsletter", 40}, {"get breaking news", "newsletter", 40}, {"get our ", "newsletter", 30},
	{"get the monitor stories", "newsletter", 0}, {"sign up for", "newsletter", 50}, {"sign up to", "newsletter", 50}, {"sign up here", "newsletter", 50},
	{"subscribe to our", "newsletter", 50}, {"subscribe for", "newsletter", 40}, {"subscribe now", "newsletter", 40}, {"subscribe today", "newsletter", 40},
	{"join our ", "newsletter", 40}, {"follow us", "newsletter", 40}, {"follow @", "newsletter", 8}, {"like us on", "newsletter", 30},
	{"click here to", "newsletter", 40}, {"click here for", "newsletter", 40}, {"click to ", "page furniture", 20}, {"click for ", "page furniture", 20}, {"tap here to", "newsletter", 40},
	{"enlarge this image", "caption", 0}, {"image copyright", "picture credit", 20}, {"image caption", "caption", 0}, {"media caption", "caption", 0},
	{"save articles", "page furniture", 12}, {"reuse this content", "page furniture", 4}, {"list of", "counter", 4},
	{"slideshow (", "caption", 8}, {"prev image", "caption", 8}, {"next image", "caption", 8},
	{"we use cookies", "cookie notice", 0}, {"we use some essential cookies", "cookie notice", 0}, {"we need your consent", "cookie notice", 40}, {"by signing up", "newsletter", 60},
	{"for all latest ", "newsletter", 30}, {"do you have a story", "notice", 30}, {"have you got a story", "notice", 30},
	{"this audio is generated", "notice", 20}, {"this audio was generated", "notice", 20}, {"you can now listen to", "notice", 12}, {"new: you can now listen", "notice", 14},
	{"read a summary of this", "notice", 14}, {"get bite-sized", "newsletter", 20}, {"you can find this story in", "page furniture", 30}, {"privacy notice", "notice", 70},
	{"if you buy something", "notice", 40}, {"when you buy through", "notice", 40}, {"if you click on a link", "notice", 40}, {"your donation will", "newsletter", 60}, {"donate to the", "newsletter", 10},
	{"your subscription makes", "newsletter", 30}, {"your support makes", "newsletter", 30}, {"materials provided by", "notice", 40}, {"see all updates", "page furniture", 6},
	{"note: content may be", "notice", 20}, {"how do i sign up", "newsletter", 14}, {"email this ", "page furniture", 5}, {"share article via", "page furniture", 6}, {"this website uses cookies", "cookie notice", 0}, {"this site uses cookies", "cookie notice", 0},
	{"by continuing to use", "cookie notice", 0}, {"by clicking", "cookie notice", 60}, {"we and our partners", "cookie notice", 0}, {"your privacy", "cookie notice", 30},
	{"please enable javascript", "notice", 0}, {"javascript is disabled", "notice", 0}, {"your browser does not support", "notice", 0}, {"this video is not available", "notice", 0},
	{"this article is more than", "notice", 12}, {"this story has been updated", "notice", 20}, {"this story was updated", "notice", 20},
	{"this is a developing story", "notice", 20}, {"this is a rush transcript", "notice", 20}, {"this story has been published from", "notice", 50},
	{"this story has not been edited", "notice", 50}, {"except for the headline", "notice", 50}, {"this report is auto-generated", "notice", 50},
	{"the opinions expressed", "notice", 60}, {"the views expressed", "notice", 60}, {"opinions expressed", "notice", 60}, {"views expressed", "notice", 60}, {"disclaimer:", "notice", 90},
	{"content created by the", "notice", 80}, {"this article was written by", "notice", 20},
	{"contact us at", "notice", 15}, {"send letters to", "notice", 15}, {"write to us at", "notice", 20}, {"email us at", "notice", 20}, {"have a tip", "notice", 30}, {"got a tip", "notice", 30},
	{"visit business insider", "notice", 12}, {"already a subscriber", "notice", 20}, {"you have reached your limit", "notice", 40}, {"you have no free articles", "notice", 40},
	{"to continue reading", "notice", 40}, {"leave a reply", "comments", 6}, {"leave a comment", "comments", 6}, {"your email address will not be published", "comments", 20},
	{"related topics", "related stories", 25}, {"more on this", "related stories", 3}, {"read more at", "teaser", 12}, {"read the full", "teaser", 14},
	{"watch the latest video", "teaser", 12}, {"for all the latest", "newsletter", 40}, {"for more news", "newsletter", 40}, {"for latest ", "newsletter", 40},
	{"download the ", "newsletter", 30}, {"scan the qr", "newsletter", 20}, {"copyright ©", "copyright line", 60}, {"add us as a preferred", "newsletter", 20},
	{"you must be logged in to", "comments", 12}, {"comments have been disabled", "comments", 12}, {"comments are moderated", "comments", 20}, {"all comments are moderated", "comments", 20},
	{"this video can not be played", "notice", 12}, {"this video cannot be played", "notice", 12}, {"to play this video", "notice", 20}, {"to view this video please enable", "notice", 20},
	{"we value your privacy", "cookie notice", 40}, {"by submitting your", "newsletter", 60}, {"by entering your email", "newsletter", 60}, {"already have an account", "notice", 12},
	{"this article is for subscribers", "notice", 20}, {"this content is for subscribers", "notice", 20}, {"this story is for subscribers", "notice", 20}, {"you've reached your limit", "notice", 40},
	{"you’ve reached your limit", "notice", 40}, {"unlock this article", "notice", 20}, {"start your free trial", "notice", 20}, {"start your subscription", "notice", 20}, {"have a news tip", "notice", 30}, {"got a news tip", "notice", 30},
	{"this story was auto-generated", "notice", 50}, {"this story is auto-generated", "notice", 50}, {"this article was auto-generated", "notice", 50}, {"prices correct at", "notice", 12}, {"see an error?", "notice", 14}, {"spotted an error?", "notice", 14},
}

// contained mark a line as a notice wherever they stand. Rare is a part of the
// words that begins with a letter which few words have: it is looked for first.
var contained = []struct{ rare, words string }{
	{"ghts res", "all rights reserved"}, {"y not be pub", "this material may not be published"}, {"ptcha", "protected by recaptcha"},
	{"vacy policy", "agree to our privacy policy"}, {"vice apply", "terms of service apply"}, {"k here for", "click here for reprint"},
	{"gree to the", "i agree to the terms"}, {"vacy policy", "have read the privacy policy"}, {"k here to j", "click here to join our"},
	{"kies on your dev", "cookies on your device"}, {"y earn a comm", "may earn a commission"}, {"y earn an aff", "may earn an affiliate"}, {"ported pub", "reader-supported publication"},
	{"ticles left", "free articles left"}, {"ticle left", "free article left"}, {"billed", "you will be billed"}, {"you can trust", "journalism you can trust"},
	{"vacy policy", "you agree to our terms of use and privacy policy"},
	{"production", "unauthorised reproduction"}, {"zed rep", "unauthorized reproduction"},
}
