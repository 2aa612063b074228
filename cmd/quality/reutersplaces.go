package main

import (
	"strings"

	"parallax/index/entity"
)

// reutersCountry is the ISO code of a place as the collection writes it
// ('sri-lanka'); where we have no country of that name, the name, and false.
// States that are no more stand under the name that our table gives them.
func reutersCountry(place string) (id string, ok bool) {
	name, listed := reutersNames[place]
	if !listed {
		name = strings.ReplaceAll(place, "-", " ")
	}
	if code, ok := entity.CountryCode(name); ok {
		return code, true
	}
	return name, false
}

// reutersNames are the places whose name is not what their tag spells. Own work
// after the collection's list of places (Lewis, Reuters-21578, 1997).
var reutersNames = map[string]string{
	"congo":                "Republic of the Congo", // the other one is zaire
	"east-germany":         "East Germany",
	"guinea-bissau":        "Guinea-Bissau",
	"netherlands-antilles": "Netherlands Antilles",
	"trinidad-tobago":      "Trinidad and Tobago",
	"uae":                  "United Arab Emirates",
	"uk":                   "United Kingdom",
	"us-virgin-islands":    "U.S. Virgin Islands",
	"usa":                  "United States",
	"ussr":                 "Soviet Union",
	"yemen-arab-republic":  "Yemen",
	"yemen-demo-republic":  "South Yemen",
}
