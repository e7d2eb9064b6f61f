/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words and figures as all reports have them. */

#include "wording.h"

#include "code.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING "-"

/* For the HTML file alone: SENTENCE_REPORT_CALLS, SENTENCE_REPORT_TIMELINE,
 * SENTENCE_REPORT_PERCENT, SENTENCE_REPORT_HEAD_HOST, SENTENCE_REPORT_HEAD_SHARE,
 * SENTENCE_REPORT_HEAD_COUNT, SENTENCE_REPORT_HEAD_SINCE. */

const enum call_outcome wording_outcomes[WORDING_OUTCOMES] = {
    OUTCOME_ANSWERED, OUTCOME_BUSY,   OUTCOME_NO_ANSWER,  OUTCOME_CANCELLED,
    OUTCOME_REFUSED,  OUTCOME_FAILED, OUTCOME_UNANSWERED, OUTCOME_UNKNOWN,
};

static const enum sentence outcomes[OUTCOMES] = {
    [OUTCOME_NONE] = SENTENCE_NONE,
    [OUTCOME_ANSWERED] = SENTENCE_REPORT_OUTCOME_ANSWERED,
    [OUTCOME_BUSY] = SENTENCE_REPORT_OUTCOME_BUSY,
    [OUTCOME_NO_ANSWER] = SENTENCE_REPORT_OUTCOME_NO_ANSWER,
    [OUTCOME_CANCELLED] = SENTENCE_REPORT_OUTCOME_CANCELLED,
    [OUTCOME_REFUSED] = SENTENCE_REPORT_OUTCOME_REFUSED,
    [OUTCOME_FAILED] = SENTENCE_REPORT_OUTCOME_FAILED,
    [OUTCOME_UNANSWERED] = SENTENCE_REPORT_OUTCOME_UNANSWERED,
    [OUTCOME_UNKNOWN] = SENTENCE_REPORT_OUTCOME_UNKNOWN,
    [OUTCOME_ENDED] = SENTENCE_NONE,
};

static const enum sentence enders[CALL_ENDERS] = {
    [ENDED_BY_UNKNOWN] = SENTENCE_REPORT_ENDER_UNKNOWN,
    [ENDED_BY_CALLER] = SENTENCE_REPORT_ENDER_CALLER,
    [ENDED_BY_CALLEE] = SENTENCE_REPORT_ENDER_CALLEE,
    [ENDED_BY_NETWORK] = SENTENCE_REPORT_ENDER_NETWORK,
};

static const struct {
    const char *name;
    enum sentence is;
} ratios[RATIOS] = {
    [RATIO_ASR] = {"ASR", SENTENCE_REPORT_RATIO_ASR},
    [RATIO_NER] = {"NER", SENTENCE_REPORT_RATIO_NER},
    [RATIO_SER] = {"SER", SENTENCE_REPORT_RATIO_SER},
    [RATIO_SEER] = {"SEER", SENTENCE_REPORT_RATIO_SEER},
    [RATIO_ISA] = {"ISA", SENTENCE_REPORT_RATIO_ISA},
};

static const enum sentence doubts[DOUBTS] = {
    [DOUBT_BEGAN_BEFORE] = SENTENCE_REPORT_DOUBT_BEGAN_BEFORE,
    [DOUBT_OPEN_AT_END] = SENTENCE_REPORT_DOUBT_OPEN_AT_END,
    [DOUBT_NO_RESPONSES] = SENTENCE_REPORT_DOUBT_NO_RESPONSES,
    [DOUBT_NO_REQUESTS] = SENTENCE_REPORT_DOUBT_NO_REQUESTS,
    [DOUBT_CAPTURED_TWICE] = SENTENCE_REPORT_DOUBT_CAPTURED_TWICE,
    [DOUBT_CUT] = SENTENCE_REPORT_DOUBT_CUT,
    [DOUBT_UNREAD] = SENTENCE_REPORT_DOUBT_UNREAD,
    [DOUBT_ENCRYPTED] = SENTENCE_REPORT_DOUBT_ENCRYPTED,
    [DOUBT_CLOCK_STEPS] = SENTENCE_REPORT_DOUBT_CLOCK_STEPS,
    [DOUBT_HOPS_FORGOTTEN] = SENTENCE_CENSUS_DOUBT_HOPS_FORGOTTEN,
};

const char *wording_outcome(enum call_outcome outcome)
{
    return outcomes[outcome] == SENTENCE_NONE ? "" : sentence_text(outcomes[outcome]);
}

const char *wording_ender(enum call_ender ender)
{
    return sentence_text(enders[ender]);
}

const char *wording_ratio_name(enum ratio ratio)
{
    return ratios[ratio].name;
}

const char *wording_ratio(enum ratio ratio)
{
    return sentence_text(ratios[ratio].is);
}

char *wording_doubt(enum doubt doubt, uint64_t count)
{
    return SENTENCE_WITH(doubts[doubt], value_count((int64_t)count));
}

char *wording_response(unsigned code)
{
    return code == 0 ? NULL : g_strdup_printf("%03u %s", code, code_explain(code)->name);
}

static bool is_code(const char *cause)
{
    return strlen(cause) == 3 && strspn(cause, "0123456789") == 3;
}

const char *wording_cause(const struct summary_cause *cause)
{
    if (cause->label)
        return cause->label;
    return is_code(cause->cause) ? code_explain((unsigned)strtoul(cause->cause, NULL, 10))->name
                                 : cause->cause;
}

char *wording_frame(const struct summary *summary, uint32_t frame, uint16_t file)
{
    if (summary->files->len < 2 || file >= summary->files->len)
        return SENTENCE_WITH(SENTENCE_REPORT_FRAME, value_frame(frame));
    return SENTENCE_WITH(SENTENCE_REPORT_FRAME_OF_FILE, value_frame(frame),
                         value_file(summary->files->pdata[file]));
}

/* In whole percent; neither 0 nor 100 where that is not quite true, but "<1" or ">99". */
static char *percent_of(uint64_t part, uint64_t whole)
{
    unsigned percent = whole == 0 ? 0 : (unsigned)((double)part * 100 / (double)whole + 0.5);

    if (percent == 0 && part > 0)
        return g_strdup("<1");
    if (percent == 100 && part < whole)
        return g_strdup(">99");
    return g_strdup_printf("%u", percent);
}

/* Takes the text; adds the percentage where there are enough to have one. */
static char *with_percent(char *text, uint64_t part, uint64_t whole)
{
    if (whole < WORDING_PERCENT_FROM)
        return text;
    g_autofree char *share = text;
    g_autofree char *percent = percent_of(part, whole);

    return SENTENCE_WITH(SENTENCE_REPORT_SHARE_PERCENT, value_share(share), value_percent(percent));
}

static char *digits(uint64_t number)
{
    return g_strdup_printf("%" G_GUINT64_FORMAT, number);
}

char *wording_of(uint64_t part, uint64_t whole)
{
    g_autofree char *first = digits(part), *second = digits(whole);

    return SENTENCE_WITH(SENTENCE_REPORT_SHARE, value_part(first), value_whole(second));
}

char *wording_share(uint64_t part, uint64_t whole)
{
    return with_percent(wording_of(part, whole), part, whole);
}

char *wording_percent(struct share share)
{
    g_autofree char *percent = percent_of(share.part, share.whole);

    return SENTENCE_WITH(SENTENCE_REPORT_PERCENT, value_percent(percent));
}

char *wording_ratio_value(struct share share)
{
    if (share.whole == 0)
        return g_strdup(NOTHING);
    g_autofree char *first = digits(share.part), *second = digits(share.whole);

    return with_percent(g_strconcat(first, "/", second, NULL), share.part, share.whole);
}

char *wording_count_of(uint64_t part, uint64_t whole)
{
    return with_percent(digits(part), part, whole);
}

char *wording_duration(int64_t duration)
{
    return duration < 0 ? g_strdup(NOTHING) : value_render_duration(duration);
}

char *wording_pair(const char *source, const char *destination)
{
    return g_strdup_printf("%s -> %s", source ? source : VALUE_UNKNOWN,
                           destination ? destination : VALUE_UNKNOWN);
}
