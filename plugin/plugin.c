/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The module's entry points, preferences and the post-dissector. */

#include "tree.h"
#include "capture.h"
#include "conversation.h"
#include "diagnosis.h"
#include "events.h"
#include "lookup.h"
#include "hosts.h"
#include "intake.h"
#include "kept.h"
#include "quote.h"
#include "report_tables.h"
#include "report_listener.h"
#include "reports.h"
#include "told.h"
#include "visit.h"
#include "sentence.h"
#include "language_preference.h"

WS_DLL_PUBLIC_DEF const char plugin_version[] = SIPCODE_VERSION;
WS_DLL_PUBLIC_DEF const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
WS_DLL_PUBLIC_DEF const int plugin_want_minor = WIRESHARK_VERSION_MINOR;
WS_DLL_PUBLIC void plugin_register(void);
COMPAT_PLUGIN_DESCRIBE

/* Above all severities: no expert items at all. */
#define EXPERT_NONE CODE_SEVERITY_COUNT

static int proto_sipcode;
static dissector_handle_t handle;

static compat_bool preference_provisional = true;
static int preference_expert = CODE_CHAT;
static compat_bool preference_hint = false;
static unsigned preference_wrap = 74; /* what the default layout leaves in 1440 pixels */

/* The severities, then none. */
static enum_val_t expert_choices[CODE_SEVERITY_COUNT + 2];

/* Made when a file is opened, freed when it is closed. */
static struct diagnosis *diagnosis;

/* Wireshark also makes trees that nobody sees, for a display filter or a coloring rule: what nobody
 * looks for in them need not be there. */
static proto_tree *find_reader(proto_tree *tree)
{
    return proto_field_is_referenced(tree, proto_sipcode) ||
                   proto_field_is_referenced(tree, proto_expert)
               ? tree
               : NULL;
}

/* `result` and those that follow it; NULL for none. */
static void tell(const struct result *result, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree)
{
    const struct tree_options options = {(enum code_severity)preference_expert, preference_wrap};

    if (result)
        tree = find_reader(tree);
    for (; result; result = result->rare->next) {
        if (result->code / 100 == 1 && !preference_provisional)
            continue;
        tree_add(result, tvb, pinfo, tree, &options);
        if (preference_hint)
            tree_add_hint(result, pinfo);
    }
}

/* Out of order, as where a single frame is asked for, nothing is known of other frames, and nothing
 * is kept. */
static void read_frame(uint32_t frame, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree)
{
    struct intake intake;

    if (!intake_start(&intake, frame, tvb, pinfo, tree))
        return;
    for (const struct message *message; (message = intake_next(&intake));) {
        const struct result *result =
            intake.in_order ? diagnosis_read(diagnosis, message, &intake.origin)
                            : diagnosis_read_alone(diagnosis, message, &intake.origin);
        if (result && intake.in_order)
            kept_add(result);
        if (intake.in_order)
            events_note(message, &intake.origin, pinfo, result);
        tell(result, tvb, pinfo, tree);
    }
    if (intake.in_order && intake_is_unread(&intake))
        diagnosis_note_unread(diagnosis);
    intake_end(&intake);
}

/* An ICMP error that quotes a request. */
static void read_quote(uint32_t frame, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree)
{
    struct quote quote;

    if (!quote_read(&quote, frame, pinfo) || !intake_is_in_order(pinfo, tree))
        return;
    visit_note_read(frame);
    const struct result *result = diagnosis_read_quoted(diagnosis, &quote.quoted);
    if (result) {
        kept_add(result);
        events_note(quote.quoted.message, &quote.quoted.origin, pinfo, result);
    }
    tell(result, tvb, pinfo, tree);
}

static void read_first(uint32_t frame, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree)
{
    if (intake_may_start(pinfo, tree))
        read_frame(frame, tvb, pinfo, tree);
    if (diagnosis_awaits_quoted(diagnosis, visit_time()))
        read_quote(frame, tvb, pinfo, tree);
}

/* What was not known yet when a frame was read comes last. */
static void tell_again(uint32_t frame, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree)
{
    struct kept kept = kept_find(frame);

    for (size_t i = 0; i < kept.count; i++)
        tell(kept.results[i], tvb, pinfo, tree);
    if (pinfo->fd->visited)
        tell(diagnosis_later(diagnosis, frame, visit_end()), tvb, pinfo, tree);
}

/* With a read filter Wireshark's window dissects a frame twice before it calls it visited. */
static int dissect_sipcode(tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree, void *data _U_)
{
    uint32_t frame = visit_meet(pinfo);

    events_meet(frame, tvb);
    if (!visit_is_first(frame))
        tell_again(frame, tvb, pinfo, tree);
    else
        read_first(frame, tvb, pinfo, tree);
    told_frame(frame, pinfo);
    return (int)tvb_captured_length(tvb);
}

/* In English: Wireshark writes these into its file, and would not know others after a change of
 * language. */
static void name_choices(void)
{
    static const char *const names[] = {
        [CODE_CHAT] = "Chat",   [CODE_NOTE] = "Note",   [CODE_WARN] = "Warning",
        [CODE_ERROR] = "Error", [EXPERT_NONE] = "None",
    };

    for (int i = 0; i <= EXPERT_NONE; i++)
        expert_choices[i] = (enum_val_t){i < EXPERT_NONE ? severity_words[i] : "none", names[i], i};
}

/* Wireshark then dissects an open capture again. */
static void apply_preferences(void)
{
    if (language_preference_apply())
        tree_rename();
}

static void register_preferences(void)
{
    module_t *module = prefs_register_protocol(proto_sipcode, apply_preferences);

    name_choices();
    prefs_register_bool_preference(
        module, "provisional", sentence_text(SENTENCE_PREFERENCE_PROVISIONAL),
        sentence_text(SENTENCE_PREFERENCE_PROVISIONAL_HELP), &preference_provisional);
    prefs_register_enum_preference(module, "expert", sentence_text(SENTENCE_PREFERENCE_EXPERT),
                                   sentence_text(SENTENCE_PREFERENCE_EXPERT_HELP),
                                   &preference_expert, expert_choices, FALSE);
    prefs_register_bool_preference(module, "hint", sentence_text(SENTENCE_PREFERENCE_HINT),
                                   sentence_text(SENTENCE_PREFERENCE_HINT_HELP), &preference_hint);
    prefs_register_uint_preference(module, "wrap", sentence_text(SENTENCE_PREFERENCE_WRAP),
                                   sentence_text(SENTENCE_PREFERENCE_WRAP_HELP), 10,
                                   &preference_wrap);
    language_preference_register(module);
}

static void start_file(void)
{
    apply_preferences(); /* sharkd does not */
    diagnosis = diagnosis_new();
    hosts_start_file();
    intake_start_file();
    kept_start_file();
    capture_start_file(diagnosis);
    visit_start_file(diagnosis_frames(diagnosis));
    events_start_file(diagnosis);
}

static void end_file(void)
{
    events_end_file();
    report_listener_end_file();
    capture_start_file(NULL);
    diagnosis_free(diagnosis);
    diagnosis = NULL;
    kept_end_file();
    hosts_end_file();
}

static void register_sipcode(void)
{
    language_preference_start();
    proto_sipcode = proto_register_protocol("SIP Response Code", "SIPCODE", "sipcode");
    tree_register(proto_sipcode);
    register_preferences();
    told_register();
    handle = create_dissector_handle(dissect_sipcode, proto_sipcode);
    register_postdissector(handle);
    register_init_routine(start_file);
    register_cleanup_routine(end_file);
}

static void handoff_sipcode(void)
{
    intake_handoff(handle);
    quote_handoff();
    told_handoff();
    lookup_handoff();
    conversation_handoff();
    reports_handoff();
    events_handoff();
    report_tables_handoff();
}

void plugin_register(void)
{
    static proto_plugin plugin = {register_sipcode, handoff_sipcode};

    proto_register_plugin(&plugin);
}
