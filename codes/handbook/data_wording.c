/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentences that the script fills. */

#include "data_parts.h"

#include "compare.h"
#include "sentence.h"

/* By the names that the script has for them. */
static const struct wording {
    const char *name;
    enum sentence sentence;
} wordings[] = {
    {"title", SENTENCE_PAGE_CODES},
    {"about", SENTENCE_PAGE_ABOUT},
    {"inShort", SENTENCE_PAGE_IN_SHORT},
    {"inShortOf", SENTENCE_PAGE_IN_SHORT_OF},
    {"caller", SENTENCE_PAGE_CALLER},
    {"bothClasses", SENTENCE_PAGE_BOTH_CLASSES},
    {"classOf", SENTENCE_PAGE_CLASS_OF},
    {"noClassOf", SENTENCE_PAGE_NO_CLASS_OF},
    {"differences", SENTENCE_PAGE_DIFFERENCES},
    {"meaning", SENTENCE_PAGE_MEANING},
    {"scenarios", SENTENCE_PAGE_SCENARIOS},
    {"remedies", SENTENCE_PAGE_REMEDIES},
    {"retry", SENTENCE_PAGE_RETRY},
    {"which", SENTENCE_PAGE_WHICH},
    {"useOf", SENTENCE_PAGE_USE_OF},
    {"reference", SENTENCE_PAGE_REFERENCE},
    {"more", SENTENCE_LIST_MORE},
    {"last", SENTENCE_LIST_LAST},
    {"senders", SENTENCE_COMPARE_SENDERS},
    {"methods", SENTENCE_COMPARE_METHODS},
    {"must", SENTENCE_COMPARE_MUST},
    {"mustSometimes", SENTENCE_COMPARE_MUST_SOMETIMES},
    {"should", SENTENCE_COMPARE_SHOULD},
    {"shouldSometimes", SENTENCE_COMPARE_SHOULD_SOMETIMES},
    {"may", SENTENCE_COMPARE_MAY},
    {"alike", SENTENCE_COMPARE_ALIKE},
    {"standing", SENTENCE_COMPARE_STANDING},
    {"firstCode", SENTENCE_HANDBOOK_FIRST_CODE},
    {"secondCode", SENTENCE_HANDBOOK_SECOND_CODE},
    {"show", SENTENCE_HANDBOOK_SHOW},
    {"noCodes", SENTENCE_HANDBOOK_NO_CODES},
    {"found", SENTENCE_HANDBOOK_FOUND},
    {"foundMore", SENTENCE_HANDBOOK_FOUND_MORE},
    {"showAll", SENTENCE_HANDBOOK_SHOW_ALL},
    {"listed", SENTENCE_HANDBOOK_LISTED},
    {"pair", SENTENCE_HANDBOOK_PAIR},
    {"compareWords", SENTENCE_HANDBOOK_COMPARE_WORDS},
    {"nothing", SENTENCE_HANDBOOK_NOTHING},
};

/* By the lower class, then by the higher: a list for each. */
static void add_contrasts(JsonBuilder *builder)
{
    json_builder_set_member_name(builder, "contrasts");
    json_builder_begin_array(builder);
    for (unsigned lower = 0; lower < CODE_CLASS_COUNT; lower++) {
        json_builder_begin_array(builder);
        for (unsigned higher = 0; higher < CODE_CLASS_COUNT; higher++) {
            enum sentence contrast = code_class_contrast(lower, higher);

            json_builder_add_string_value(builder,
                                          contrast == SENTENCE_NONE ? "" : sentence_text(contrast));
        }
        json_builder_end_array(builder);
    }
    json_builder_end_array(builder);
}

static void add_standings(JsonBuilder *builder)
{
    json_builder_set_member_name(builder, "standings");
    json_builder_begin_object(builder);
    for (enum code_status status = CODE_REGISTERED; status < CODE_STATUS_COUNT; status++)
        data_add_text(builder, status_words[status], sentence_text(code_standing(status)));
    json_builder_end_object(builder);
}

void data_add_wording(JsonBuilder *builder)
{
    json_builder_set_member_name(builder, "sentences");
    json_builder_begin_object(builder);
    for (size_t i = 0; i < G_N_ELEMENTS(wordings); i++)
        data_add_text(builder, wordings[i].name, sentence_text(wordings[i].sentence));
    json_builder_end_object(builder);
    add_contrasts(builder);
    add_standings(builder);
}
