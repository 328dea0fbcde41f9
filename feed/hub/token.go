package hub

import (
	"crypto/sha256"
	"crypto/subtle"
	"slices"
)

// Tokens knows users by the hashes of their tokens, so that neither a dump
// nor a comparison's time tells a token.
type tokens []login

type login struct {
	sum  [sha256.Size]byte
	user User
}

func tokensOf(all map[string]User) tokens {
	var list tokens
	for token, user := range all {
		if token != "" {
			list = append(list, login{sha256.Sum256([]byte(token)), user})
		}
	}
	return list
}

// user tells whose token it is. It compares with every login.
func (l tokens) user(token string) (User, bool) {
	sum := sha256.Sum256([]byte(token))
	var found User
	ok := false
	for _, login := range l {
		if subtle.ConstantTimeCompare(sum[:], login.sum[:]) == 1 {
			found, ok = login.user, true
		}
	}
	return found, ok
}

// without is the logins of all others.
func (l tokens) without(user string) tokens {
	return slices.DeleteFunc(slices.Clone(l), func(login login) bool { return login.user.ID == user })
}
