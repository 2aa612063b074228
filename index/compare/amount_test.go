package compare

import (
	"testing"

	"parallax/index/text"
)

// amounts reads all amounts of a sentence as addSentence does.
func amounts(s string) []amount {
	d := &doc{in: &Input{}}
	d.addSentence(2, s, text.Span{Start: 0, End: len(s)}, text.Tokenize(nil, s), newVocabulary())
	return d.sentences[0].numbers
}

func TestAmounts(t *testing.T) {
	type want struct {
		printed   string
		qualifier Qualifier
		value     float64
		unit      string
	}
	for sentence, wants := range map[string][]want{
		"It lasted less than 10 minutes.":                {{"less than 10 minutes", LessThan, 10, "minutes"}},
		"It lasted about 10 minutes and more.":           {{"about 10 minutes", About, 10, "minutes"}},
		"They sent 1lakh troops north.":                  {{"1lakh troops", Exact, 1e5, "troops"}},
		"There are nearly 1,35,000 Danish troops there.": {{"nearly 1,35,000 Danish troops", Nearly, 135000, "troops"}},
		"It cost 1 lakh rupees.":                         {{"1 lakh rupees", Exact, 1e5, "rupees"}},
		"It cost $2.5 million in all.":                   {{"$2.5 million", Exact, 2.5e6, "USD"}},
		"It cost more than Rs 500 in all.":               {{"more than Rs 500", MoreThan, 500, "INR"}},
		"Over two hundred and fifty people came.":        {{"Over two hundred and fifty people", MoreThan, 250, "people"}},
		"Half a million people came.":                    {{"Half a million people", Exact, 5e5, "people"}},
		"At least a dozen men were held.":                {{"At least a dozen men", MoreThan, 12, "men"}},
		"Prices rose 8.1% in May.":                       {{"8.1%", Exact, 8.1, "percent"}},
		"Prices rose 8 per cent in May.":                 {{"8 per cent", Exact, 8, "percent"}},
		"Between 10 and 12 people fell ill.":             {{"Between 10 and 12 people", Between, 10, "people"}},
		"Some 10-12 people fell ill.":                    {{"10-12 people", Between, 10, "people"}},
		"It is a 10-minute walk.":                        {{"10-minute", Exact, 10, "minute"}},
		"The blast killed at least 12.":                  {{"at least 12", MoreThan, 12, "dead"}},
		"No fewer than forty-two boats sank.":            {{"No fewer than forty-two boats", MoreThan, 42, "boats"}},
		"It took one hour or so.":                        {{"one hour or so", About, 1, "hour"}},
		"They dug 40,000 cubic yards of sand.":           {{"40,000 cubic yards", Exact, 40000, "cubic yards"}},
		"The fire burned 12 sq km of moor.":              {{"12 sq km", Exact, 12, "sq km"}},
		"She sailed 50 nautical miles.":                  {{"50 nautical miles", Exact, 50, "nautical miles"}},
		"They met in January 2022 and on March 1.":       nil,
		"It began in 2022.":                              nil,
		"A 2000 people came.":                            {{"2000 people", Exact, 2000, "people"}},
		"An F-16 took off at 08:50 on 02/03/2023.":       nil,
		"The G20 met for the 16th time.":                 nil,
		"One of the few leaders; no one else.":           nil,
		"Two-thirds of members agreed.":                  nil,
		"It happened three years ago.":                   nil,
	} {
		got := amounts(sentence)
		if len(got) != len(wants) {
			t.Errorf("%q: %d amounts, want %d: %+v", sentence, len(got), len(wants), got)
			continue
		}
		for i, w := range wants {
			g := got[i]
			if g := (want{g.Of(sentence), g.qualifier, g.value, g.unit}); g != w {
				t.Errorf("%q: %+v, want %+v", sentence, g, w)
			}
		}
	}
}

func TestFigureVerdict(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want FigureVerdict
	}{
		{"about 10 minutes", "about 10 minutes", SameFigure},
		{"60 minutes", "one hour", SameFigure},
		{"less than 10 minutes", "about 10 minutes", CompatibleFigure},
		{"nearly 100 people", "98 people", CompatibleFigure},
		{"more than 100 people", "250 people", CompatibleFigure},
		{"between 10 and 12 people", "11 people", CompatibleFigure},
		{"832-mile", "1,340 kilometres", SameFigure},
		{"some 40,000 cubic yards", "about 30,000 cubic metres", SameFigure},
		{"more than 100 acres", "more than 40 hectares", SameFigure},
		{"5 nautical miles", "more than 9 kilometres", CompatibleFigure},
		{"a million miles", "1.5 million kilometres", CompatibleFigure},
		{"3 feet", "one metre", CompatibleFigure},
		{"832 miles", "1,440 kilometres", DifferentFigure},
		{"1,340 kilometres", "1,350 kilometres", DifferentFigure},
		{"12 people", "15 people", DifferentFigure},
		{"1lakh troops", "nearly 1,35,000 troops", DifferentFigure},
		{"less than 10 minutes", "about 20 minutes", DifferentFigure},
	} {
		a, b := amounts(c.a)[0], amounts(c.b)[0]
		if got := figureVerdict(a, b); got != c.want {
			t.Errorf("%q beside %q: %s, want %s", c.a, c.b, got, c.want)
		}
		if figureVerdict(a, b) != figureVerdict(b, a) {
			t.Errorf("%q beside %q depends on the order", c.a, c.b)
		}
	}
}

func TestUnitsThatCannotBeConverted(t *testing.T) {
	for _, c := range [][2]string{{"12 km", "12 sq km"}, {"30,000 metres", "30,000 cubic metres"}, {"12 acres", "12 litres"}, {"12 tugs", "12 ships"}} {
		if a, b := amounts(c[0])[0], amounts(c[1])[0]; a.dimension == b.dimension {
			t.Errorf("%q and %q are both a %s", c[0], c[1], a.dimension)
		}
	}
}
