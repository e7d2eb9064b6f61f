/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labels of texts that never change: made when first needed, and shared by all trees. Most of what
 * a tree shows is such text, and a label costs more time and memory than the item that has it. */

#ifndef SIPCODE_LABELS_H
#define SIPCODE_LABELS_H

#include "compat.h"

/* The lines of a label. */
struct labels {
    size_t count; /* at least 1 */
    item_label_t **lines;
};

/* How lines are laid out. */
struct layout {
    unsigned first; /* columns of the first line; 0 for no limit: then there is no other */
    unsigned other; /* columns of the others */
    const char *indent;
};

/* Of `name`, `mark` and `text`, each of them static, as its address tells it from others. */
const struct labels *labels_find(const char *name, const char *mark, const char *text,
                                 const struct layout *layout);

#endif
