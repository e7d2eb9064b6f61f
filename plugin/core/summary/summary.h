/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What happened in a capture as a whole, or in several: attempts to call and their causes, peers,
 * registrations, keep-alives, scans, codes, and what limits what can be said of them. A pure
 * accumulator of sums: fed by census.h from one capture, merged, and read by report/. */

#ifndef SIPCODE_SUMMARY_H
#define SIPCODE_SUMMARY_H

#include "counts.h"
#include "timeline.h"

/* Codes are below this. */
#define SUMMARY_CODES 1000

/* One attempt to call, at the first hop that the capture shows, with the INVITEs that were sent
 * again for a challenge or a redirection. Times are nanoseconds; texts are NULL, frames 0 and times
 * but `start` -1 where there is none. */
struct summary_call {
    int64_t start;    /* since the epoch: of the first INVITE */
    int64_t delay;    /* post-dial delay */
    int64_t duration; /* from the answer to BYE */
    const char *call_id;
    const char *caller;      /* URI of From */
    const char *callee;      /* Request-URI */
    const char *source;      /* of the first INVITE, "192.0.2.1:5060" */
    const char *destination; /* likewise */
    const char *cause; /* id of the finding that explains how it ended, else its code in digits; of
                          an answered call what went wrong in it, mostly NULL */
    const char *host;  /* that made the response that decided, or did not answer */
    const char *leg;   /* Call-ID of the leg before it, of the same call */
    uint32_t frame;    /* of the first INVITE */
    uint32_t decided_frame; /* of what decided */
    uint16_t file;          /* in `files` */
    uint16_t code;          /* of the final response; 0 for none */
    uint8_t outcome;        /* enum call_outcome: OUTCOME_UNKNOWN where none is seen */
    uint8_t ended_by;       /* enum call_ender */
    bool has_rung;
    bool is_scan; /* in no count, and kept only where `keeps_scans` */
};

/* In all tables the name of a row that sums up those that report_json() had no room for. */
#define SUMMARY_OTHERS "*"

/* Attempts with one outcome, cause, label, code and host: a finding has several forms, each with a
 * label of its own. What a person reads of it is that of the first one, in the language of when it
 * was read. */
struct summary_cause {
    const char *cause;   /* as above */
    const char *host;    /* NULL where that is not known */
    const char *call_id; /* of the first one, as what follows */
    const char *label;   /* the cause in some words, for a list */
    const char *text;    /* what the capture shows, with the values of the first one */
    const char *remedy;  /* what to do first */
    int64_t first;       /* time of it */
    int64_t last;        /* of the last one */
    uint64_t count;
    uint32_t frame; /* that decided */
    uint16_t file;
    uint16_t code;
    uint8_t outcome;
};

/* Attempts from one host, whatever its port, to another: each once at each hop that it took, with
 * what came back there. */
struct summary_peer {
    const char *source;      /* "192.0.2.1" */
    const char *destination; /* "192.0.2.2:5060" */
    struct counts counts;
    uint64_t requests; /* INVITEs of attempts that went there */
    uint64_t repeated; /* their copies */
};

/* REGISTERs, one attempt with its challenge; attempts of one Call-ID are one client. */
struct summary_registrations {
    uint64_t clients;
    uint64_t attempts;
    uint64_t registered;
    uint64_t refused; /* 4xx but a challenge, 5xx, 6xx (IRA, RFC 6076 section 4.2), and refused
                         credentials */
    uint64_t unanswered;
    uint64_t unknown;          /* cut by the end of the capture, or a challenge not followed */
    uint64_t never_registered; /* clients that were never seen to be, with a refusal or silence */
    uint64_t several_contacts; /* clients with more than one binding */
    uint32_t shortest;         /* seconds that were granted at least; 0 for none */
    struct spread delay;       /* RRD, RFC 6076 section 4.1 */
};

/* A user at a host who was never seen to be registered, and was refused or not answered. */
struct summary_client {
    const char *source;      /* "192.0.2.1" */
    const char *user;        /* URI of To; NULL for none */
    const char *destination; /* "192.0.2.2:5060", of the first one */
    const char *remedy;      /* what to do first about the last one; NULL for none */
    int64_t first;
    int64_t last;
    uint64_t count;      /* of its attempts */
    struct spread codes; /* what they came to at last, codes in place of times; 0 for no response */
    uint32_t frame;      /* of the first one */
    uint16_t file;
};

/* OPTIONS outside of calls, from one host to another. */
struct summary_keepalive {
    const char *source;
    const char *destination;
    uint64_t asked;
    uint64_t answered;
    uint64_t silent; /* no answer in all the time that one may take */
    int64_t first;   /* of those; 0 for none, as the next ones */
    int64_t last;
    uint32_t silent_frame; /* of the first one */
    uint16_t file;
};

/* What a host does that tries users, numbers or passwords of others. */
struct summary_scan {
    const char *source; /* "192.0.2.1" */
    const char *cause;  /* id of the finding */
    const char *text;   /* what it says of the last one */
    int64_t first;
    int64_t last;
    uint64_t count;      /* of its requests outside of dialogs */
    struct spread codes; /* what came back to these, as above */
    uint32_t frame;      /* of the first one */
    uint16_t file;
};

/* What limits what can be said. */
enum doubt {
    DOUBT_BEGAN_BEFORE,   /* calls whose INVITE came before the capture */
    DOUBT_OPEN_AT_END,    /* attempts that the end of the capture cut */
    DOUBT_NO_RESPONSES,   /* pairs of hosts: requests, and none of the responses */
    DOUBT_NO_REQUESTS,    /* the other way round */
    DOUBT_CAPTURED_TWICE, /* messages that were captured again on their way */
    DOUBT_CUT,            /* messages that were cut when they were captured */
    DOUBT_UNREAD,         /* messages that could not be read */
    DOUBT_ENCRYPTED,      /* frames of TLS on SIP's port that could not be read */
    DOUBT_CLOCK_STEPS,    /* the clock of the capture was set back */
    DOUBT_HOPS_FORGOTTEN, /* attempts that went more ways than are kept */
    DOUBTS
};

/* As JSON has them. */
extern const char *const doubt_words[DOUBTS];

/* One step of a ladder: a message between two hosts. */
struct summary_step {
    int64_t time;
    const char *source;
    const char *destination;
    const char *label;  /* "INVITE", "401 Unauthorized" */
    const char *text;   /* our sentence on it; NULL for none */
    const char *remedy; /* what to do first; NULL for none, and in JSON */
    int64_t last;       /* of its copies */
    uint32_t frame;
    uint32_t copies;  /* 1 for a message that was sent once */
    uint16_t code;    /* 0 of a request */
    uint8_t severity; /* enum code_severity */
};

/* All hops of one call. */
struct summary_ladder {
    const char *call_id;
    const char *cause; /* of which it is the first example; NULL for none */
    GArray *steps;     /* struct summary_step, in order of time */
    uint64_t left_out; /* steps beyond those */
    uint16_t file;
};

struct summary {
    GStringChunk *texts; /* owns all texts here */
    GPtrArray *files;    /* names, const char * */
    int64_t first;       /* time of the first message; 0 for none */
    int64_t last;
    uint64_t frames; /* with SIP */
    uint64_t requests;
    uint64_t responses;
    uint64_t doubts[DOUBTS];
    struct counts counts;
    struct timeline timeline;
    GArray *calls;           /* struct summary_call */
    uint64_t calls_left_out; /* that are counted all the same */
    uint64_t scanned;        /* attempts to call that were scans */
    bool keeps_scans;        /* among `calls` */
    GHashTable *causes;      /* struct summary_cause, owned, as the next ones */
    GHashTable *peers;
    GHashTable *clients;
    GHashTable *keepalives;
    GHashTable *scans;
    struct summary_registrations registrations;
    uint64_t codes[SUMMARY_CODES]; /* responses, each hop and copy counted */
    GPtrArray *ladders;            /* struct summary_ladder, owned */
};

struct summary *summary_new(void);
void summary_free(struct summary *summary);

/* Keeps a text as long as the summary; NULL for NULL. */
const char *summary_text(struct summary *summary, const char *text);

/* The same of a URI, without a password: reports are handed on. */
const char *summary_uri(struct summary *summary, const char *uri);

/* "192.0.2.1" of "192.0.2.1:5060", "2001:db8::1" of "[2001:db8::1]:5060"; NULL for NULL. The caller
 * frees it. */
char *summary_host(const char *endpoint);

/* Adds an attempt; its texts are copied. It is counted in all that is made of attempts but `scans`
 * and `peers`, and kept in `calls`. `texts` has label, text and remedy of its cause, and may be
 * NULL. */
void summary_add_call(struct summary *summary, const struct summary_call *call,
                      const struct summary_cause *texts);

/* The row with those, made where there is none. Texts are copied; they may be NULL. */
struct summary_peer *summary_peer(struct summary *summary, const char *source,
                                  const char *destination);
struct summary_client *summary_client(struct summary *summary, const char *source,
                                      const char *user);
struct summary_keepalive *summary_keepalive(struct summary *summary, const char *source,
                                            const char *destination);
struct summary_scan *summary_scan(struct summary *summary, const char *source, const char *cause);
struct summary_cause *summary_cause(struct summary *summary, const struct summary_cause *like);

/* Counts what became of an attempt between two hosts, its first ones or those behind. */
void summary_count_hop(struct summary_peer *peer, const struct summary_call *hop);

/* Adds an empty ladder. */
struct summary_ladder *summary_ladder(struct summary *summary, const char *call_id);

/* Adds all of another one, whose files follow those that are there. */
void summary_merge(struct summary *into, const struct summary *from);

/* The rows in the order to print them, always the same: most frequent first, then as they came, or
 * by their names. The caller frees the array, not the rows. */
GPtrArray *summary_causes(const struct summary *summary);
GPtrArray *summary_peers(const struct summary *summary);
GPtrArray *summary_clients(const struct summary *summary);
GPtrArray *summary_keepalives(const struct summary *summary);
GPtrArray *summary_scans(const struct summary *summary);

#endif
