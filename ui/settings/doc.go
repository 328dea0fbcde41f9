// Package settings reads what the user configured: command-line flags win
// over the environment (WATCHFLOOR_*), which wins over a YAML or TOML file in
// the user's configuration directory. Every mistake is one line that names
// the key and where it was written; no secret ever stands in it.
package settings
