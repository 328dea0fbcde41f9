package settings

import (
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A value is what somebody wrote for a key.
type value struct {
	raw any
	dir string // relative paths start here; empty: the working directory
}

func (v value) text() string {
	if v.raw == nil {
		return ""
	}
	return strings.TrimSpace(fmt.Sprint(v.raw))
}

func (v value) path() string {
	path := v.text()
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(v.dir, path)
}

func (v value) choice(allowed ...string) (string, error) {
	if slices.Contains(allowed, v.text()) {
		return v.text(), nil
	}
	return "", fmt.Errorf("%q is not one of %s", v.text(), strings.Join(allowed, ", "))
}

// nameLimit is how long the name of a view may be, in bytes.
const nameLimit = 200

// name reads what somebody called a view: one line of text.
func (v value) name() (string, error) {
	text := v.text()
	if len(text) > nameLimit || strings.ContainsFunc(text, unicode.IsControl) {
		return "", fmt.Errorf("%.40q is not a name: it must be one short line", text)
	}
	return text, nil
}

// data reads the directory to keep things in, which need not exist yet. It
// defaults to Watchfloor's in the user's configuration directory.
func (v value) data() (string, error) {
	path := v.path()
	if path == "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return "", nil // no home: nowhere to keep anything
		}
		return filepath.Join(dir, "watchfloor"), nil
	}
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		return "", fmt.Errorf("%s is a file; it must be a directory", path)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", plain(err)
	}
	return path, nil
}

func (v value) yes() (bool, error) {
	b, err := strconv.ParseBool(v.text())
	if err != nil {
		return false, fmt.Errorf("%q is neither true nor false", v.text())
	}
	return b, nil
}

func (v value) grid() (int, error) {
	n, err := strconv.Atoi(v.text())
	if err != nil || !slices.Contains(Grids[:], n) {
		return 0, fmt.Errorf("%q is not a number of tiles: take 1, 4, 9, 16, 25, 36, 49 or 64", v.text())
	}
	return n, nil
}

// address reads a URL of one of the schemes; empty is none.
func (v value) address(schemes ...string) (string, error) {
	text := v.text()
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || !slices.Contains(schemes, u.Scheme) {
		return "", fmt.Errorf("%q is not an address like %s://host/path", masked(text), schemes[len(schemes)-1])
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return "", fmt.Errorf("%q has no port between 1 and 65535", masked(text))
		}
	}
	return text, nil
}

// masked hides the user info of what should be one URL, whatever it holds.
func masked(text string) string {
	scheme, rest, _ := strings.Cut(text, "://")
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		return scheme + "://***" + rest[at:]
	}
	return Redact(text)
}

func (v value) addresses(schemes ...string) ([]string, error) {
	var all []string
	for _, item := range v.items() {
		address, err := value{raw: item}.address(schemes...)
		if err != nil {
			return nil, err
		}
		if address != "" {
			all = append(all, address)
		}
	}
	return all, nil
}

// names reads a list of names.
func (v value) names() ([]string, error) {
	var all []string
	for _, item := range v.items() {
		name, err := value{raw: item}.name()
		if err != nil {
			return nil, err
		}
		all = append(all, name)
	}
	return all, nil
}

// items are the elements of a list; text is split at spaces, as in the
// environment.
func (v value) items() []any {
	var all []any
	switch list := v.raw.(type) {
	case []any:
		return list
	case []string:
		for _, item := range list {
			all = append(all, item)
		}
	default:
		for _, item := range strings.Fields(v.text()) {
			all = append(all, item)
		}
	}
	return all
}

// content reads the file a value names, at most limit bytes of it; nil when
// none is named.
func (v value) content(limit int64) ([]byte, error) {
	path, err := v.file()
	if err != nil || path == "" {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, plain(err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s is larger than %d bytes", path, limit)
	}
	return data, nil
}

func (v value) certificates() ([]byte, error) {
	data, err := v.content(pemLimit)
	if err != nil || data == nil {
		return nil, err
	}
	if !x509.NewCertPool().AppendCertsFromPEM(data) {
		return nil, fmt.Errorf("%s holds no PEM certificate", v.path())
	}
	return data, nil
}

// plain says in plain words what is wrong with a file.
func plain(err error) error {
	var p *fs.PathError
	switch {
	case !errors.As(err, &p):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %s", p.Path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s may not be read: permission denied", p.Path)
	}
	return fmt.Errorf("%s: %w", p.Path, p.Err)
}
