package article

import (
	"strings"
	"time"
)

func monthOf(m int) time.Month { return time.Month(m) }

// Source of the lists of this file: SOURCES.md.

// zones are the abbreviations that news sites print, in minutes east of UTC.
// Where one has several meanings the commonest in English news is here; IST is
// decided by context (see indiaIrelandIsrael), American names without S or D
// by the date.
var zones = map[string]int{
	"utc": 0, "gmt": 0, "z": 0, "wet": 0, "ist": 330,
	"bst": 60, "cet": 60, "west": 60, "wat": 60, "cest": 120, "eet": 120, "cat": 120, "sast": 120,
	"eest": 180, "eat": 180, "msk": 180, "trt": 180, "idt": 180, "irst": 210, "gst": 240,
	"pkt": 300, "npt": 345, "wib": 420, "ict": 420, "sgt": 480, "hkt": 480, "myt": 480, "pht": 480, "awst": 480,
	"jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"akst": -540, "akdt": -480, "hst": -600, "nst": -210, "ndt": -150, "brt": -180, "art": -180,
	"et": -300, "ct": -360, "mt": -420, "pt": -480,
}

// zoneName returns s where it is a zone, else "".
func zoneName(s string) string {
	if _, ok := zones[s]; ok {
		return s
	}
	return ""
}

// usDaylight adds the hour of American summer time to zone names that leave it
// open: from the second Sunday of March to the first of November (since 2007).
func usDaylight(m *moment) {
	switch m.zone {
	case "et", "ct", "mt", "pt":
	default:
		return
	}
	sunday := func(month time.Month, nth int) Day {
		first := DayOf(m.year, month, 1)
		return first + Day((7-int(first.Time().Weekday()))%7+7*(nth-1))
	}
	if d := DayOf(m.year, monthOf(m.month), m.day); d >= sunday(time.March, 2) && d < sunday(time.November, 1) {
		m.offset += 3600
	}
}

// indiaIrelandIsrael says which IST is meant, by words of the article that only
// papers of one country use; India, by far the most frequent, unless another
// clearly leads. sure is false when nothing says so.
func indiaIrelandIsrael(folded string) (minutes int, country string, sure bool) {
	count := func(words string) (n int) {
		for _, w := range strings.Fields(words) {
			n += strings.Count(folded, strings.ReplaceAll(w, "_", " "))
		}
		return n
	}
	india := count(`lakh crore rupee india delhi mumbai kolkata chennai bengaluru hyderabad lucknow kashmir gujarat punjab kerala
		maharashtra lok_sabha rajya_sabha (pti) (ani) (ians) pti_inputs ani_inputs`)
	ireland := count(`ireland irish dublin taoiseach oireachtas garda limerick galway tanaiste`)
	israel := count(`jerusalem tel_aviv knesset haifa israeli shekel`)
	switch {
	case india > 0 && india*3 >= max(ireland, israel):
		return 330, "India", true
	case ireland > india && ireland >= israel && ireland > 1:
		return 60, "Ireland", india == 0
	case israel > india && israel > 1:
		return 120, "Israel", false
	}
	return 330, "India", india > 0
}

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
