/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words for a status and a severity, and finding them. */

#include "words.h"

#include <string.h>

const char *const status_words[CODE_STATUS_COUNT] = {
    [CODE_REGISTERED] = "registered", [CODE_DEPRECATED] = "deprecated",
    [CODE_HISTORIC] = "historic",     [CODE_VENDOR] = "vendor",
    [CODE_UNKNOWN] = "unknown",
};

const char *const severity_words[CODE_SEVERITY_COUNT] = {
    [CODE_CHAT] = "chat",
    [CODE_NOTE] = "note",
    [CODE_WARN] = "warn",
    [CODE_ERROR] = "error",
};

int word_index(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return (int)i;
    }
    return -1;
}
