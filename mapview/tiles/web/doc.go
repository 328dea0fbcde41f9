// Package web gets over HTTP what seldom changes, such as map tiles, and keeps
// it in a directory of limited size, so that it is there again when there is
// no network. Servers are not trusted: what they send is limited and checked.
package web
