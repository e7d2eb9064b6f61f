/* SPDX-License-Identifier: GPL-2.0-or-later */
/* compile_codes TEXTS TRANSLATIONS OUTPUT: compiles the files below codes/text, with the
 * translations of codes/po, to C: into the folder OUTPUT a table of each language, what is common
 * to them, and the header of what their users name.
 * compile_codes --pot TEXTS FILE: writes the template of translations. */

#include "emit.h"
#include "load.h"
#include "translate.h"

#include <stdio.h>
#include <string.h>

#define PO ".po"

/* Not by g_file_set_contents(): that would put a file in the place of a device such as /dev/null.
 */
static gboolean write_file(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    FILE *file = fopen(path, "w");
    gboolean written = file && fputs(text, file) >= 0;

    if (file && fclose(file) != 0)
        written = FALSE;
    if (!written)
        perror(path);
    return written;
}

static gboolean say_faults(const GPtrArray *faults)
{
    for (unsigned i = 0; i < faults->len; i++) {
        g_autofree char *fault = fault_describe(faults->pdata[i]);
        fprintf(stderr, "%s\n", fault);
    }
    return faults->len > 0;
}

/* Returns NULL after saying what is wrong with the files. */
static struct catalogue *load(const char *texts)
{
    g_autoptr(GPtrArray) faults = faults_new();
    struct catalogue *catalogue = catalogue_load(texts, faults);

    if (!say_faults(faults))
        return catalogue;
    catalogue_free(catalogue);
    return NULL;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Which C can name, and is not English. */
static gboolean is_language(const char *name)
{
    return g_regex_match_simple("^(?!en$)[a-z]{2,3}(_[A-Z]{2})?$", name, 0, 0);
}

/* Whether the names of all files are those of languages; else it says which is not. */
static gboolean check_languages(const char *translations, char *const *languages)
{
    gboolean are_good = TRUE;

    for (; *languages; languages++) {
        if (is_language(*languages))
            continue;
        fprintf(stderr, "%s/%s" PO ": not named after a language, as fr or pt_BR\n", translations,
                *languages);
        are_good = FALSE;
    }
    return are_good;
}

/* "en" and the names of the files in a folder, NULL after saying why it cannot be read. */
static char **find_languages(const char *translations)
{
    GPtrArray *languages = g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) files = g_dir_open(translations, 0, &error);

    for (const char *name; files && (name = g_dir_read_name(files));) {
        if (g_str_has_suffix(name, PO))
            g_ptr_array_add(languages, g_strndup(name, strlen(name) - strlen(PO)));
    }
    g_ptr_array_sort(languages, compare_names);
    g_ptr_array_insert(languages, 0, g_strdup("en"));
    g_ptr_array_add(languages, NULL);
    if (error)
        fprintf(stderr, "%s\n", error->message);
    return (char **)g_ptr_array_free(languages, error != NULL);
}

/* A text without translation is no fault: it stays English, as it would for years in a language
 * whose translator is gone. */
static gboolean translate_all(struct catalogue *catalogue, const char *path)
{
    g_autoptr(GPtrArray) faults = faults_new();
    struct po *po = po_read(path);
    unsigned untranslated = translate(catalogue, po, path, faults);

    if (untranslated > 0)
        fprintf(stderr, "%s: %u texts have no translation and stay English\n", path, untranslated);
    if (po_count_unused(po) > 0)
        fprintf(stderr, "%s: %u translations are of no text that is there now\n", path,
                po_count_unused(po));
    po_free(po);
    return !say_faults(faults);
}

static gboolean write_table(struct catalogue *catalogue, const char *language, const char *output)
{
    g_autofree char *name = g_strdup_printf("table_%s.c", language);
    g_autofree char *tables = emit_tables(catalogue, language);

    return write_file(output, name, tables);
}

/* English texts are read anew for each language, as they stand for what has no translation. */
static gboolean compile_language(const char *texts, const char *translations, const char *language,
                                 const char *output)
{
    struct catalogue *catalogue = load(texts);
    g_autofree char *name = g_strconcat(language, PO, NULL);
    g_autofree char *path = g_build_filename(translations, name, NULL);
    gboolean is_written =
        translate_all(catalogue, path) && write_table(catalogue, language, output);

    catalogue_free(catalogue);
    return is_written;
}

static gboolean write_common(const struct catalogue *catalogue, char *const *languages,
                             const char *output)
{
    g_autofree char *common = emit_common(catalogue, (const char *const *)languages);
    g_autofree char *forms = emit_forms(catalogue, (const char *const *)languages);

    return write_file(output, "common.c", common) && write_file(output, "forms.h", forms);
}

static int compile(const char *texts, const char *translations, const char *output)
{
    struct catalogue *english = load(texts);
    g_auto(GStrv) languages = english ? find_languages(translations) : NULL;
    gboolean is_written = languages && check_languages(translations, languages + 1) &&
                          write_common(english, languages, output) &&
                          write_table(english, languages[0], output);

    for (unsigned i = 1; is_written && languages[i]; i++)
        is_written = compile_language(texts, translations, languages[i], output);
    if (english)
        catalogue_free(english);
    return is_written ? 0 : 1;
}

static int make_template(const char *texts, const char *path)
{
    struct catalogue *catalogue = load(texts);
    gboolean is_written = catalogue && po_write_template(catalogue, path);

    if (catalogue)
        catalogue_free(catalogue);
    return is_written ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--pot") == 0)
        return make_template(argv[2], argv[3]);
    if (argc == 4)
        return compile(argv[1], argv[2], argv[3]);
    fprintf(stderr, "usage: compile_codes TEXTS TRANSLATIONS OUTPUT\n"
                    "       compile_codes --pot TEXTS FILE\n");
    return 2;
}
