/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One message with as many as it holds of what is compared with each other, or looked for again and
 * again. */

#include "flood.h"

#define A10 "aaaaaaaaaa"
#define A100 A10 A10 A10 A10 A10 A10 A10 A10 A10 A10
#define REFUSED                                                                                    \
    RESPONSE("401 Unauthorized")                                                                   \
    TELLS("0", "b", "c", "1 INVITE") "WWW-Authenticate: Digest realm=\"r\",nonce=\"0\"\n" END
#define AGAIN                                                                                      \
    REQUEST("INVITE")                                                                              \
    ASKS("2", "c", "2 INVITE")                                                                     \
    "Authorization: Digest "                                                                       \
    "realm=\"r\",nonce=\"0\",username=\"u\"\n" END
#define CHALLENGES_4 CHALLENGE CHALLENGE CHALLENGE CHALLENGE
#define CHALLENGE "WWW-Authenticate: Digest realm=\"r\",nonce=\"n#\"\n"
#define CHALLENGES CHALLENGES_4 CHALLENGES_4 CHALLENGES_4 CHALLENGES_4
#define CREDENTIALS "Authorization: Digest realm=\"%\",nonce=\"1\",username=\"u\"\n"
#define OTHER_CREDENTIALS CREDENTIALS CREDENTIALS CREDENTIALS CREDENTIALS
#define REALM "WWW-Authenticate: Digest realm=\"s%\",nonce=\"n\"\n"
#define REALMS REALM REALM REALM REALM
#define LETTERS "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z"
#define BYTES(field) field "\"%\"\n"

/* Fields of all names that are read more than once. */
#define ALL                                                                                        \
    VIA("9")                                                                                       \
    FROM TO(";tag=b") CALL("c", "9 INVITE") "Contact:\nReason:\nWarning:\nCall-Info:\n"            \
                                            "WWW-Authenticate:\nProxy-Authenticate:\nRequire:"     \
                                            "\nUnsupported:\nAuthorization:\n"                     \
                                            "Proxy-Authorization:\nProxy-Require:\nSupported:\n"
#define ALL_LONG                                                                                   \
    "Via: %\n" FROM TO(";tag=b") CALL(                                                             \
        "c", "9 INVITE") "Contact: %\nReason: %\nWarning: %\n"                                     \
                         "Call-Info: %\nWWW-Authenticate: %\nProxy-Authenticate: %\nRequire: %\n"
#define NAMES "a-x b-y c-z d-x e-y f-z g-z "
#define SAYS "Warning: 399 h \"" NAMES NAMES NAMES NAMES "\"\n"

/* A response to the INVITE before; or all messages of one that is asked. */
#define WORST(its_name, its_findings, its_unit, ...)                                               \
    {                                                                                              \
        .name = its_name, .first = INVITE END, .steps = {__VA_ARGS__}, .unit = its_unit,           \
        .findings = its_findings                                                                   \
    }
#define ASKED(its_name, its_findings, its_unit, ...)                                               \
    {                                                                                              \
        .name = its_name, .steps = {__VA_ARGS__}, .unit = its_unit, .findings = its_findings       \
    }

const struct flood floods_worst[] = {
    WORST("Via hosts alike", "hops-used-up-unsaid", "SIP/2.0/UDP " A100 A100 A100 "#,",
          RESPONSE("483 Too Many Hops") TOLD "Via: %\n" END),
    WORST("Via hosts alike, short", "hops-used-up-unsaid", "s a#,",
          RESPONSE("483 Too Many Hops") TOLD "Via: %\n" END),
    WORST("Via hosts and challenges", "auth-rejected", "SIP/2.0/UDP " A100 A100 A100 "#,", REFUSED,
          AGAIN,
          RESPONSE("401 Unauthorized") TELLS("2", "b", "c", "2 INVITE") "Via: %\n" CHALLENGES END),
    WORST("challenges to a phrase", "auth-rejected", "x", REFUSED, AGAIN,
          RESPONSE("401 %") TELLS("2", "b", "c", "2 INVITE") CHALLENGES END),
    WORST("challenges to credentials", "auth-challenge", "r", REFUSED,
          REQUEST("INVITE") ASKS("2", "c", "2 INVITE") OTHER_CREDENTIALS END,
          RESPONSE("401 Unauthorized") TELLS("2", "b", "c", "2 INVITE") REALMS END),
    ASKED("options of both", "extension-unsupported-unasked", "#,",
          INVITE "Require: " LETTERS "," LETTERS "\n" END,
          RESPONSE("420 Bad Extension") TOLD "Unsupported: %\n" END),
    ASKED("options of both, lines", "extension-unsupported-unasked", "Unsupported: #\n",
          INVITE "Require: %\n" END, RESPONSE("420 Bad Extension") TOLD "%" END),
    ASKED("options insisted on", "extension-unsupported-required", "#,",
          INVITE "Supported: " LETTERS "," LETTERS "\n" END,
          RESPONSE("421 Extension Required") TOLD "Require: %\n" END),
    WORST("targets in the worst order", "redirected-choice", "<a>;q=.#,",
          RESPONSE("300 Multiple Choices") TOLD "Contact: %\n" END),
    WORST("reasons that differ", "cause-disagrees", "Q.850;cause=#;text=\"a\",",
          RESPONSE("486 Busy Here") TOLD "Reason: %\n" END),
    WORST("reasons of a block", "blocked-by-analytics-network-nameless",
          "a;text=\";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;\",",
          RESPONSE("603 Network Blocked") TOLD "Reason: %\n" END),
    WORST("reason parameters", "", ";c", RESPONSE("486 Busy Here") TOLD "Reason: a%\n" END),
    ASKED("media", "offer-refused", "m=a 1 a 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5\r\n",
          INVITE "Content-Type: application/sdp\n" END "%",
          RESPONSE("488 Not Acceptable Here") TOLD END),
    ASKED("media twice", "offer-refused-listed", "m=a 1 a 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5\r\n",
          INVITE "Content-Type: application/sdp\n" END "%",
          RESPONSE("488 Not Acceptable Here") TOLD "Content-Type: application/sdp\n" END "%"),
    ASKED("mappings", "offer-refused", "a=rtpmap:\r\n",
          INVITE "Content-Type: application/sdp\n"
                 "\nm=a 1 a 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6\n%",
          RESPONSE("488 Not Acceptable Here") TOLD END),
    ASKED("attributes", "", "a=sendrecv\r\n", INVITE "Content-Type: application/sdp\n" END "%"),
    WORST("all far apart", "request-not-captured", ":\r\n",
          RESPONSE("401 Unauthorized") ALL "%" ALL END),
    ASKED("all far apart, asked", "", "a:\r\n", REQUEST("INVITE") ALL "%" ALL END),
    WORST("all far apart, refused", "request-not-captured", "X\r\n",
          RESPONSE("421 Extension Required") ALL "%" ALL END),
    WORST("all at once", "request-not-captured", ",", RESPONSE("421 x") ALL_LONG END),
    ASKED("parameters of credentials", "", "a=\"b\",",
          REQUEST("INVITE") ASKS("2", "c", "2 INVITE") "Authorization: Digest %\n" END),
    ASKED("credentials of nothing", "", ",",
          REQUEST("INVITE") ASKS("2", "c", "2 INVITE") "Authorization: Digest %\n" END),
    ASKED("Contact parameters", "", ";a",
          REQUEST("REGISTER") ASKS("2", "c", "2 REGISTER") "Contact: <sip:a@h>%\n" END),
    ASKED("Refer-To parameters", "refer-refused-outside", ";a",
          REQUEST("REFER") ASKS("2", "c", "2 REFER") "Refer-To: <sip:a@h>%\n" END,
          RESPONSE("603 Decline") TELLS("2", "b", "c", "2 REFER") END),
    ASKED("Event parameters", "transfer-outcome-progress-unseen", ";a",
          REQUEST("NOTIFY")
              ASKS("2", "c", "2 NOTIFY") "Event: refer%\n"
                                         "Content-Type: message/sipfrag\n\nSIP/2.0 100 Trying\n"),
    ASKED("fields of a sipfrag", "transfer-outcome-progress-unseen", "a:\r\n",
          REQUEST("NOTIFY")
              ASKS("2", "c", "2 NOTIFY") "Event: refer\n"
                                         "Content-Type: message/sipfrag\n\nSIP/2.0 100 Trying\n%"),
    ASKED("parts of a NOTIFY", "transfer-outcome-progress-unseen", "--x\r\n\r\n",
          REQUEST("NOTIFY") ASKS(
              "2", "c", "2 NOTIFY") "Event: refer\n"
                                    "Content-Type: multipart/mixed;boundary=x\n\n%--x\n"
                                    "Content-Type: message/sipfrag\n\nSIP/2.0 100 Trying\n--x--\n"),
    ASKED("Require lines", "", "Require:a\r\n",
          REQUEST("INVITE") "%" ASKS("2", "c", "2 INVITE") END),
    ASKED("fields that are named", "", "a-#:\r\n", INVITE "%" END,
          RESPONSE("400 " NAMES NAMES NAMES NAMES)
              TOLD SAYS SAYS SAYS SAYS SAYS SAYS SAYS SAYS END),
    WORST("allowed methods", "method-not-allowed", "A,",
          RESPONSE("405 Method Not Allowed") TOLD "Allow: %\n" END),
    WORST("no UTF-8", "", "\xff",
          RESPONSE("486 \xff\xff%") TOLD BYTES("Reason: a;text=") BYTES("Warning: 399 a ") END),
    {0},
};
