/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages that go on and on. */

#include "flood.h"

#define CONTACT "Contact: <sip:b@h>\n"

#define MANY(its_name, its_findings, its_text, its_first, ...)                                     \
    {                                                                                              \
        .name = its_name, .first = its_first, .steps = {__VA_ARGS__}, .findings = its_findings,    \
        .text = its_text                                                                           \
    }

#define INVITE_OF(id) REQUEST("INVITE") ASKS(id, id, "1 INVITE")

#define USUAL                                                                                      \
    "Contact: \"Alice Example\" <sip:alice@192.0.2.1:5060;transport=udp>\n"                        \
    "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, INFO, SUBSCRIBE, UPDATE\n"           \
    "Supported: replaces, timer, norefersub\nUser-Agent: Example Phone 3000 / 1.2.3.4\n"
#define DESCRIPTION                                                                                \
    "v=0\no=- 20518 0 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n"                          \
    "m=audio 54400 RTP/AVP 8 0 9 101\na=rtpmap:8 PCMA/8000\na=rtpmap:0 PCMU/8000\n"                \
    "a=rtpmap:9 G722/8000\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-15\na=sendrecv\n"

const struct flood floods_many[] = {
    /* Against which the others are measured. */
    MANY("ordinary calls", "", NULL, NULL,
         REQUEST("INVITE")
             ASKS("#", "#", "1 INVITE") "Max-Forwards: 70\n" USUAL
                                        "Content-Type: application/sdp\n" END DESCRIPTION,
         RESPONSE("180 Ringing") TELLS("#", "b", "#", "1 INVITE") USUAL END,
         RESPONSE("200 OK") TELLS("#", "b", "#", "1 INVITE") USUAL
         "Content-Type: application/sdp\n" END DESCRIPTION,
         REQUEST("BYE") ASKS_INSIDE("b#", "#", "2 BYE") "Max-Forwards: 70\n" END),
    MANY("calls", "", NULL, NULL, REQUEST("INVITE") ASKS("#", "#", "1 INVITE") END,
         RESPONSE("486 Busy Here") TELLS("#", "b", "#", "1 INVITE") END),
    MANY("branches of a call", "merged-request-ended", "brought 192.0.2.2:5060 this", NULL,
         REQUEST("INVITE") ASKS("#", "c", "1 INVITE") END,
         RESPONSE("482 Merged Request") TELLS("#", "b", "c", "1 INVITE") END),
    MANY("methods of a branch", "not-implemented", "does not implement M", NULL,
         REQUEST("M#") ASKS("1", "c", "1 M#") END,
         RESPONSE("501 Not Implemented") TELLS("1", "b", "c", "1 M#") END),
    MANY("numbers of a branch", "address-refused", "sip:bob@example.com", NULL,
         REQUEST("INVITE") ASKS("1", "c", "# INVITE") END,
         RESPONSE("404 Not Found") TELLS("1", "b", "c", "# INVITE") END),
    MANY("dialogs", "", NULL, NULL, REQUEST("INVITE") ASKS("#", "#", "1 INVITE") END,
         RESPONSE("200 OK") TELLS("#", "b", "#", "1 INVITE") CONTACT END,
         REQUEST("BYE") ASKS_INSIDE("b#", "#", "2 BYE") END),
    MANY("calls that never end", "", NULL, NULL, REQUEST("INVITE") ASKS("#", "#", "1 INVITE") END,
         RESPONSE("200 OK") TELLS("#", "b", "#", "1 INVITE") CONTACT
         "Session-Expires: 90;refresher=uac\n" END,
         REQUEST("UPDATE") ASKS_INSIDE("u#", "#", "2 UPDATE") END,
         RESPONSE("200 OK") TELLS("u#", "b", "#", "2 UPDATE") CONTACT
         "Session-Expires: 90;refresher=uas\n" END),
    MANY("ends of a call", "", NULL, INVITE END, RESPONSE("200 OK") TOLD CONTACT END,
         REQUEST("BYE") ASKS_INSIDE("b#", "c", "# BYE") END,
         RESPONSE("200 OK") TELLS("b#", "b", "c", "# BYE") END),
    MANY("dialogs of a call", "forked-many", "at least 4 different", INVITE END,
         RESPONSE("200 OK") TELLS("1", "#", "c", "1 INVITE") CONTACT END),
    MANY("forks", "ringing-local forked-many", NULL, INVITE END,
         RESPONSE("180 Ringing") TELLS("1", "#", "c", "1 INVITE") CONTACT END),
    MANY("reliable responses", "", NULL, INVITE END,
         RESPONSE("183 Session Progress") TOLD CONTACT "Require: 100rel\nRSeq: #\n" END),
    MANY("ringing again", "ringing-local response-repeated-provisional", NULL, INVITE END,
         RESPONSE("180 Ringing") TOLD CONTACT END),
    MANY("request again", "request-unanswered-copy", "copy", NULL, INVITE END),
    MANY("response again", "ack-missing-refusal", "times", INVITE END,
         RESPONSE("486 Busy Here") TOLD END),
    MANY("nonces", "", NULL, NULL,
         REQUEST("INVITE")
             ASKS("#", "c",
                  "# INVITE") "Authorization: Digest realm=\"r\",username=\"u\",nonce=\"n#\"\n" END,
         RESPONSE("401 Unauthorized") TELLS(
             "#", "b", "c", "# INVITE") "WWW-Authenticate: Digest realm=\"r\",nonce=\"n#\"\n" END),
    MANY("cancelled branches", "cancelled-unrung", "from 192.0.2.1:5060, ended", NULL,
         REQUEST("INVITE") ASKS("#", "c", "1 INVITE") END,
         REQUEST("CANCEL") ASKS("#", "c", "1 CANCEL") END,
         RESPONSE("487 Request Terminated") TELLS("#", "b", "c", "1 INVITE") END),
    MANY("confirmations", "dialog-unknown", NULL, INVITE END,
         REQUEST("ACK") ASKS_INSIDE("a#", "c", "1 ACK") END,
         REQUEST("PRACK") ASKS_INSIDE("p#", "c", "# PRACK") "RAck: # 1 INVITE\n" END,
         RESPONSE("481 Unknown") TELLS("p#", "b", "c", "# PRACK") END),
    MANY("reports of a transfer", "transfer-outcome-progress", "REFER of frame 1 ",
         REQUEST("REFER") ASKS_INSIDE("r", "c", "1 REFER") "Refer-To: <sip:carol@h>\n" END,
         REQUEST("NOTIFY") VIA("#") "From: <sip:bob@h>;tag=b\nTo: <sip:alice@h>;tag=a\n" CALL(
             "c", "# NOTIFY") "Content-Type: message/sipfrag\n\nSIP/2.0 100 Trying\n"),
    MANY("refused callers", "caller-refused", "gives no reason", NULL,
         REQUEST("INVITE") VIA("#") "From: <sip:#@example.com>;tag=a\n" TO("") CALL("c", "# INVITE")
             END,
         RESPONSE("403 Forbidden") VIA("#") "From: <sip:#@example.com>;tag=a\n" TO(";tag=b")
             CALL("c", "# INVITE") END),
    MANY("responses alone", "request-not-captured", NULL, NULL,
         RESPONSE("486 Busy Here") TELLS("#", "#", "#", "# INVITE") END),
    MANY("bare responses", "", NULL, NULL, RESPONSE("486 p#") END),
    {.name = "unanswered requests",
     .steps = {REQUEST("OPTIONS") ASKS("#", "#", "1 OPTIONS") END},
     .findings = "request-unanswered-host",
     .later = 1},
    {.name = "unanswered hosts",
     .steps = {REQUEST("OPTIONS") ASKS("#", "#", "1 OPTIONS") END},
     .findings = "request-unanswered-once",
     .is_spread = true,
     .later = 1},
    {.name = "calls without a final response",
     .steps = {INVITE_OF("#") END, RESPONSE("180 Ringing") TELLS("#", "b", "#", "1 INVITE") END},
     .findings = "final-missing",
     .later = 2},
    {.name = "hosts unreachable",
     .steps = {INVITE_OF("#") END, "!" INVITE_OF("#") END},
     .findings = "request-unreachable",
     .is_spread = true,
     .later = 2},
    MANY("errors about one request", "request-unreachable-quoted", "of frame 1", INVITE END,
         "!" INVITE END),
    MANY("errors cut short", "request-unreachable-quoted", "sent 20 ms before", NULL,
         REQUEST("INVITE") ASKS("#", "#", "1 INVITE") END, "!" REQUEST("INVITE") VIA("#")),
    {.name = "errors cut short, spread",
     .steps = {REQUEST("INVITE") ASKS("#", "#", "1 INVITE") END, "!" REQUEST("INVITE")},
     .findings = "request-unreachable-quoted",
     .is_spread = true},
    MANY("errors about nothing", "", NULL, NULL, "!" INVITE_OF("#") END),
    MANY("late responses", "late-response", "486", NULL, INVITE_OF("#") END,
         RESPONSE("486 Busy Here") TELLS("#", "b", "#", "1 INVITE") END,
         RESPONSE("500 Late") TELLS("#", "b", "#", "1 INVITE") END),
    {.name = "hops that go on",
     .steps = {REQUEST("INVITE") ASKS("#", "c", "1 INVITE") END,
               RESPONSE("482 Loop Detected") TELLS("#", "b", "c", "1 INVITE") END},
     .findings = "",
     .is_chain = true},
    {.name = "hops that wait",
     .steps = {REQUEST("INVITE") ASKS("#", "c", "1 INVITE") END,
               REQUEST("CANCEL") ASKS("#", "c", "1 CANCEL") END,
               RESPONSE("487 Request Terminated") TELLS("#", "b", "c", "1 INVITE") END,
               RESPONSE("408 Request Timeout") TELLS("#", "b", "c", "1 INVITE") END},
     .findings = "late-response",
     .is_chain = true},
    {.name = "hops that refuse",
     .steps = {REQUEST("INVITE") ASKS(
                   "#", "c",
                   "1 INVITE") "Authorization: Digest realm=\"r\",username=\"u\",nonce=\"n\"\n" END,
               RESPONSE("401 Unauthorized")
                   TELLS("#", "b", "c",
                         "1 INVITE") "WWW-Authenticate: Digest realm=\"r\",nonce=\"n\"\n" END,
               RESPONSE("403 Forbidden") TELLS("#", "b", "c", "1 INVITE") END},
     .findings = "auth-rejected-forbidden-from",
     .is_chain = true},
    {0},
};
