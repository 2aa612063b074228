package article

import (
	"strings"
	"unicode"
)

// sourceLabels open a line that names the outlet, in lower case; those with a
// colon after them, or the phrase as it stands. Source of all lists of this
// file: SOURCES.md.
var (
	sourceLabels  = []string{"source", "sources", "news source", "original source", "article source", "courtesy", "via", "news courtesy", "story source"}
	sourcePhrases = []string{
		"originally published on ", "originally published by ", "originally published in ", "originally published at ",
		"first published on ", "first published by ", "first published in ", "first published at ",
		"originally appeared on ", "originally appeared in ", "first appeared on ", "first appeared in ", "first appeared at ",
		"republished from ", "reprinted from ", "reprinted with permission from ", "republished with permission from ",
		"reproduced from ", "syndicated from ",
	}
)

// sourceLine reads lines that say which outlet an article comes from. Low is as
// lowerPart has it, folded the line folded.
func sourceLine(line, low, folded string) (r reading, ok bool) {
	if len(line) > 240 {
		return r, false
	}
	s := strings.TrimLeft(line, "()[]*_ –—-")
	at := len(line) - len(s)
	s = strings.TrimRight(s, "()[]*_ –—-")
	if low = lowerPart(low, s, at); len(low) != len(s) {
		return r, false
	}
	for _, label := range sourceLabels {
		if low == "" || low[0] != label[0] {
			continue
		}
		rest, found := strings.CutPrefix(low, label)
		if !found {
			continue
		}
		trimmed := strings.TrimLeft(rest, " ")
		if !strings.HasPrefix(trimmed, ":") && !strings.HasPrefix(trimmed, "- ") && !strings.HasPrefix(trimmed, "– ") && !strings.HasPrefix(trimmed, "| ") {
			continue
		}
		value := strings.Trim(s[len(s)-len(trimmed):], ":-–| ")
		if head, short, ok := cutAgency(value); ok {
			if name, ok := outletName(head); ok {
				return reading{rule: "source line", source: name, credits: []string{short}}, true
			}
		}
		if name, ok := outletName(value); ok {
			return reading{rule: "source line", source: name}, true
		}
	}
	if _, when, found := strings.Cut(s, " first published "); found && strings.HasPrefix(low, "this ") && countWords(s) <= 20 {
		when = strings.TrimPrefix(strings.TrimSuffix(when, "."), "on ")
		if dates := readDates(when); len(dates) > 0 {
			dates[0].label = "published"
			return reading{rule: "first published", dates: dates[:1]}, true
		}
	}
	early := low[:min(len(low), 80)] // they begin among the first 40 bytes, and are no longer than these
	if !strings.Contains(early, "ed ") {
		early = ""
	}
	for _, phrase := range sourcePhrases {
		if i := strings.Index(early, phrase); i >= 0 && i < 40 {
			value := s[i+len(phrase):]
			if len(readDates(value)) > 0 {
				break
			}
			name, ok := outletName(firstName(value))
			return reading{rule: "first published elsewhere", source: name}, ok
		}
	}
	if name, ok := copyrighted(s, low); ok {
		return reading{rule: "copyright line", boiler: true, source: name, weak: true}, true
	}
	return selfPromotion(line, folded)
}

// firstName cuts a value at the first mark or word behind a name.
func firstName(s string) string {
	for _, cut := range []string{", ", ". ", " and ", " under ", " on ", " with ", " as ", " (", ";", " –", " —", " |"} {
		if i := strings.Index(s, cut); i > 0 {
			s = s[:i]
		}
	}
	return s
}

// copyrighted reads '© 2019 The Hale Times, LLC. All rights reserved.'
func copyrighted(s, low string) (name string, ok bool) {
	rest := low
	switch {
	case strings.HasPrefix(low, "copyright"):
		rest = low[len("copyright"):]
	case strings.HasPrefix(low, "©"), strings.HasPrefix(low, "(c)"), strings.HasPrefix(s, "c) 20"):
	default:
		return "", false
	}
	rest = strings.TrimLeft(rest, " ©():c")
	year := len(rest)
	rest = strings.TrimLeft(rest, "0123456789–-, ")
	if year == len(rest) && !strings.Contains(low, "©") {
		return "", false // 'Copyright law is changing'
	}
	value := s[len(s)-len(rest):]
	value = strings.TrimPrefix(strings.TrimPrefix(value, "by "), "By ")
	if i := strings.Index(value, ". "); i > 0 {
		value = value[:i]
	}
	for _, cut := range []string{", LLC", " LLC", ", Inc", " All ", " all ", " Click", " This ", " Reproduced"} {
		if i := strings.Index(value, cut); i > 0 {
			value = value[:i]
		}
	}
	name, _ = outletName(value)
	if _, isAgency := agency(name); isAgency || !hasUpper(name) {
		name = ""
	}
	return name, true
}

// promoted stand around an outlet's name where a site speaks of itself.
var promoted = []struct{ before, after string }{
	{"", " is now on "}, {"", " is on whatsapp"}, {"", " is on telegram"}, {"", " is now available on "},
	{"follow ", " on "}, {"follow ", " for "}, {"join ", " on "}, {"like ", " on facebook"}, {"subscribe to ", "'s "},
	{"subscribe to ", " for "}, {"subscribe to ", " newsletter"}, {"download the ", " app"}, {"download ", " app"}, {"get the ", " app"},
	{"click here to get the ", " app"}, {"click here for the ", " app"},
	{"join the ", " channel"}, {"join ", " whatsapp"}, {"join ", " telegram"}, {"read more on ", ""}, {"read more from ", ""}, {"", " on whatsapp"},
	{"get ", "'s newsletter"}, {"get ", "'s daily"}, {"get ", "'s app"}, {"get ", "'s top"},
	{"support ", "'s journalism"}, {"support ", "'s independent journalism"},
}

// selfPromotion reads lines in which a site speaks of its own channels, and the
// name that it gives itself.
func selfPromotion(line, folded string) (r reading, ok bool) {
	if strings.HasPrefix(line, `"`) || strings.HasPrefix(line, "“") || !invites(folded) {
		return r, false // what somebody says is no invitation of the site
	}
	r = reading{rule: "self-promotion", boiler: true, weak: true}
	s := strings.TrimLeftFunc(line, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return r, true
	}
	if name, ok := appOf(s, low); ok {
		r.source = name
		return r, true
	}
	for _, p := range promoted {
		rest, found := strings.CutPrefix(low, p.before)
		if !found {
			continue
		}
		end := strings.Index(rest, p.after)
		if p.after == "" {
			end = len(rest)
		}
		if end <= 0 {
			continue
		}
		value := s[len(p.before) : len(p.before)+end]
		if words := strings.Fields(value); len(words) > 5 || !capitalName(value) || selfWords[strings.ToLower(words[0])] && len(words) == 1 {
			continue
		}
		if name, ok := outletName(strings.TrimSuffix(strings.TrimSuffix(value, "'s"), "’s")); ok {
			r.source = name
			return r, true
		}
	}
	return r, true
}

// appOf reads whose app '…on the Hale Times app' offers.
func appOf(s, low string) (name string, ok bool) {
	end := len(strings.TrimRight(low, ".! "))
	for _, tail := range []string{" mobile app", " news app", " app"} {
		if head, found := strings.CutSuffix(low[:end], tail); found {
			i := strings.LastIndex(head, " the ")
			if i < 0 {
				return "", false
			}
			value := s[i+len(" the ") : len(head)]
			if words := strings.Fields(value); len(words) < 2 || len(words) > 5 || !capitalName(value) {
				return "", false
			}
			return outletName(value)
		}
	}
	return "", false
}

// selfWords are what a site calls itself without giving a name.
var selfWords = wordSet(`us our we me this our daily live latest breaking news telegram whatsapp twitter facebook instagram youtube x updates`)

// invitations are how lines begin that ask a reader to do something for a site.
var invitations = []string{
	"follow ", "join ", "subscribe", "sign up", "sign me up", "download ", "click here", "click on ", "tap here", "like us", "get ",
	"register ", "want ", "stay updated", "stay informed", "stay up to date", "stay tuned", "stay connected", "stay ahead", "support our", "support independent", "become a ",
	"don't miss", "never miss", "enjoy unlimited", "check out ", "for more news", "for more updates", "for more stories", "for all the latest", "for the latest", "to get ", "to read ",
	"to receive", "catch all", "catch the latest", "read all the", "read more ", "watch ", "listen ", "find us", "connect with", "share your",
	"write to us", "send us", "have a tip", "got a ", "you can also ", "you can now ", "now you can", "help us", "please ", "enter your", "log in",
	"login ", "already a ", "this is a subscriber", "let our ", "newsletter",
}

// inviting are what such lines offer, and prove them.
var inviting = []string{
	"newsletter", "inbox", "whatsapp", "telegram", "twitter", "facebook", "instagram", "youtube", "our app", " app", "our channel", " channel",
	"notification", "alerts", "latest news", "latest headlines", "breaking news", "latest updates", "top headlines", "subscri", "sign up", "google news", "linkedin",
	"flipboard", "podcast", "unlimited", "e-paper", "epaper", "your email", "email address", "tiktok", "threads", "rss", "our journalism", "independent journalism", "donat", "push ",
	"on x ", "@", "by email", "share your stories", "live here", "top stories", "log in", "in-depth", "exclusive content", "premium",
}

// signups prove that a long line is an invitation.
var signups = []string{"sign up", "newsletter", "subscri", "inbox", "download", "click here", "our journalism", " app ", " app."}

// longestInvitation is the number of words up to which a line is taken for an
// invitation; longer ones are rather paragraphs about such things.
const longestInvitation = 70

// invites reports whether a folded line asks its reader to follow, join or pay.
func invites(low string) bool {
	if len(low) > 600 {
		return false
	}
	s := strings.TrimLeftFunc(low, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if i := strings.Index(s, " is now on "); i > 0 && i < 40 {
		for _, place := range []string{"telegram", "whatsapp", "google news", "instagram", "youtube", "facebook", "twitter", "threads", "linkedin", "tiktok", "signal", " x"} {
			if strings.HasPrefix(s[i+len(" is now on "):], strings.TrimSpace(place)) {
				return true
			}
		}
	}
	for _, open := range invitations {
		if len(s) < len(open) || s[0] != open[0] || !strings.HasPrefix(s, open) {
			continue
		}
		strong := strings.HasPrefix(open, "click") || strings.HasPrefix(open, "sign up") || strings.HasPrefix(open, "subscribe") || strings.HasPrefix(open, "like us") || strings.HasPrefix(open, "tap")
		us := strong || strings.HasPrefix(s, "follow us") || strings.HasPrefix(s, "join us") || strings.HasPrefix(s, "join our")
		if us && len(s) < 160 {
			return true
		}
		if words := countWords(s); words > longestInvitation || words > 25 && countAny(s, signups) == 0 {
			continue
		}
		if countAny(s, inviting) > 0 && (us || addresses(s) || countWords(s) <= 12) {
			return true
		}
	}
	return false
}

// addresses reports whether a folded line speaks to its reader of itself.
func addresses(s string) bool {
	padded := " " + s + " "
	return countAny(padded, []string{" our ", " us ", " your ", " here ", " here.", " now!", "click", "@", " now ", " you ", " app ", " for latest ", " newsletter ", " free ", "to get "}) > 0
}
