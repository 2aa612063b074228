package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

// How often a meter tells: what a terminal shows must look alive, what a log
// file gets must not fill it.
const (
	barEvery  = 200 * time.Millisecond
	lineEvery = 10 * time.Second
)

// barWidth is how many characters the bar itself takes; narrow terminals shorten it.
const barWidth = 20

// reached is how far long work has got.
type reached struct {
	done, total int64 // what the time left is reckoned from, of articles or bytes; total 0: not known
	items       int   // articles done
	failed      int   // articles that failed
}

// meter tells how far long work has got: on a terminal by a bar that is drawn
// over and over, elsewhere by a plain line now and then.
type meter struct {
	w     io.Writer
	doing string // "adding"
	bytes bool   // done and total are bytes and there are no items
	now   func() time.Time
	width func() int // of the terminal; nil where there is none
	every time.Duration

	told  time.Time // when it told last
	speed speed
	drawn bool // a bar is on the terminal
}

// meter begins to measure what a command is doing.
func (a *app) meter(doing string) *meter {
	m := &meter{w: a.stderr, doing: doing, now: time.Now, every: lineEvery}
	if f, ok := a.stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		m.every = barEvery
		m.width = func() int {
			if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
				return w
			}
			return 80
		}
	}
	m.begin()
	return m
}

func (m *meter) begin() {
	m.told = m.now()
	m.speed.add(m.told, reached{})
}

// tell shows r, if it is time to.
func (m *meter) tell(r reached) {
	now := m.now()
	if now.Sub(m.told) < m.every {
		return
	}
	m.told = now
	m.speed.add(now, r)
	if m.width == nil {
		fmt.Fprintf(m.w, "%s: %s\n", m.doing, strings.Join(m.words(r, true), ", "))
		return
	}
	m.draw(r)
}

// articles is tell for work that knows only how many articles are done.
func (m *meter) articles(done, total int) {
	m.tell(reached{done: int64(done), total: int64(total), items: done})
}

// eraseLine goes to the beginning of a terminal's line and erases what is right of the cursor.
const eraseLine = "\r\x1b[K"

// draw draws the bar, or where the total is not known only what is done.
func (m *meter) draw(r reached) {
	line := m.doing + " " + strings.Join(m.words(r, false), ", ")
	room := m.width() - 1 // in the last column some terminals break the line
	if r.total > 0 {
		share := float64(min(r.done, r.total)) / float64(r.total)
		bar := ""
		if n := min(barWidth, room-len(line)-len("100% [] ")); n >= 5 {
			full := int(share * float64(n))
			bar = "[" + strings.Repeat("=", full) + strings.Repeat(" ", n-full) + "] "
		}
		line = fmt.Sprintf("%3d%% %s%s", int(share*100), bar, line)
	}
	m.drawn = true
	fmt.Fprint(m.w, eraseLine+line[:min(len(line), max(room, 0))]) // all is ASCII
}

// clear takes the bar away, so that something else can be printed.
func (m *meter) clear() {
	if m.drawn {
		m.drawn = false
		fmt.Fprint(m.w, eraseLine)
	}
}

// words are r in words, with the percentage where the bar does not show it.
func (m *meter) words(r reached, percent bool) (w []string) {
	done, items := m.speed.rates()
	if m.bytes {
		w = append(w, size(r.done), size(int64(done))+"/s")
	} else {
		w = append(w, plural(r.items, "article"), perTime(items))
	}
	if r.failed > 0 {
		w = append(w, grouped(r.failed)+" failed")
	}
	if r.total <= 0 {
		return w
	}
	if percent {
		w = append(w, fmt.Sprintf("%d%%", min(r.done, r.total)*100/r.total))
	}
	if done > 0 && r.done < r.total {
		w = append(w, "about "+roughly(float64(r.total-r.done)/done)+" left")
	}
	return w
}

// speed is measured over the last seconds: passing over known articles is much
// faster than adding new ones, so an average of all would mislead.
type speed struct {
	samples [speedSamples]struct {
		at time.Time
		reached
	}
	n int // samples taken, of which the last speedSamples are kept
}

// speedSpan is how far back the rates look, or to the sample before the last,
// and speedSamples how many samples, at most one in barEvery, that takes.
const (
	speedSpan    = 12 * time.Second
	speedSamples = int(speedSpan/barEvery) + 1
)

func (s *speed) add(at time.Time, r reached) {
	s.samples[s.n%speedSamples].at, s.samples[s.n%speedSamples].reached = at, r
	s.n++
}

// rates are what was done, and how many articles, a second.
func (s *speed) rates() (done, items float64) {
	last := s.samples[(s.n-1)%speedSamples]
	first := last
	for i := s.n - 2; i >= max(s.n-speedSamples, 0); i-- {
		first = s.samples[i%speedSamples]
		if last.at.Sub(first.at) >= speedSpan {
			break
		}
	}
	took := last.at.Sub(first.at).Seconds()
	if took <= 0 {
		return 0, 0
	}
	return float64(last.done-first.done) / took, float64(last.items-first.items) / took
}

// roughly is a number of seconds as people say it.
func roughly(seconds float64) string {
	switch s := int64(min(seconds, 1e9)); {
	case s < 60:
		return fmt.Sprintf("%d s", max(s, 1))
	case s < 3600:
		return fmt.Sprintf("%d min", (s+30)/60)
	case s < 48*3600:
		return fmt.Sprintf("%d h %02d min", s/3600, s%3600/60)
	default:
		return fmt.Sprintf("%d days", s/86400)
	}
}

// perTime is so many a second, or a minute where that says more.
func perTime(rate float64) string {
	if rate > 0 && rate < 1 {
		return grouped(int(math.Round(rate*60))) + "/min"
	}
	return grouped(int(math.Round(rate))) + "/s"
}

// grouped is n with commas between thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
