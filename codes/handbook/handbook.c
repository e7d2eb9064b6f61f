/* SPDX-License-Identifier: GPL-2.0-or-later */
/* handbook FOLDER CAPTURES: writes the handbook, in all languages, into a folder. CAPTURES is the
 * folder of the small captures, which it names. */

#include "captured.h"
#include "data.h"
#include "explain.h"
#include "language.h"
#include "leaf.h"
#include "contents.h"
#include "markup.h"
#include "search.h"
#include "sentence.h"
#include "site.h"
#include "target.h"

#include <stdio.h>

static void write_pairs(struct site *site, const struct code *code)
{
    for (const struct code_similar *similar = code->similar; similar->code != 0; similar++) {
        if (code->code < similar->code)
            site_write(site, target_pair(code->code, similar->code),
                       explain_difference(code->code, similar->code), NULL);
    }
}

static void write_codes(struct site *site)
{
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++) {
        site_write(site, target_code(codes[i].code), leaf_code(&codes[i], site->captured), NULL);
        write_pairs(site, &codes[i]);
    }
    for (unsigned class = 1; class < CODE_CLASS_COUNT; class ++)
        site_write(site, target_class(class), leaf_class(code_unknown(class)->code_class), NULL);
}

static void write_findings(struct site *site)
{
    g_autoptr(GPtrArray) findings = search_findings();

    for (unsigned i = 0; i < findings->len; i++) {
        const struct finding_text *finding = findings->pdata[i];

        site_write(site, target_finding(finding->id), leaf_finding(finding->id, site->captured),
                   NULL);
    }
}

static void write_causes(struct site *site)
{
    size_t count;
    const struct cause *causes = cause_all(&count);

    for (size_t i = 0; i < count; i++)
        site_write(site, target_cause(&causes[i]),
                   explain_cause(causes[i].protocol, causes[i].cause), NULL);
}

static void write_warnings(struct site *site)
{
    size_t count;
    const struct warn_code *codes = warn_code_all(&count);

    for (size_t i = 0; i < count; i++)
        site_write(site, target_warning(codes[i].code), explain_warning(codes[i].code), NULL);
}

static void write_providers(struct site *site)
{
    size_t count;
    const struct provider_code *codes = provider_code_all(&count);

    for (size_t i = 0; i < count; i++)
        site_write(site, target_provider(&codes[i]), explain_provider(&codes[i]), NULL);
}

static void write_lists(struct site *site)
{
    g_autoptr(GString) no_script = g_string_new("<noscript>");

    markup_element(no_script, "p", sentence_text(SENTENCE_HANDBOOK_NO_SCRIPT), NULL);
    g_string_append(no_script, "</noscript>\n");
    site_write(site, g_strdup("index"), contents_codes(), no_script->str);
    site_write(site, g_strdup("compare"), contents_pairs(), no_script->str);
    site_write(site, g_strdup("findings"), contents_findings(), NULL);
    site_write(site, g_strdup("symptoms"), contents_symptoms(), NULL);
    site_write(site, g_strdup("causes"), contents_causes(), NULL);
    site_write(site, g_strdup("warnings"), contents_warnings(), NULL);
    site_write(site, g_strdup("providers"), contents_providers(), NULL);
    site_write(site, g_strdup("senders"), contents_senders(), NULL);
}

static void write_language(struct site *site)
{
    g_autofree char *script = data_script();

    site_write_file(site, language_name(language_chosen()), "data.js", script);
    write_lists(site);
    write_codes(site);
    write_findings(site);
    write_causes(site);
    write_warnings(site);
    write_providers(site);
}

int main(int argc, char **argv)
{
    struct site site = {.folder = argv[1]};

    if (argc != 3) {
        fprintf(stderr, "usage: handbook FOLDER CAPTURES\n");
        return 2;
    }
    g_autoptr(GPtrArray) captured = captured_read(argv[2], &site.error);
    site.captured = captured;
    for (enum language language = LANGUAGE_EN; language < LANGUAGE_COUNT && captured; language++) {
        language_choose(language);
        write_language(&site);
    }
    site_write_root(&site);
    if (site.error)
        fprintf(stderr, "handbook: %s\n", site.error->message);
    return site.error ? 1 : 0;
}
