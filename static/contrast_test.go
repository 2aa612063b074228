package static

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// WCAG 2.2: text of any size at level AA, and what is no text but carries
// meaning.
const (
	ofText  = 4.5
	ofMarks = 3.0
)

func TestColoursCanBeTold(t *testing.T) {
	css, err := embedded.ReadFile("css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("there is no dark scheme")
	}
	grounds := []string{"paper", "raised", "sunken"}
	for scheme, colours := range map[string]map[string]string{"light": coloursOf(light), "dark": coloursOf(dark)} {
		check := func(least float64, front, ground string) {
			t.Helper()
			if got := contrast(t, colours[front], colours[ground]); got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, less than %.1f", scheme, front, ground, got, least)
			}
		}
		for _, ground := range grounds {
			for _, text := range []string{"ink", "ink-2", "ink-3", "link", "accent", "second"} {
				check(ofText, text, ground)
			}
			for _, mark := range []string{"focus", "person", "country", "organisation", "place"} {
				check(ofMarks, mark, ground)
			}
		}
		for _, text := range []string{"ink", "ink-3", "link", "accent", "second"} {
			check(ofText, text, "accent-soft") // a chosen value, a chip, a button under the pointer
		}
		for _, text := range []string{"ink", "second"} {
			check(ofText, text, "second-soft")
		}
		check(ofText, "mark-ink", "mark")
		for _, ground := range []string{"ink", "ink-2", "accent", "second", "country", "organisation"} {
			check(ofText, "paper", ground) // buttons, the current page, the letters of columns
		}
	}
}

var token = regexp.MustCompile(`--([a-z0-9-]+):\s*(#[0-9a-f]{6});`)

func coloursOf(css string) map[string]string {
	out := map[string]string{}
	for _, m := range token.FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// contrast is WCAG's contrast ratio of two colours, 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// luminance is WCAG's relative luminance of a colour written #rrggbb.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		if len(colour) != len("#rrggbb") {
			t.Fatalf("%q is no colour", colour)
		}
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// Colours are chosen in one place. Print is black on paper, whatever the scheme.
func TestColoursStandInTheTokensAlone(t *testing.T) {
	files, err := embedded.ReadDir("css")
	if err != nil {
		t.Fatal(err)
	}
	written := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b`)
	for _, f := range files {
		if f.Name() == "tokens.css" {
			continue
		}
		css, err := embedded.ReadFile("css/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(css), "\n") {
			if c := written.FindString(line); c != "" && !strings.Contains(line, "color: #000") {
				t.Errorf("%s:%d: colour %s", f.Name(), i+1, c)
			}
		}
	}
}
