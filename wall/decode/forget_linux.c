#define _GNU_SOURCE
#include "forget_linux.h"

#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

// relocated says whether an object has addresses patched into its code, which
// would be lost.
static int relocated(const struct dl_phdr_info *object) {
	for (int i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &object->dlpi_phdr[i];
		if (p->p_type != PT_DYNAMIC)
			continue;
		for (const ElfW(Dyn) *d = (const void *)(object->dlpi_addr + p->p_vaddr); d->d_tag != DT_NULL; d++)
			if (d->d_tag == DT_TEXTREL || (d->d_tag == DT_FLAGS && d->d_un.d_val & DF_TEXTREL))
				return 1;
	}
	return 0;
}

// drop forgets one segment, if it is not small: all processors are interrupted
// for each, and small ones are most of the number and least of the memory.
static void drop(ElfW(Addr) start, ElfW(Addr) size) {
	if (size < 64 << 10)
		return;
	const ElfW(Addr) page = sysconf(_SC_PAGESIZE);
	const ElfW(Addr) from = start & -page, to = (start + size + page - 1) & -page;
	madvise((void *)from, to - from, MADV_DONTNEED);
}

// forget drops what an object may never write. Its data, and the tables that
// the linker fills in and then protects, are in segments that are writable.
static int forget(struct dl_phdr_info *object, size_t size, void *unused) {
	(void)size, (void)unused;
	if (relocated(object))
		return 0;
	for (int i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &object->dlpi_phdr[i];
		if (p->p_type == PT_LOAD && !(p->p_flags & PF_W))
			drop(object->dlpi_addr + p->p_vaddr, p->p_memsz);
	}
	return 0;
}

// No object is loaded or unloaded while the linker's lock is held.
void wf_forget(void) {
	dl_iterate_phdr(forget, NULL);
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
