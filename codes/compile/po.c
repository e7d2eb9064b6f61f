/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading and writing the translators' files with libgettextpo. */

#include "po.h"

#include "template.h"
#include "translatable.h"

#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

/* po_file_free() leaves the messages behind, which LeakSanitizer need not say. */
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
const char *__lsan_default_suppressions(void) __attribute__((visibility("default")));
const char *__lsan_default_suppressions(void)
{
    return "leak:libgettextpo\n";
}
#endif

/* Stands between context and text, as in gettext's own files. */
#define CONTEXT_END "\004"

#define NO_LINE ((size_t)-1)

static const char header[] = "Project-Id-Version: sipcode\n"
                             "Language: \n"
                             "MIME-Version: 1.0\n"
                             "Content-Type: text/plain; charset=UTF-8\n"
                             "Content-Transfer-Encoding: 8bit\n";

struct po {
    GHashTable *translations; /* context, CONTEXT_END and English text to the translation */
    GHashTable *found;        /* the keys of those that somebody asked for */
};

/* Whether the library said that a file has faults: it reads on after most of them. */
static gboolean has_faults;

/* The library wants no return from a fatal fault. */
static void say_fault(int severity, po_message_t message, const char *path, size_t line,
                      size_t column, int is_multiline, const char *text)
{
    (void)message;
    (void)column;
    (void)is_multiline;
    if (path && line != NO_LINE)
        fprintf(stderr, "%s:%zu: %s\n", path, line, text);
    else
        fprintf(stderr, "%s%s%s\n", path ? path : "", path ? ": " : "", text);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        exit(1);
    has_faults |= severity == PO_SEVERITY_ERROR;
}

static void say_faults(int severity, po_message_t message, const char *path, size_t line,
                       size_t column, int is_multiline, const char *text,
                       po_message_t other_message, const char *other_path, size_t other_line,
                       size_t other_column, int is_other_multiline, const char *other_text)
{
    say_fault(PO_SEVERITY_ERROR, message, path, line, column, is_multiline, text);
    say_fault(severity, other_message, other_path, other_line, other_column, is_other_multiline,
              other_text);
}

static const struct po_xerror_handler handler = {say_fault, say_faults};

static char *make_key(const char *context, const char *english)
{
    return g_strconcat(context, CONTEXT_END, english, NULL);
}

static gboolean is_translation(po_message_t message)
{
    return po_message_msgctxt(message) && !po_message_is_obsolete(message) &&
           !po_message_is_fuzzy(message) && *po_message_msgstr(message) != '\0';
}

struct po *po_read(const char *path)
{
    struct po *po = g_new(struct po, 1);
    po_file_t file = po_file_read(path, &handler);

    if (!file) {
        perror(path);
        exit(1);
    }
    po->translations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    po->found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    po_message_iterator_t messages = po_message_iterator(file, NULL);
    for (po_message_t message; (message = po_next_message(messages));) {
        if (is_translation(message))
            g_hash_table_insert(po->translations,
                                make_key(po_message_msgctxt(message), po_message_msgid(message)),
                                g_strdup(po_message_msgstr(message)));
    }
    po_message_iterator_free(messages);
    po_file_free(file);
    if (has_faults)
        exit(1);
    return po;
}

void po_free(struct po *po)
{
    g_hash_table_unref(po->translations);
    g_hash_table_unref(po->found);
    g_free(po);
}

const char *po_find(const struct po *po, const char *context, const char *english)
{
    char *key = make_key(context, english);
    const char *translation = g_hash_table_lookup(po->translations, key);

    if (translation)
        g_hash_table_add(po->found, key);
    else
        g_free(key);
    return translation;
}

unsigned po_count_unused(const struct po *po)
{
    return g_hash_table_size(po->translations) - g_hash_table_size(po->found);
}

/* What a template is written from. */
struct writing {
    const struct catalogue *catalogue;
    po_message_iterator_t messages;
    GHashTable *written; /* the keys of its messages: a condition stands in many files */
};

/* "{host}: ..." for each value that a text names. */
static void explain_values(GString *out, const struct catalogue *catalogue, const char *text)
{
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
        g_autofree char *name = g_strndup(open + 1, strcspn(open + 1, "}"));
        g_autofree char *meaning =
            entry_text(catalogue_find(catalogue, KIND_VALUE, name), "meaning");

        g_string_append_printf(out, "{%s}: %s\n", name, meaning);
    }
}

static char *explain(const struct writing *writing, const struct text *text)
{
    GString *out = g_string_new(NULL);
    g_autofree char *remark = entry_remark(text->entry, text->key);

    if (strcmp(text->context, CONTEXT_CONDITION) == 0)
        g_string_append(out, "In brackets behind a header field that a response carries.\n");
    else if (strcmp(text->key, "search") == 0)
        g_string_append(out, "What people type who search for it: their own words, with a comma "
                             "between. English ones find it in all languages.\n");
    else if (remark)
        g_string_append_printf(out, "%s\n", remark);
    explain_values(out, writing->catalogue, text->english);
    if (text->max != NO_LIMIT && strchr(text->english, '{'))
        g_string_append_printf(out, "At most %u bytes, each value as %d.\n", text->max,
                               TEMPLATE_VALUE_MAX);
    else if (text->max != NO_LIMIT)
        g_string_append_printf(out, "At most %u bytes.\n", text->max);
    return g_string_free(out, FALSE);
}

static void write_text(const struct text *text, void *data)
{
    struct writing *writing = data;
    char *key = make_key(text->context, text->english);
    g_autofree char *comment = explain(writing, text);

    if (!g_hash_table_add(writing->written, key))
        return;
    po_message_t message = po_message_create();
    po_message_set_msgctxt(message, text->context);
    po_message_set_msgid(message, text->english);
    po_message_set_msgstr(message, "");
    po_message_set_extracted_comments(message, comment);
    po_message_insert(writing->messages, message);
}

gboolean po_write_template(const struct catalogue *catalogue, const char *path)
{
    po_file_t file = po_file_create();
    struct writing writing = {catalogue, po_message_iterator(file, NULL),
                              g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    po_message_t head = po_message_create();

    po_message_set_msgid(head, "");
    po_message_set_msgstr(head, header);
    po_message_insert(writing.messages, head);
    text_each(catalogue, write_text, &writing);
    gboolean is_written = po_file_write(file, path, &handler) != NULL;
    g_hash_table_unref(writing.written);
    po_message_iterator_free(writing.messages);
    po_file_free(file);
    return is_written;
}
