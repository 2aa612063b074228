package compare

import (
	"math"
	"strconv"
	"strings"
)

// Widths of the intervals that hedged figures stand for.
const (
	aboutWidth  = .2  // 'about 10' is 8 to 12
	nearlyWidth = .15 // 'nearly 100' is 85 to 100

	// A figure converted from another unit is rounded: '1,340 kilometres' for 832
	// miles. Within convertedSame two figures in different units are equal; within
	// what their last printed digits leave open, up to convertedWidth, they agree.
	convertedSame  = .02
	convertedWidth = .1
)

// figureInterval is the range of values that a figure allows, in the base unit
// of its dimension: 'exact' the value alone, 'about' a fifth to either side,
// 'nearly' from 15 % below up to the value, 'less-than' from zero up to it,
// 'more-than' from it on, 'between' from end to end. Bounds belong to it.
func figureInterval(a amount) (low, high float64) {
	v := a.value * a.factor
	switch a.qualifier {
	case About:
		return v * (1 - aboutWidth), v * (1 + aboutWidth)
	case Nearly:
		return v * (1 - nearlyWidth), v
	case LessThan:
		return 0, v
	case MoreThan:
		return v, math.Inf(1)
	case Between:
		return v, a.high * a.factor
	}
	return v, v
}

func figureVerdict(a, b amount) FigureVerdict {
	width := 0.0
	if a.factor != b.factor {
		width = max(convertedSame, min(convertedWidth, max(rounding(a.value), rounding(b.value))))
	}
	if a.qualifier == b.qualifier && sameValue(a, b) {
		return SameFigure
	}
	aLow, aHigh := figureInterval(a)
	bLow, bHigh := figureInterval(b)
	if aLow-bHigh <= width*aLow && bLow-aHigh <= width*bLow {
		return CompatibleFigure
	}
	return DifferentFigure
}

// sameValue reports whether two figures of one dimension give one value,
// whatever their hedges.
func sameValue(a, b amount) bool {
	return equalWithin(a.value*a.factor, b.value*b.factor, a.factor != b.factor) &&
		equalWithin(a.high*a.factor, b.high*b.factor, a.factor != b.factor)
}

func equalWithin(v, w float64, converted bool) bool {
	return v == w || converted && math.Abs(v-w) <= convertedSame*max(v, w)
}

// rounding is how far a printed value may lie from the true one, as a share:
// half a unit of its last digit that is not zero.
func rounding(value float64) float64 {
	if value == 0 {
		return 0
	}
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(value, 'e', -1, 64), "e")
	e, _ := strconv.Atoi(exponent)
	decimals := max(0, len(digits)-len("0."))
	return math.Pow10(e-decimals) / 2 / value
}
