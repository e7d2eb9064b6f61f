/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Preloaded where memory is looked at: writes into the file $HELD, when the program ends, how many
 * blocks and bytes are held that sipcode.so asked GLib for. What programs hold themselves differs
 * from run to run, and some never give it back. */

#include <glib.h>
#include <link.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef g_free /* a macro in newer GLib */

#define SLOTS 65536

static void *held[SLOTS]; /* open addressing; removed ones leave `gone` */
static char gone;
static uintptr_t start, end; /* of the module's code */

static int find_module(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    (void)data;
    if (!g_str_has_suffix(info->dlpi_name, "/sipcode.so"))
        return 0;
    start = info->dlpi_addr;
    for (unsigned i = 0; i < info->dlpi_phnum; i++)
        end = MAX(end, start + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz);
    return 1;
}

/* The slot of a block, or an empty one. */
static void **find_slot(const void *block)
{
    size_t slot = (uintptr_t)block / 16 % SLOTS;

    while (held[slot] && held[slot] != block)
        slot = (slot + 1) % SLOTS;
    return &held[slot];
}

static void *note(void *block, const void *caller)
{
    if (start == 0)
        dl_iterate_phdr(find_module, NULL);
    if (block && (uintptr_t)caller - start < end - start)
        *find_slot(block) = block;
    return block;
}

gpointer g_malloc(gsize size)
{
    return note(size ? malloc(size) : NULL, __builtin_return_address(0));
}

gpointer g_malloc0(gsize size)
{
    return note(size ? calloc(1, size) : NULL, __builtin_return_address(0));
}

void g_free(gpointer block)
{
    void **slot = block ? find_slot(block) : NULL;

    if (slot && *slot)
        *slot = &gone;
    free(block);
}

void g_free_sized(gpointer block, size_t size);

void g_free_sized(gpointer block, size_t size)
{
    (void)size;
    g_free(block);
}

__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("HELD");
    FILE *file = path && start ? fopen(path, "w") : NULL;
    size_t blocks = 0, bytes = 0;

    for (size_t i = 0; i < SLOTS; i++) {
        if (held[i] && held[i] != &gone) {
            blocks++;
            bytes += malloc_usable_size(held[i]);
        }
    }
    if (file) {
        fprintf(file, "%zu blocks, %zu bytes\n", blocks, bytes);
        fclose(file);
    }
}
