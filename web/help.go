package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"parallax/templates"
	"parallax/templates/view"
)

// help answers /help.
func (s *Server) help(c echo.Context) error {
	return s.render(c, http.StatusOK, templates.Help(presentHelp(s.page(c, "help", "How to search"))))
}

func presentHelp(p view.Page) view.Help {
	p.Canonical += "/help"
	v := view.Help{
		Page: p, Facet: facetHelp(), Compare: compareHelp(), Keys: keyHelp(), URL: addressHelp(),
		Contents: []view.Link{
			{Text: "The query language", Href: "#query"}, {Text: "Filters", Href: "#filters"}, {Text: "Comparing articles", Href: "#compare"},
			{Text: "Copies", Href: "#copies"}, {Text: "Demonstration articles", Href: "#demo"}, {Text: "Keys", Href: "#keys"}, {Text: "The address is the search", Href: "#address"},
		},
	}
	for _, e := range []view.Example{
		{Text: "harbour strike", Note: "Both words, in any inflection, anywhere in the article."},
		{Text: `"harbour strike"`, Note: "These words side by side, in this order and exactly so."},
		{Text: `"harbour strike"~10`, Note: "Both within ten words of each other, in any order."},
		{Text: "harbour OR port", Note: "Either. OR is written in capitals."},
		{Text: "harbour -strike", Note: "The first without the second. NOT strike means the same."},
		{Text: "(harbour OR port) strike", Note: "Parentheses group."},
		{Text: "harb*", Note: "Words that begin so; three letters or more."},
		{Text: "title:harbour", Note: "In the title only. Also standfirst: and body:."},
		{Text: `person:"anna berg"`, Note: "Articles that name this person by any of the names they go by. Also country:, organisation: (or org:), place:, source:, author:, language: and tag:."},
		{Text: "after:2024-03 before:2024-05-15", Note: "Dated then, both ends included. A year, a month or a day; date: is all of one."},
	} {
		e.Href = searchText(e.Text)
		v.Query = append(v.Query, e)
	}
	return v
}

func facetHelp() []view.Example {
	return []view.Example{
		{Text: "A value", Note: "Choose it to keep the articles that have it; choose it again to let go. The number beside it is how many articles there are after the click."},
		{Text: "−", Note: "Leaves out the articles that have the value. Articles with no value at all stay."},
		{Text: "All or any", Note: "Several people, countries, organisations, places, authors or tags mean articles that have all of them, several sources or languages any of them; the switch over the values changes it."},
		{Text: "Not stated", Note: "Articles in which there is no value, such as those with no author."},
		{Text: "Tags", Note: "What whoever keeps the collection put articles under, with “parallax edit --tag”, or with the folders that they were added from. They, and a title, source or date that reads “set by owner”, are not from the article."},
		{Text: "Names", Note: "The names that one person, country, organisation or place goes by are joined under the one that articles use most. Whoever keeps the collection can join and part names, show them otherwise and hide what is none, with “parallax entities”; an address with a name that was shown once keeps working."},
		{Text: "All …", Note: "Every value, with a box to find one, by number of articles or by name."},
		{Text: "Mentioned or about", Note: "Countries that an article names at all, or only those that it is about."},
		{Text: "Dates", Note: "Both ends are included: a day, or a whole month or year. An article dated only to the month is found when the whole month lies inside. Articles with no date come last and are counted apart. A “?” marks a doubtful date."},
	}
}

func compareHelp() []view.Example {
	return []view.Example{
		{Text: "Texts", Note: "Two texts beside each other. A sentence that has a partner is underlined: solidly for the same wording, with dashes for the same claim, with dots for a related one. Choosing its number leads to the partner, and where scripts run sets the two level. A bar marks what stands in one text alone, bold type the words that stand in both."},
		{Text: "Claims", Note: "What several of them say, a row each; for three or four articles this comes first."},
		{Text: "Quotations", Note: "Who is quoted where: word for word, in part, in other words, or in one article only."},
		{Text: "Figures", Note: "Numbers of the same thing, with the sentence and whoever they are put down to: the same, compatible, or different."},
		{Text: "Only in one", Note: "Sentences not found in the other, and who and what is named where. Sentences are not listed where the articles tell of different events."},
	}
}

func keyHelp() []view.Example {
	return []view.Example{
		{Text: "/", Note: "To the search box"},
		{Text: "?", Note: "This list"},
		{Text: "j", Note: "Next result, or next article"},
		{Text: "k", Note: "The one before"},
		{Text: "Enter", Note: "Open the result"},
		{Text: "x", Note: "Tick the result for comparison, or untick it"},
		{Text: "c", Note: "Compare the ticked articles"},
		{Text: "n", Note: "Next occurrence of what you searched for; in a comparison the next number, its two sentences set level"},
		{Text: "p", Note: "The one before"},
	}
}

func addressHelp() []view.Example {
	return []view.Example{
		{Text: "q", Note: "The query; match=any finds articles with any of its words."},
		{Text: "person, country, …", Note: "A filter by name: person=Anna Berg, once for each value. person.not leaves out, person.match is all or any, person.missing=1 means not stated, and person.missing=0 stated."},
		{Text: "from, to", Note: "Days, months or years: from=2024-03."},
		{Text: "sort", Note: "relevance, newest or oldest."},
		{Text: "copies", Note: "copies=show lists every copy by itself; else those on one page are folded under the first of them."},
		{Text: "page, n", Note: "The page, and how many results are on one."},
		{Text: "pick", Note: "An article ticked for comparison, up to four, in order."},
		{Text: "/compare", Note: "id, two to four times, in the order of the columns; view is text, claims, quotes, figures or only."},
		{Text: "/search.json", Note: "The same search, as JSON, under the same parameters. Articles and comparisons have .json addresses too."},
	}
}
