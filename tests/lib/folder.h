/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A small folder of texts without a fault, for the tests of compile_codes to put faults into. */

#ifndef SIPCODE_FOLDER_H
#define SIPCODE_FOLDER_H

#include "check.h"
#include "emit.h"
#include "load.h"

#include <glib/gstdio.h>

/* Texts just long enough. */
#define SUMMARY "Summary of its texts"
#define MEANING "Meaning, which is as short as it may be."

/* The smallest folder without a fault: the codes that unknown ones are treated as, in pairs. */
static const unsigned base[][2] = {{183, 200}, {300, 400}, {500, 600}};

#define CAUSE                                                                                      \
    "[cause]\nprotocol = Q.850\ncause = 17\nname = Busy\n"                                         \
    "meaning = " MEANING "\nremedy = " MEANING "\n"                                                \
    "to-sip = 400\nfrom-sip = 400;600\nstacks = 500\n"
#define FIELD "[field]\nname = user\nkind = text\ntitle = User\nhelp = Of credentials\n"
#define PROTOCOL                                                                                   \
    "[protocol]\nname = Q.850\nreferences = RFC 3326 section 2\nlowest = 0\nhighest = 127\n"       \
    "unspecified = 17\n"
#define PROVIDER                                                                                   \
    "[provider]\nname = P\nfield = phrase\npattern = D1\ncodes = 400\ncertainty = seen\n"          \
    "meaning = M\nremedy = R\nsource = https://example.com/\ndate = 2026\n"
#define SENDERS "[sentence]\n# In the plural.\nuas = user agents\n"
#define VALUE "[value]\nname = user\nkind = text\nfield = user\nmeaning = Of credentials\n"
#define WARNING                                                                                    \
    "[warning]\ncode = 399\ntext = Text\nstatus = registered\n"                                    \
    "meaning = " MEANING "\nremedy = " MEANING "\n"

#define T50 "12345678901234567890123456789012345678901234567890"

static char *folder;

static inline void write_file(const char *name, const char *text, gssize length)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);

    g_mkdir_with_parents(parent, 0700);
    assert_true(g_file_set_contents(path, text, length, NULL));
}

static inline char *response_text(unsigned code, unsigned similar)
{
    return g_strdup_printf(
        "[response]\ncode = %u\nname = Name\nstatus = registered\n"
        "severity = note\nreferences = RFC 3261 section 21.4.24\nsenders = UAS\nmethods = any\n"
        "summary = " SUMMARY "\nmeaning = " MEANING "\nscenario.1 = One.\n"
        "scenario.2 = Two.\nremedy.1 = One.\nremedy.2 = Two.\nretry = R.\nuse = U.\n"
        "similar = %u\n",
        code, similar);
}

static inline void write_response(unsigned code, unsigned similar)
{
    g_autofree char *name = g_strdup_printf("response/%u.ini", code);
    g_autofree char *text = response_text(code, similar);

    write_file(name, text, -1);
}

static inline void write_pair(unsigned low, unsigned high)
{
    g_autofree char *name = g_strdup_printf("pair/%u-%u.ini", low, high);
    g_autofree char *text =
        g_strdup_printf("[pair]\ncodes = %u;%u\ntell = Tell.\ntherefore = So.\n", low, high);

    write_file(name, text, -1);
}

static inline void write_class(unsigned class, unsigned treated_as)
{
    g_autofree char *name = g_strdup_printf("class/%u.ini", class);
    g_autofree char *text = g_strdup_printf(
        "[class]\nclass = %u\nname = Name\ncaller = Caller.\ntreated-as = %u\n"
        "unknown.name = Unknown\nunknown.severity = warn\nunknown.references = RFC 3261 section 8\n"
        "unknown.summary = " SUMMARY "\nunknown.meaning = " MEANING "\nunknown.scenario.1 = One.\n"
        "unknown.scenario.2 = Two.\nunknown.remedy.1 = One.\nunknown.remedy.2 = Two.\n"
        "unknown.retry = R.\nunknown.use = U.\n",
        class, treated_as);

    write_file(name, text, -1);
}

static inline char *finding_content(const char *id, const char *text)
{
    return g_strdup_printf("[finding]\nid = %s\nseverity = note\nexplains = no\ncodes = any\n"
                           "summary = S\ntext = %s\nremedy = R.\n",
                           id, text);
}

static inline void write_finding(const char *id, const char *text)
{
    g_autofree char *content = finding_content(id, text);

    write_file("finding/auth-rejected.ini", content, -1);
}

/* The field has a value, whatever is written in place of the other finding. */
static inline void write_field(void)
{
    g_autofree char *content = finding_content("known", "{user} is known to {user}.");

    write_file("field/user.ini", FIELD, -1);
    write_file("value/user.ini", VALUE, -1);
    write_file("finding/known.ini", content, -1);
}

static inline int make_folder(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("sipcode-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(base); i++) {
        unsigned a = base[i][0], b = base[i][1];

        write_response(a, b);
        write_response(b, a);
        write_pair(a, b);
    }
    for (unsigned class = 0; class <= 6; class ++)
        write_class(class, class == 1 ? 183 : class * 100);
    write_file("cause/q850-17.ini", CAUSE, -1);
    write_file("protocol/q850.ini", PROTOCOL, -1);
    write_file("provider/p-d1.ini", PROVIDER, -1);
    write_file("warning/399.ini", WARNING, -1);
    write_file("sentence/sender.ini", SENDERS, -1);
    write_field();
    write_finding("auth-rejected", "User {user}.");
    return folder == NULL;
}

/* Empties and removes one without folders in it. */
static inline void remove_files(const char *path)
{
    GDir *files = g_dir_open(path, 0, NULL);

    for (const char *name = g_dir_read_name(files); name; name = g_dir_read_name(files)) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_remove(file);
    }
    g_dir_close(files);
    g_remove(path);
}

static inline int remove_folder(void **state)
{
    GDir *groups = g_dir_open(folder, 0, NULL);

    (void)state;
    for (const char *name = g_dir_read_name(groups); name; name = g_dir_read_name(groups)) {
        g_autofree char *group = g_build_filename(folder, name, NULL);
        remove_files(group);
    }
    g_dir_close(groups);
    int status = g_rmdir(folder);
    g_free(folder);
    return status;
}

/* The faults, one a line, without the folder before the file's name and without lines. */
static inline char *faults_of_folder(void)
{
    g_autoptr(GPtrArray) faults = faults_new();
    GString *text = g_string_new(NULL);

    catalogue_free(catalogue_load(folder, faults));
    for (unsigned i = 0; i < faults->len; i++) {
        const struct fault *fault = faults->pdata[i];
        assert_true(g_str_has_prefix(fault->path, folder));
        g_string_append_printf(text, "%s:%s\n", fault->path + strlen(folder) + 1, fault->text);
    }
    return g_string_free(text, FALSE);
}

static inline void assert_faults(const char *expected)
{
    g_autofree char *faults = faults_of_folder();

    assert_string_equal(faults, expected);
}

/* Writes response 300 with one line replaced, or with a line more where `line` is not there. */
static inline void change_response(const char *line, const char *replacement)
{
    g_autofree char *text = response_text(300, 400);
    char *at = strstr(text, line);
    g_autofree char *changed =
        at ? g_strdup_printf("%.*s%s%s", (int)(at - text), text, replacement, at + strlen(line))
           : g_strdup_printf("%s%s", text, replacement);

    write_file("response/300.ini", changed, -1);
}

#endif
