package compare

import "strings"

// frame holds the stems of words that hand statements to people rather than
// say something: two reports share them whatever they tell of. Our own list.
var frame = stemSet(`
said say says told tell tells saying stated added according reported reportedly report reports reporters
reporter news agency official officials spokesman spokeswoman spokesperson minister ministers ministry foreign
secretary state president presidential prime government statement remarks comments commented noted announced
conference press media interview source sources mr mrs ms dr department counterpart leader leaders week month
year day monday tuesday wednesday thursday friday saturday sunday morning afternoon evening today yesterday`)

// Weights of the classes of words.
const (
	frameWeight = .25
	stopWeight  = .1
)

// smallNumbers are number words up to the tens.
var smallNumbers = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}

// multipliers follow a number.
var multipliers = map[string]float64{
	"hundred": 100, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "million": 1e6, "mn": 1e6, "mln": 1e6,
	"crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12,
}

// suffixes follow the digits without a space.
var suffixes = map[string]float64{
	"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "lakh": 1e5, "lakhs": 1e5,
	"crore": 1e7, "crores": 1e7, "cr": 1e7, "million": 1e6, "billion": 1e9,
}

// measure is a unit that others can be converted to.
type measure struct {
	dimension string
	factor    float64
}

// measures are the units of one dimension each, by folded word.
var measures = map[string]measure{
	"second": {"time", 1}, "seconds": {"time", 1}, "minute": {"time", 60}, "minutes": {"time", 60}, "min": {"time", 60}, "mins": {"time", 60},
	"hour": {"time", 3600}, "hours": {"time", 3600}, "day": {"time", 86400}, "days": {"time", 86400},
	"week": {"time", 7 * 86400}, "weeks": {"time", 7 * 86400}, "month": {"time", 30.44 * 86400}, "months": {"time", 30.44 * 86400},
	"year": {"time", 365.25 * 86400}, "years": {"time", 365.25 * 86400}, "decade": {"time", 3652.5 * 86400}, "decades": {"time", 3652.5 * 86400},
	"metre": {"length", 1}, "metres": {"length", 1}, "meter": {"length", 1}, "meters": {"length", 1}, "km": {"length", 1000}, "kilometre": {"length", 1000},
	"kilometres": {"length", 1000}, "kilometer": {"length", 1000}, "kilometers": {"length", 1000}, "kms": {"length", 1000}, "mile": {"length", 1609.34}, "miles": {"length", 1609.34},
	"foot": {"length", .3048}, "feet": {"length", .3048}, "yard": {"length", .9144}, "yards": {"length", .9144}, "inch": {"length", .0254},
	"inches": {"length", .0254}, "cm": {"length", .01}, "centimetre": {"length", .01}, "centimetres": {"length", .01}, "centimeter": {"length", .01},
	"centimeters": {"length", .01}, "mm": {"length", .001}, "millimetres": {"length", .001}, "millimeters": {"length", .001},
	"hectare": {"area", 1e4}, "hectares": {"area", 1e4}, "acre": {"area", 4046.86}, "acres": {"area", 4046.86},
	"litre": {"volume", .001}, "litres": {"volume", .001}, "liter": {"volume", .001}, "liters": {"volume", .001},
	"lb": {"mass", .4536}, "lbs": {"mass", .4536}, "kg": {"mass", 1}, "kilogram": {"mass", 1}, "kilograms": {"mass", 1}, "kilogrammes": {"mass", 1},
	"tonne": {"mass", 1000}, "tonnes": {"mass", 1000}, "ton": {"mass", 1000}, "tons": {"mass", 1000}, "pound": {"GBP", 1}, "pounds": {"GBP", 1},
	"dollar": {"USD", 1}, "dollars": {"USD", 1}, "euro": {"EUR", 1}, "euros": {"EUR", 1}, "rupee": {"INR", 1}, "rupees": {"INR", 1}, "yuan": {"CNY", 1},
	"yen": {"JPY", 1}, "rouble": {"RUB", 1}, "roubles": {"RUB", 1}, "ruble": {"RUB", 1}, "rubles": {"RUB", 1}, "percent": {"percent", 1}, "pc": {"percent", 1},
}

// powers are words before a unit of length that make it one of area or of
// volume: 'cubic metres'.
var powers = map[string]struct {
	dimension string
	power     int
}{
	"square": {"area", 2}, "sq": {"area", 2}, "cubic": {"volume", 3}, "cu": {"volume", 3},
}

// nauticalMile is in metres.
const nauticalMile = 1852

// currencies are signs in front of a number.
var currencies = []struct{ sign, unit string }{
	{"$", "USD"}, {"£", "GBP"}, {"€", "EUR"}, {"₹", "INR"}, {"¥", "JPY"}, {"₽", "RUB"}, {"Rs.", "INR"}, {"Rs", "INR"},
}

// plurals are countable nouns whose plural has no s, and participles that
// stand for people.
var plurals = set(`people men women children police dead killed wounded injured hurt missing arrested detained
infected hospitalised hospitalized evacuated displaced`)

// victims are units that count the same people in other words.
var victims = map[string]string{
	"killed": "dead", "died": "dead", "die": "dead", "deaths": "dead", "death": "dead", "fatalities": "dead", "dead": "dead",
	"wounded": "injured", "hurt": "injured", "injured": "injured", "injuries": "injured",
	"soldiers": "troops", "troops": "troops", "servicemen": "troops",
	"persons": "people", "people": "people", "civilians": "people", "residents": "people", "passengers": "people",
	"demonstrators": "protesters", "protesters": "protesters",
}

var months = set(`january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

func stemSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range set(list) {
		m[stemOf(w)] = true
	}
	return m
}
