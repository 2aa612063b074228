package main

import (
	"slices"
	"strings"

	"parallax/index/entity"
)

// demonym reports whether a word that stands for a country is its adjective or
// what its people are called: 'Peruvian', 'Finns'. Country names that end like
// one (Japan, Mali) are told apart by being the country's display name or on
// the second list. A test holds both lists to the recogniser's own table.
func demonym(s string) bool {
	code, ok := entity.CountryCode(s)
	if !ok || len(s) <= len("FI") || strings.EqualFold(entity.CountryName(code), s) {
		return false
	}
	words := strings.Fields(strings.ToLower(s))
	last := words[len(words)-1]
	if slices.Contains(oddDemonyms, last) {
		return true
	}
	if slices.Contains(likeDemonyms, last) {
		return false
	}
	return slices.ContainsFunc(demonymEnds, func(end string) bool { return strings.HasSuffix(last, end) })
}

// The lists are own work, 2026-11-24.
var (
	demonymEnds  = strings.Fields("an ans ese ish ch i is er ers men")
	likeDemonyms = strings.Fields("caymans iran jordan kazakstan man nevis pakistan saipan tahiti vatican")
	oddDemonyms  = strings.Fields(`argentine argentines aussie aussies basotho batswana brit briton britons brits
		burkinabe burkinabé croat croats cypriot cypriots czechs dane danes filipina filipinas filipino filipinos
		finn finns franco greek greeks greenlandic hellenic icelandic kazakh kazakhs kosovar kosovars kyrgyz lao
		malagasy manx monegasque monegasques montenegrin montenegrins motswana ni-vanuatu nigerien nigeriens
		philippine pole poles scots serb serbs sino slovak slovaks slovene slovenes spaniard spaniards swede swedes
		swiss tajik tajiks soviet soviets yugoslav yugoslavs czechoslovak
		czechoslovaks turk turkmen turkmens turks uzbek uzbeks welsh`)
)
