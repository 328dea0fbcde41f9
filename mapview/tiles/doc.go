// Package tiles gets vector tiles from where they are kept.
package tiles
