// Package confine takes from the process it runs in what a decoder of foreign
// bytes does not need: files, network, other programs, other processes. What
// remains is thinking, memory, and the descriptors it was given.
//
// A filter of system calls (seccomp, Linux 3.17) does it for all threads at
// once, so that not even code smuggled in by a stream gets at the user's files
// or at the network. It stays for good. Elsewhere Apply says that it cannot.
package confine
