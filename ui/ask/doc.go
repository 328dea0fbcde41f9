// Package ask asks the operator: small modal dialogs in Watchfloor's look.
// Enter is the dialog's button, Esc leaves without an answer, and nothing
// under a dialog gets keys or clicks while it is open.
package ask
