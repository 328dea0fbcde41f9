package tiles

import (
	"html"
	"regexp"
	"strings"
)

var markup = regexp.MustCompile(`<[^>]*>`)

// plain takes the markup out of an attribution, which is often HTML.
func plain(text string) string {
	return strings.Join(strings.Fields(html.UnescapeString(markup.ReplaceAllString(text, ""))), " ")
}
