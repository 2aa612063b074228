package article

// clock reads a time of day and its zone.
func (p *dateParser) clock(m *moment) bool {
	mark := p.pos
	p.accept("t")
	hour, ok := p.number(0, 2, 0, 23)
	n := 1
	minute, second := 0, 0
	exact := false
	switch sep := p.peek(1); {
	case !ok:
		v, ok := p.number(0, 4, 0, 2359)
		if !ok || len(p.peek(0)) != 4 || v%100 > 59 || p.peek(1) != "hrs" && p.peek(1) != "hours" && zoneName(p.peek(1)) == "" {
			p.pos = mark
			return false
		}
		hour, minute, exact = v/100, v%100, true
	case sep == ":" || sep == "." || sep == "h":
		if minute, ok = p.number(2, 2, 0, 59); !ok || len(p.peek(2)) != 2 {
			p.pos = mark
			return false
		}
		n, exact = 3, sep != "."
		if second, ok = p.number(4, 2, 0, 59); ok && p.peek(3) == ":" {
			n = 5
			if _, ok := p.number(6, 9, 0, 999999999); ok && (p.peek(5) == "." || p.peek(5) == ",") && p.peek(4) != "" {
				n = 7
			}
		} else {
			second = 0
		}
	}
	switch p.peek(n) {
	case "am", "pm":
		if hour < 1 || hour > 12 {
			break // 13:05 pm: the half-day says nothing
		}
		hour %= 12
		if p.peek(n) == "pm" {
			hour += 12
		}
		n, exact = n+1, true
	}
	exact = exact || n == 3 && zoneName(p.peek(n)) != ""
	if p.peek(n) == "am" || p.peek(n) == "pm" || p.peek(n) == "hrs" || p.peek(n) == "hours" || p.peek(n) == "uhr" {
		n, exact = n+1, true
	}
	if !exact {
		p.pos = mark
		return false
	}
	p.pos += n
	m.clock, m.hour, m.min, m.sec = true, hour, minute, second
	p.zone(m)
	return true
}

// zone reads a zone's name, an offset, or both (GMT+5:30), in brackets or not.
func (p *dateParser) zone(m *moment) {
	mark := p.pos
	p.accept("(")
	name := p.zoneWords()
	if name == "" || name == "utc" || name == "gmt" {
		if minutes, ok := p.offset(); ok {
			m.offset, m.offsetKnown = minutes*60, true
		} else if name == "" {
			p.pos = mark
			if p.accept("local") {
				p.accept("time")
			}
			return
		}
	}
	m.zone = name
	p.accept(")")
	if name != "" && !m.offsetKnown {
		m.offset, m.offsetKnown = zones[name]*60, true
	}
}

// zoneWords reads a zone's abbreviation or an American zone's name spelt out.
func (p *dateParser) zoneWords() string {
	switch w := p.peek(0); w {
	case "eastern", "central", "mountain", "pacific":
		n := 1
		if p.peek(1) == "standard" || p.peek(1) == "daylight" {
			n = 2
		}
		if p.peek(n) == "time" {
			p.pos += n + 1
			return w[:1] + "t"
		}
	default:
		if name := zoneName(w); name != "" {
			p.pos++
			return name
		}
	}
	return ""
}

// offset reads +05:30, +0530, -5 in minutes.
func (p *dateParser) offset() (minutes int, ok bool) {
	sign := 1
	switch p.peek(0) {
	case "+":
	case "-", "−":
		sign = -1
	default:
		return 0, false
	}
	if v, ok := p.number(1, 4, 0, 1459); ok && len(p.peek(1)) == 4 {
		p.pos += 2
		return sign * (v/100*60 + v%100), true
	}
	h, ok := p.number(1, 2, 0, 14)
	if !ok {
		return 0, false
	}
	p.pos += 2
	if mins, ok := p.number(1, 2, 0, 59); ok && p.peek(0) == ":" {
		p.pos += 2
		return sign * (h*60 + mins), true
	}
	return sign * h * 60, true
}
