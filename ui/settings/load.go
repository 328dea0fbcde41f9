package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/viper"
)

// Load reads the settings. file is the one asked for, empty for the user's
// own, which may be missing; flags are the values given on the command line
// by key name. The error is an *Error.
func Load(file string, flags map[string]any) (*Settings, error) {
	v, err := open(file)
	if err != nil {
		return nil, err
	}
	keys := Keys()
	ofCommand := func(name string) bool { return name == section || strings.HasPrefix(name, section+".") }
	if err := unknown(keys, slices.DeleteFunc(v.AllKeys(), ofCommand), v.ConfigFileUsed()); err != nil {
		return nil, err
	}
	if err := unknownEnv(keys); err != nil {
		return nil, err
	}
	s := &Settings{from: map[string]string{}}
	for _, k := range keys {
		if err := s.read(k, v, flags); err != nil {
			return nil, err
		}
	}
	if err := s.readKeys(v.Get(section), v.ConfigFileUsed()); err != nil {
		return nil, err
	}
	return s, nil
}

// DefaultFiles are the user's own settings files: the first that exists is
// read.
func DefaultFiles() []string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return nil // no home: no settings file
	}
	var files []string
	for _, name := range []string{"config.yaml", "config.yml", "config.toml"} {
		files = append(files, filepath.Join(dir, "watchfloor", name))
	}
	return files
}

// open gives what the file holds and nothing else.
func open(file string) (*viper.Viper, error) {
	v := viper.New()
	if file == "" {
		i := slices.IndexFunc(DefaultFiles(), exists)
		if i < 0 {
			return v, nil
		}
		file = DefaultFiles()[i]
	}
	if _, err := (value{raw: file}).file(); err != nil {
		return nil, &Error{Key: "--config", Problem: err.Error()}
	}
	if !slices.Contains([]string{".yaml", ".yml", ".toml"}, filepath.Ext(file)) {
		return nil, &Error{Key: "--config", Where: file, Problem: "its name must end in .yaml, .yml or .toml"}
	}
	v.SetConfigFile(file)
	if err := v.ReadInConfig(); err != nil {
		return nil, &Error{Where: file, Problem: Redact(strings.Join(strings.Fields(err.Error()), " "))}
	}
	return v, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// read takes a key's value from the strongest place that has one.
func (s *Settings) read(k Key, v *viper.Viper, flags map[string]any) error {
	val, where := value{raw: k.Default}, "default"
	file := v.ConfigFileUsed()
	flag, flagged := flags[k.Name]
	v.SetDefault(k.Name, k.Default)
	if err := v.BindEnv(k.Name, k.Env()); err != nil {
		return err
	}
	switch {
	case flagged:
		v.Set(k.Name, flag)
		where = "flag --" + k.Flag
	case os.Getenv(k.Env()) != "":
		where = "environment " + k.Env()
	case v.InConfig(k.Name):
		where, val.dir = file, filepath.Dir(file)
	}
	val.raw = v.Get(k.Name)
	s.from[k.Name] = where
	if err := k.read(s, val); err != nil {
		return s.Problem(k.Name, err)
	}
	return nil
}
