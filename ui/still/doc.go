// Package still writes pictures as PNG files with words in them: what they
// show, from which file and of when, where any viewer's details pane and our
// own Read find them (PNG, third edition: W3C 2025, section 11.3.3).
package still
