package entity

import (
	"slices"
	"strings"
	"testing"

	"parallax/index/article"
)

// recogniseCase is a text and the names expected in it: parted by "|", "-" for
// none, "" where a case does not ask. Title is used where the text is a headline.
type recogniseCase struct {
	name, title, body                     string
	person, country, organisation, places string
}

var recogniseCases = []recogniseCase{
	// Countries
	{name: "a country by name", body: "Ministers from Peru arrived late.", country: "Peru"},
	{name: "a people", body: "Three Norwegians and a Dane were rescued.", country: "Norway|Denmark"},
	{name: "US in capitals", body: "They asked the US for help.", country: "United States"},
	{name: "the pronoun us", body: "They asked us for help and gave us none.", country: "-"},
	{name: "US in a line of capitals is the pronoun", title: "THEY TOLD US NOTHING ABOUT IT", body: "Nothing was said.", country: "-"},
	{name: "U.S. in a line of capitals is the country", title: "THEY TOLD THE U.S. NOTHING AT ALL", body: "Nothing was said.", country: "United States"},
	{name: "America and Americans", body: "Many Americans left America then.", country: "United States"},
	{name: "Britons and the UK", body: "Two Britons flew back to the UK.", country: "United Kingdom"},
	{name: "both spellings of Turkey", body: "Turkey is now called Türkiye there.", country: "Turkey"},
	{name: "the bird", body: "We ate turkey from a china plate after polish was applied.", country: "-"},
	{name: "Burma is Myanmar", body: "She left Burma in 1988.", country: "Myanmar"},
	{name: "currency is no country", body: "It cost 40 Swiss francs.", country: "-"},
	{name: "a tournament is no country", body: "She won the French Open twice.", country: "-"},
	{name: "a state's name that holds a country's", body: "He moved from New Mexico to New Jersey.", country: "-", places: "New Mexico|New Jersey"},
	{name: "an ocean", body: "The ship sank in the Indian Ocean.", country: "-", places: "Indian Ocean"},
	{name: "a gulf", body: "Oil spilt into the Gulf of Mexico.", country: "-", places: "Gulf of Mexico"},
	{name: "an English language course", body: "An English language course starts soon.", country: "-"},
	{name: "ex-Soviet", body: "An ex-Soviet republic complained.", country: "-"},
	{name: "longest country wins", body: "Aid reached South Sudan and Papua New Guinea.", country: "South Sudan|Papua New Guinea"},
	{name: "an unknown people's adjective before an office", title: "Hall and Petrosyan meet", body: "Mr Hall told his Tarmukan counterpart to end the war.\n\n" +
		"The remarks are the first Mr Hall has made face to face to Tarmukan Foreign Minister Artem Petrosyan since the start of the war one year ago.\n\n" +
		"The Tarmukan foreign ministry said Mr Hall had asked to speak to Mr Petrosyan but did not comment.\n\n" +
		"He added, however, that Tarmukan President Vladimir Putin “has demonstrated zero interest in engaging”.\n\nThe two spoke in Geneva.", places: "Geneva"},
	{name: "compound adjectives", body: "The Russia-US talks and an anti-American rally coincided.", country: "Russia|United States"},
	{name: "Georgia after a city of the state", body: "The plant in Savannah, Georgia, closed. Alabama and Florida followed.", country: "-", places: "Savannah|Georgia|Alabama|Florida"},
	{name: "Georgia beside its capital", body: "Protests in Tbilisi shook Georgia.", country: "Georgia"},
	{name: "a city of the same name elsewhere", body: "She grew up in Paris, Texas, on a farm.", country: "-"},

	// Governments
	{name: "the Kremlin", body: "The Kremlin denied it.", country: "Russia"},
	{name: "Downing Street and Whitehall", body: "Downing Street overruled Whitehall.", country: "United Kingdom"},
	{name: "the Élysée", body: "The Élysée confirmed the visit.", country: "France"},
	{name: "a capital that speaks", body: "Tokyo insisted that the islands were its own.", country: "Japan", places: "Tokyo"},
	{name: "a capital as a place", body: "The choir sang in Tokyo on Sunday.", country: "-", places: "Tokyo"},
	{name: "capitals side by side", body: "Ties between Ankara and Athens improved.", country: "Turkey|Greece"},
	{name: "a capital's summit is a location", body: "At the Lima summit nothing was agreed.", country: "-", places: "Lima"},
	{name: "a dateline", body: "CAIRO (Wire) - The river rose.", country: "Egypt", places: "Cairo"},
	{name: "a dateline of a small town", body: "MOLINE, Ill., May 3 - The river rose.", country: "United States"},
	{name: "a dateline of a town that is elsewhere, too", body: "PARIS, Texas (Wire) - The river rose.", country: "United States"},
	{name: "a dash in a first sentence", body: "Cairo Berg - a baker - left.", country: "-"},
	{name: "a state that is no more", body: "The Soviet minister spoke. Later Moscow said that it agreed with Yugoslavia.", country: "Soviet Union|Yugoslavia"},
	{name: "today's state beside the one before", body: "Russia was once in the Soviet Union. The Russian minister left. Moscow said nothing.", country: "Russia|Soviet Union"},
	{name: "a long name with particles", body: "Prime Minister Ahmed Nasser Al-Karim Al-Jaber Al-Mansour spoke.", person: "Ahmed Nasser Al-Karim Al-Jaber Al-Mansour"},
	{name: "a lawsuit's parties", body: "The judges overturned Holtby v. Wexley on Monday.", person: "-"},
	{name: "an office is no body", body: "Nobody saw the House Majority Leader or an Ohio Republican.", organisation: "-"},
	{name: "a currency", body: "It cost 30 Canadian dollars, or 25 U.S. dollars.", country: "-"},
	{name: "a share's sign", body: "The maker <UK> rose.", country: "-"},
	{name: "an unclear capital counts beside its country", body: "Chile protested. The note reached Santiago late, and of Santiago nothing was heard.", country: "Chile"},
	{name: "a misspelt seat", body: "The United States agreed. Washington said so. But Washinton waited.", country: "United States"},
	{name: "Washington the actor", body: "Denzel Washington arrived.", person: "Denzel Washington", country: "-", places: "-"},
	{name: "Washington the newspaper", body: "The Washington Post asked first.", organisation: "Washington Post", country: "-", places: "-"},

	// People
	{name: "given name and surname", body: "On Friday Carla Mendes opened the bridge.", person: "Carla Mendes"},
	{name: "titles are left out", body: "Then Prime Minister Anna Lindqvist spoke.", person: "Anna Lindqvist"},
	{name: "a titled surname is a person", body: "President Okonjo thanked them.", person: "Okonjo"},
	{name: "Mr and a surname resolve to the full name", body: "Peter Vance left. Mr Vance was tired. Vance slept.", person: "Peter Vance"},
	{name: "two candidates stay apart", body: "Peter Vance met Laura Vance. Later Vance left.", person: "Peter Vance|Laura Vance|Vance"},
	{name: "a title tells candidates apart", body: "President Peter Vance met his daughter Laura Vance. Later President Vance left.", person: "Peter Vance|Laura Vance"},
	{name: "initials", body: "J. Edgar Hoover and John F. Kennedy disagreed.", person: "J. Edgar Hoover|John F. Kennedy"},
	{name: "particles", body: "Bill de Blasio phoned Ursula von der Leyen.", person: "Bill de Blasio|Ursula von der Leyen"},
	{name: "Arabic particles", body: "Crown Prince Mohammed bin Salman met Abdel Fattah al-Sisi.", person: "Mohammed bin Salman|Abdel Fattah al-Sisi"},
	{name: "hyphens", body: "Experts saw Kim Jong-un with Moon Jae-in.", person: "Kim Jong-un|Moon Jae-in"},
	{name: "apostrophes and accents", body: "Beto O’Rourke met José Muñoz.", person: "Beto O’Rourke|José Muñoz"},
	{name: "possessives", body: "It was Carla Mendes's idea, not Peter Vance’s.", person: "Carla Mendes|Peter Vance"},
	{name: "an unknown name and a role after it", body: "Later Xanthor Quibble, the club’s spokesman, agreed.", person: "Xanthor Quibble"},
	{name: "a surname that is an everyday word", body: "Ned Price answered. What Price meant was clear.", person: "Ned Price"},
	{name: "sentence openers are no names", body: "Meanwhile nothing moved. Reacting to it, they left. Additionally, it rained.", person: "-"},
	{name: "a cup is no person", body: "They played in the Billie Jean King Cup.", person: "-"},
	{name: "a war is no person", body: "It began after World War II in May.", person: "-", organisation: "-"},
	{name: "Jordan the man", body: "Jordan Peterson lectured and Michael Jordan listened.", person: "Jordan Peterson|Michael Jordan", country: "-"},
	{name: "Chad the man", body: "Chad Smith drummed.", person: "Chad Smith", country: "-"},
	{name: "a headline makes no people", title: "Senate Signals Potential Rebuild Amid Big Hopes", body: "It was calm.", person: "-"},
	{name: "a headline's surname is the body's person", title: "Vance Signals Big Potential Amid Deep Talks", body: "On Monday Peter Vance spoke.", person: "Peter Vance"},
	{name: "capitals do not explode", body: "BREAKING NEWS FROM THE VALLEY: NOTHING TO SEE HERE AT ALL", person: "-", organisation: "-"},
	{name: "father and son", body: "Donald Trump left. Donald Trump Jr. stayed, and Trump Jr. spoke.", person: "Donald Trump|Donald Trump Jr"},
	{name: "father, son and initials", body: "George H. W. Bush met George W. Bush.", person: "George H. W. Bush|George W. Bush"},
	{name: "one man, two forms", body: "Joseph Biden spoke. Joe Biden left.", person: "Joseph Biden"},

	// Organisations
	{name: "an acronym explained", body: "The Zambezi Water Users Association (ZWUA) met. ZWUA agreed, and ZWUA paid.", organisation: "ZWUA"},
	{name: "a person's initials are no organisation", body: "Andrés Manuel López Obrador (AMLO) spoke.", person: "Andrés Manuel López Obrador", organisation: "-"},
	{name: "a measure is no organisation", body: "The Gross Domestic Product (GDP) grew.", organisation: "-"},
	{name: "words run together by lost markup", body: "Sen. Dean Hobbs Dean Arthur HobbsThe senator left. Hobbs slept.", person: "Dean Hobbs"},
	{name: "a town before a name", body: "The mayor of Koszyce Peter Vance came aboard the MV Anna Vance.", person: "Peter Vance|Anna Vance"},
	{name: "a country in a listed body's name", body: "The Reserve Bank of India wrote to the U.S. Supreme Court.", organisation: "Reserve Bank of India|US Supreme Court", country: "India|United States"},
	{name: "no country in a listed body's name", body: "The Organization of American States met.", organisation: "Organization of American States", country: "-"},
	{name: "a listed acronym explained", body: "The North Atlantic Treaty Organisation (NATO) agreed.", organisation: "NATO"},
	{name: "a ministry in any case", body: "The Brazilian Foreign Ministry spoke; the Brazilian foreign ministry denied it.", organisation: "Brazilian Foreign Ministry", country: "Brazil"},
	{name: "a country's ministry", body: "Poland's defence ministry paid.", organisation: "Polish Defence Ministry", country: "Poland"},
	{name: "ministry of", body: "The Kenyan Ministry of Health answered.", organisation: "Kenyan Health Ministry", country: "Kenya"},
	{name: "the State Department", body: "The State Department spoke before the US State Department did.", organisation: "US Department of State"},
	{name: "a consulate in a city", body: "The Greek consulate in Izmir closed.", organisation: "Greek consulate in Izmir", country: "Greece", places: "Izmir"},
	{name: "head words", body: "The National Weather Service and Tufts University disagreed.", organisation: "National Weather Service|Tufts University"},
	{name: "a country's council", body: "The U.S. National Security Council met.", organisation: "US National Security Council", country: "United States"},
	{name: "the short name is the article's body", body: "The US National Security Council met. The National Security Council agreed.", organisation: "US National Security Council"},
	{name: "of and for", body: "The Institute for Policy Studies wrote to the Bank of Ghana.", organisation: "Institute for Policy Studies|Bank of Ghana"},
	{name: "a treaty is no organisation", body: "The New START treaty and the Clean Air Act lapsed.", organisation: "-"},
	{name: "a group, not its summit", body: "The G20 summit ended.", organisation: "G20"},
	{name: "agencies as actors", body: "Reuters reported it, TASS said.", organisation: "Reuters|TASS"},
	{name: "the inventor is no company", body: "Nikola Tesla died poor.", person: "Nikola Tesla", organisation: "-"},
	{name: "a company's country is not meant", body: "He flew with Air France.", organisation: "Air France", country: "-"},

	// Places
	{name: "cities and regions", body: "From Lagos the road leads into Scotland and on to Catalonia.", places: "Lagos|Scotland|Catalonia"},
	{name: "Delhi is New Delhi", body: "In Delhi and in New Delhi it rained.", places: "New Delhi"},
	{name: "St and Saint", body: "From St Petersburg to Saint Petersburg and St. Petersburg.", places: "Saint Petersburg"},
	{name: "shapes of places", body: "They crossed the Okavango River near Mbeya Airport.", places: "Okavango River|Mbeya Airport"},
	{name: "a city in an event's name", body: "He spoke at the Antalya Diplomacy Forum.", places: "Antalya", organisation: "Antalya Diplomacy Forum"},
	{name: "a given name that is a city", body: "Charlotte Evans came. It was in Austin that Paris Hilton sang.", person: "Charlotte Evans|Paris Hilton", places: "Austin"},

	// Names that need a second look
	{name: "a capital's namesake in another country", body: "The ship is bound for Tripoli in Lebanon.", country: "Lebanon", places: "Tripoli"},
	{name: "a capital's namesake after a comma", body: "She was born in Santiago, Spain, and left early.", country: "Spain", places: "Santiago"},
	{name: "a capital in its own country", body: "They met in Tripoli, Libya, and in Cairo.", country: "Libya", places: "Tripoli|Cairo"},
	{name: "a government's part in a country", body: "Tehran wants the role of Moscow in Syria to shrink.", country: "Iran|Syria", places: "Tehran|Moscow"},
	{name: "capitals in a list with countries", body: "Envoys came to Brussels, France and Spain.", country: "France|Spain", places: "Brussels"},
	{name: "a title that is a name before Al", body: "Sultan Al Marri spoke. Later Al Marri left.", person: "Sultan Al Marri"},
	{name: "a title that is a name after a title", body: "The chairman, Dr Sultan Ahmed Al Marri, spoke.", person: "Sultan Ahmed Al Marri"},
	{name: "a sultan", body: "He thanked Sultan Qaboos and Sultan Haitham of Oman.", person: "Sultan Qaboos|Sultan Haitham"},
	{name: "a company named after people", body: "The owner, Gerhard Petersen Shipping, said so, and so did Anna Vance Holdings.", person: "-"},
	{name: "a shipmanagement is a company", body: "The manager, Konrad Feld Shipmanagement, said so.", person: "-"},
	{name: "an unusual name after a body's head", body: "The head of the Harbour Council, Kirok Lam, had sent a note. Mr Lam was glad.", person: "Kirok Lam"},
	{name: "an unusual name after a minister's office", body: "Turkey’s defence minister, Bulusi Ekar, said no.", person: "Bulusi Ekar"},
	{name: "an unusual name with a spokesman after it", body: "Firefighters used water. Gabrin Plos, a spokesman for the service, said that it was out.", person: "Gabrin Plos"},
	{name: "an everyday word as a surname with a role", body: "Firefighters used water. Gabriel Plus, a spokesman for the fire service, said that it was out.", person: "Gabriel Plus"},
	{name: "three unusual names with a role", body: "The chairman, Sreedhira Panikker Somadath, thanked them.", person: "Sreedhira Panikker Somadath"},
	{name: "a hyphenated surname resolves", body: "Health Minister Kweku Ofori-Mensa spoke. Mr Ofori-Mensa left.", person: "Kweku Ofori-Mensa"},
	{name: "a titled given name resolves", body: "The chief, Dr Tesfaye Abrehem Ghirmay, spoke. Dr Tesfaye left.", person: "Tesfaye Abrehem Ghirmay"},
	{name: "a titled given name of two resolves to neither", body: "Dr Tesfaye Abrehem met Dr Tesfaye Wolde. Dr Tesfaye left.", person: "Tesfaye Abrehem|Tesfaye Wolde|Tesfaye"},
	{name: "a telescope is no person", body: "The James Hale Space Telescope rose from the launch site while everybody there was watching. The Anna Price Foundation paid for most of it, and people cheered from the Peter Vance Memorial Bridge. Nobody has won the Carla Mendes Prize twice.", person: "-"},
	{name: "an act and a street are no persons", body: "The James Hale Act was passed without much debate. She has lived in Peter Vance Street for many years, near what is called John Price Stadium.", person: "-"},
	{name: "a telescope in small letters", body: "The James Hale space telescope rose. Later the Anna Price museum closed, and Hale sent pictures.", person: "-"},
	{name: "a person's own museum", body: "Nobody thanked Anna Price museum or no museum.", person: "Anna Price"},
	{name: "a telescope and the man", body: "The James Hale Telescope rose. It is named for James Hale, who ran the office.", person: "James Hale"},
	{name: "a government that leaves a body", body: "Nobody asked Washington, which is leaving the club.", country: "United States"},
	{name: "a pope by his given name", body: "They saw Pope Francis and King Charles. Later the pope left, and Queen Elizabeth II spoke.", person: "Pope Francis|King Charles|Queen Elizabeth II"},
	{name: "a king with a family name", body: "The actor Stephen King met Prince Harald.", person: "Stephen King|Prince Harald"},
	{name: "a surname with its particle beside a king", body: "Crown Prince Mohammed bin Salman met his father, King Salman. Bin Salman spoke.", person: "Mohammed bin Salman|King Salman"},
	{name: "an official name behind the one used", body: "Leader Pit Vanceford Addis (Pit) Peter VancefordMore news here came.", person: "Pit Vanceford"},
	{name: "an outlet's name as a surname with a role", body: "Irish State Department spokesperson Tom Slate said that it rained. Slate informed Reuters too, and then Slate left.", person: "Tom Slate", organisation: "Irish State Department|Reuters"},
	{name: "an outlet's name as a surname that speaks", body: "Later Tom Slate told them. Slate was sure.", person: "Tom Slate"},
	{name: "the outlet", body: "They read Slate. Slate said so.", person: "-", organisation: "Slate"},
	{name: "a team after a given name is no person", body: "The Carolina Hurricanes won. Then Carolina Hurricanes said so.", person: "-"},
	{name: "names run together with another form", body: "Leader Peter Vance Addis (Pete) Peter Vance spoke. Peter Vance slept.", person: "Peter Vance"},
}

func TestRecognise(t *testing.T) {
	for _, c := range recogniseCases {
		t.Run(c.name, func(t *testing.T) {
			a := &article.Article{Title: c.title, Body: c.body}
			es := Recognise(a)
			checkSpans(t, a, es)
			for _, x := range []struct {
				k    Kind
				want string
			}{{Person, c.person}, {Country, c.country}, {Organisation, c.organisation}, {Place, c.places}} {
				if x.want == "" {
					continue
				}
				var want []string
				if x.want != "-" {
					want = strings.Split(x.want, "|")
				}
				got := namesOf(es, x.k)
				if x.k == Organisation { // seats of government are organisations too
					got = slices.DeleteFunc(got, func(n string) bool { return n == "Kremlin" || n == "White House" })
				}
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(got, want) {
					t.Errorf("%s: found %q, want %q", x.k, got, want)
				}
			}
		})
	}
}

func TestRolesAreThoseLastSeen(t *testing.T) {
	for _, c := range []struct{ body, name, role string }{
		{"Russian Foreign Minister Igor Belov spoke.", "Igor Belov", "Russian Foreign Minister"},
		{"US Secretary of State Anna Price spoke.", "Anna Price", "US Secretary of State"},
		{"John Kirby, the US National Security Council spokesman, agreed.", "John Kirby", "US National Security Council spokesman"},
		{"US State Department spokesperson Ned Price agreed.", "Ned Price", "US State Department spokesperson"},
		{"Kremlin head Igor Belov agreed. President Belov left.", "Igor Belov", "President"},
		{"Mr Belov left.", "Belov", ""},
		{"They met Olav Brandt, a special envoy of President Okonjo, in Oslo.", "Okonjo", "President"},
		{"They met Olav Brandt, a special envoy of President Okonjo, in Oslo.", "Olav Brandt", "special envoy"},
		{"An aide of Kenyan President Anna Okonjo left.", "Anna Okonjo", "Kenyan President"},
		{"The chief of staff of Prime Minister Anna Lindqvist left.", "Anna Lindqvist", "Prime Minister"},
		{"Kenyan State Department spokesperson Tom Slate agreed.", "Tom Slate", "Kenyan State Department spokesperson"},
	} {
		es := Recognise(&article.Article{Body: c.body})
		i := slices.IndexFunc(es, func(e Entity) bool { return e.Kind == Person && e.Name == c.name })
		if i < 0 {
			t.Errorf("%q: no %s in %v", c.body, c.name, namesOf(es, Person))
		} else if es[i].Role != c.role {
			t.Errorf("%q: role %q, want %q", c.body, es[i].Role, c.role)
		}
	}
}

func TestAboutIsTitleLeadOrWeight(t *testing.T) {
	a := &article.Article{
		Title: "Floods hit Peru",
		Body:  "Rescuers from Chile came before Ecuador's.\nAid from Brazil, Brazil and Brazil followed. Bolivia sent a note. Chile stayed.",
	}
	got := map[string]bool{}
	for _, e := range Recognise(a) {
		if e.Kind == Country {
			got[e.Name] = e.About
		}
	}
	want := map[string]bool{"Peru": true, "Chile": true, "Ecuador": false, "Brazil": true, "Bolivia": false}
	for name, about := range want {
		if got[name] != about {
			t.Errorf("about %s: %v, want %v", name, got[name], about)
		}
	}
}

func TestCountryCodes(t *testing.T) {
	for name, want := range map[string]string{
		"Russia": "RU", "russian": "RU", "RU": "RU", "U.S.": "US", "usa": "US", "America": "US", "Britons": "GB", "türkiye": "TR",
		"Burma": "MM", "the Netherlands": "NL", "Holland": "NL", "côte d’ivoire": "CI", "Czechia": "CZ", "Atlantis": "", "Kremlin": "",
	} {
		if got, _ := CountryCode(name); got != want {
			t.Errorf("CountryCode(%q) = %q, want %q", name, got, want)
		}
	}
	for code, want := range map[string]string{"us": "United States", "GB": "United Kingdom", "TR": "Turkey", "ZZ": ""} {
		if got := CountryName(code); got != want {
			t.Errorf("CountryName(%q) = %q, want %q", code, got, want)
		}
	}
}

func FuzzRecognise(f *testing.F) {
	for _, c := range recogniseCases {
		f.Add(c.title, c.body)
	}
	f.Add("", "Mr. \xff Smith\u2028’s “U.S.”(NATO)")
	f.Fuzz(func(t *testing.T, title, body string) {
		a := &article.Article{Title: title, Body: body}
		checkSpans(t, a, Recognise(a))
	})
}
