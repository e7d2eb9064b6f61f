/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking codes of providers up. */

#include "table.h"

#include <string.h>

gboolean provider_code_comes_with(const struct provider_code *provider, unsigned code)
{
    const unsigned *codes = provider->codes;

    while (*codes != 0 && *codes != code)
        codes++;
    return *codes == code || *provider->codes == 0;
}

static gboolean begins(const char *text, const char *pattern)
{
    size_t length = strlen(pattern);

    return strncmp(text, pattern, length) == 0 && !g_ascii_isalnum(text[length]);
}

const struct provider_code *provider_code_find(const char *field, const char *text, unsigned code)
{
    for (size_t i = 0; i < tables->provider_code_count; i++) {
        const struct provider_code *provider = &tables->provider_codes[i];

        if (strcmp(provider->field, field) == 0 && begins(text, provider->pattern) &&
            provider_code_comes_with(provider, code))
            return provider;
    }
    return NULL;
}

const struct provider_code *provider_code_named(const char *name, const char *pattern)
{
    for (size_t i = 0; i < tables->provider_code_count; i++) {
        const struct provider_code *provider = &tables->provider_codes[i];

        if (strcmp(provider->name, name) == 0 && strcmp(provider->pattern, pattern) == 0)
            return provider;
    }
    return NULL;
}

const struct provider_code *provider_code_all(size_t *count)
{
    *count = tables->provider_code_count;
    return tables->provider_codes;
}
