/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is searched for besides codes: findings, causes, warn-codes and codes of providers. */

#include "data_parts.h"

#include "cause.h"
#include "finding_text.h"
#include "target.h"

#include <string.h>

/* Begins one: its page, which it takes, its name and a line about it. */
static void begin(JsonBuilder *builder, char *target, const char *name, const char *summary)
{
    json_builder_begin_object(builder);
    data_add_text(builder, "page", target);
    data_add_text(builder, "name", name);
    data_add_text(builder, "summary", summary);
    g_free(target);
}

/* Some more words of it, of which the first say most. */
static void end(JsonBuilder *builder, const char *search, const char *meaning, const char *remedy)
{
    data_add_text(builder, "search", search);
    data_add_text(builder, "meaning", meaning);
    data_add_text(builder, "remedy", remedy);
    json_builder_end_object(builder);
}

/* A form each; they have one page. */
static void add_findings(JsonBuilder *builder)
{
    size_t count;
    const struct finding_text *forms = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        begin(builder, target_finding(forms[i].id), forms[i].id, forms[i].cause);
        end(builder, forms[i].search, forms[i].text, forms[i].remedy);
    }
}

static void add_causes(JsonBuilder *builder)
{
    size_t count;
    const struct cause *causes = cause_all(&count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *name =
            g_strdup_printf("%s %u %s", causes[i].protocol, causes[i].cause, causes[i].name);

        begin(builder, target_cause(&causes[i]), name, causes[i].meaning);
        end(builder, NULL, NULL, causes[i].remedy);
    }
}

static void add_warnings(JsonBuilder *builder)
{
    size_t count;
    const struct warn_code *codes = warn_code_all(&count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *name = g_strdup_printf("Warning %u %s", codes[i].code, codes[i].text);

        begin(builder, target_warning(codes[i].code), name, codes[i].meaning);
        end(builder, NULL, NULL, codes[i].remedy);
    }
}

static void add_providers(JsonBuilder *builder)
{
    size_t count;
    const struct provider_code *codes = provider_code_all(&count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *name = g_strdup_printf("%s %s", codes[i].name, codes[i].pattern);

        begin(builder, target_provider(&codes[i]), name, codes[i].meaning);
        end(builder, NULL, NULL, codes[i].remedy);
    }
}

void data_add_others(JsonBuilder *builder)
{
    json_builder_set_member_name(builder, "others");
    json_builder_begin_array(builder);
    add_findings(builder);
    add_causes(builder);
    add_warnings(builder);
    add_providers(builder);
    json_builder_end_array(builder);
}
