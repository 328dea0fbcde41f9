// Package keymap says which key does what: it reads and writes chords such as
// Ctrl+Shift+S, lets the user change them, and binds them to a window.
//
// What Fyne 2.8.1 does with a key decides how (internal/driver/glfw):
//
//   - A key with Ctrl, Alt or Super becomes a shortcut. Shift alone makes none,
//     so Shift+Left is a typed key and Shift is asked of the driver.
//   - Ctrl with A, C, V, X, Y, Z or Insert, and Shift with Insert or Delete
//     become Fyne's own shortcuts (SelectAll, Copy, Paste, Cut, Redo, Undo).
//   - Tab and Shift+Tab move the focus and never arrive.
//   - While an entry has the focus it gets every key and every shortcut and
//     hands nothing on. An entry that should passes what it has no use for to
//     Table.Press (see Of).
//   - What a key types follows as an event of its own: a plain key whose command
//     focuses a field at once also types itself there. A chord with Ctrl does not.
//   - A held key repeats.
//
// Keys are named by what they type without Shift in the current layout; what
// needs Shift or AltGr in a layout arrives as its digit or letter. The digits
// and operators of the keypad are the same keys as those of the main block,
// and both Enter keys are one. Letters of layouts other than Latin arrive with
// Ctrl only.
package keymap
