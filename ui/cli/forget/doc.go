// Package forget keeps a process that runs for weeks from holding on to what
// only its start needed.
//
// Most of it is code: the dynamic linker touches each library, OpenGL in
// software brings a whole compiler (LLVM) that has nothing left to do once the
// screen's few shaders are compiled, and the kernel maps what lies around each
// touched page too. It all counts as resident until memory runs short.
package forget
