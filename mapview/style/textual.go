package style

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// textual are the operators on texts and lists.
func textual(name string) builder {
	switch name {
	case "concat":
		return lazy(0, concat)
	case "upcase":
		return unary(func(v value) value { return textOf(strings.ToUpper(v.String())) })
	case "downcase":
		return unary(func(v value) value { return textOf(strings.ToLower(v.String())) })
	case "image":
		return unary(func(v value) value { return v })
	case "is-supported-script":
		return unary(func(value) value { return boolOf(true) }) // package label shapes every script
	case "length":
		return unary(length)
	case "at":
		return binary(at)
	case "index-of":
		return lazy(2, indexOf)
	case "slice":
		return lazy(2, slice)
	}
	return nil
}

// longestText is how long a text may get by concatenation, in bytes: let
// could double it again and again.
const longestText = 4096

func concat(e *Scope, args []expr) value {
	var s strings.Builder
	for _, a := range args {
		if v := a.eval(e); s.Len()+len(v.text) <= longestText {
			s.WriteString(v.String())
		}
	}
	return textOf(s.String())
}

// length counts UTF-16 units in the specification; here runes, which are what
// its users mean.
func length(v value) value {
	switch v.kind {
	case text:
		return numberOf(float64(len([]rune(v.text))))
	case list:
		return numberOf(float64(len(v.list)))
	}
	return value{}
}

func at(index, v value) value {
	if index.kind != number || v.kind != list || index.num != math.Trunc(index.num) {
		return value{}
	}
	if index.num < 0 || index.num >= float64(len(v.list)) {
		return value{}
	}
	return v.list[int(index.num)]
}

// indexOf is ["index-of", item, text or list, from].
func indexOf(e *Scope, args []expr) value {
	item, v := args[0].eval(e), args[1].eval(e)
	from := 0.0
	if len(args) > 2 {
		from = args[2].eval(e).num
	}
	items := v.items()
	start := clampIndex(from, len(items))
	if v.kind == text {
		before, _, found := strings.Cut(string([]rune(v.text)[start:]), item.String())
		if !found {
			return numberOf(-1)
		}
		return numberOf(float64(start + len([]rune(before))))
	}
	for i := start; i < len(items); i++ {
		if items[i].equal(item) {
			return numberOf(float64(i))
		}
	}
	return numberOf(-1)
}

// slice is ["slice", text or list, from, to]; negative counts from the end.
func slice(e *Scope, args []expr) value {
	v := args[0].eval(e)
	n := len(v.items())
	from, to := clampIndex(args[1].eval(e).num, n), n
	if len(args) > 2 {
		to = max(from, clampIndex(args[2].eval(e).num, n))
	}
	switch v.kind {
	case text:
		return textOf(string([]rune(v.text)[from:to]))
	case list:
		return value{kind: list, list: v.list[from:to]}
	}
	return value{}
}

func clampIndex(i float64, n int) int {
	if i < 0 {
		i += float64(n)
	}
	return int(max(0, min(i, float64(n))))
}

// items are a list's, or the letters of a text.
func (v value) items() []value {
	if v.kind != text {
		return v.list
	}
	return make([]value, len([]rune(v.text)))
}

// format compiles ["format", text, {options}, …]: the texts in a row. Their
// options, sizes and colours of parts of a label, have no effect.
func (c compiler) format(call []any) (expr, error) {
	var parts []expr
	for i := 1; i < len(call); i++ {
		if _, options := call[i].(map[string]any); options && i > 1 {
			continue
		}
		e, err := c.arg(call, i)
		if err != nil {
			return expr{}, err
		}
		parts = append(parts, e)
	}
	return lazy(1, concat)(parts)
}

// numberFormat compiles ["number-format", number, {options}]: of the options
// only min-fraction-digits and max-fraction-digits.
func (c compiler) numberFormat(call []any) (expr, error) {
	if len(call) != 3 {
		return expr{}, errArgs
	}
	input, err := c.arg(call, 1)
	if err != nil {
		return expr{}, err
	}
	options, ok := call[2].(map[string]any)
	if !ok || options["currency"] != nil || options["unit"] != nil {
		return expr{}, within(2, errors.New("formats in a way that is not supported"))
	}
	least, most := digits(options["min-fraction-digits"], 0), digits(options["max-fraction-digits"], 3)
	return derived(func(e *Scope) value {
		v := input.eval(e)
		return textOf(formatNumber(v.num, least, max(least, most))).when(v.kind == number)
	}, input), nil
}

func digits(j any, fallback int) int {
	if n, ok := j.(float64); ok && n >= 0 && n <= 20 {
		return int(n)
	}
	return fallback
}

func formatNumber(n float64, least, most int) string {
	s := strconv.FormatFloat(n, 'f', most, 64)
	for most > least && strings.HasSuffix(s, "0") {
		s, most = s[:len(s)-1], most-1
	}
	return strings.TrimSuffix(s, ".")
}
