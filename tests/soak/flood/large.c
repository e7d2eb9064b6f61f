/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One message with something in it that goes on and on. */

#include "flood.h"

#define CHALLENGE "WWW-Authenticate: Digest realm=\"r\",nonce=\"n#\"\r\n"
#define LETTERS "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z"

/* A response to an INVITE. */
#define LARGE(its_name, its_findings, its_text, its_unit, ...)                                     \
    {                                                                                              \
        .name = its_name, .first = INVITE END, .steps = {__VA_ARGS__}, .unit = its_unit,           \
        .findings = its_findings, .text = its_text                                                 \
    }

const struct flood floods_large[] = {
    LARGE("Via list", "loop hops-used-up-unsaid", "came to h more",
          "SIP/2.0/UDP h;branch=z9hG4bKa, ", RESPONSE("483 Too Many Hops") TOLD "Via: %\n" END),
    LARGE("Via lines", "loop hops-used-up-unsaid", "came to h more", "Via: SIP/2.0/UDP h\r\n",
          RESPONSE("483 Too Many Hops") TOLD "%" END),
    LARGE("Via parameters", "request-not-captured", NULL, ";branch",
          RESPONSE("482 Loop Detected") "Via: SIP/2.0/UDP h%\n" TOLD END),
    LARGE("Via far apart", "", NULL, "X: y\r\n",
          RESPONSE("482 Loop Detected") TOLD "%Via: SIP/2.0/UDP z\n" END),
    LARGE("CSeq number", "request-not-captured", NULL, "0",
          RESPONSE("486 Busy Here") "CSeq: % INVITE\n" TOLD END),
    LARGE("CSeq method", "request-not-captured", NULL, "A",
          RESPONSE("486 Busy Here") "CSeq: 1 %\n" TOLD END),
    LARGE("Reason list", "cause-disagrees", "cause 1 ", "Q.850;cause=1;text=\"a\",",
          RESPONSE("486 Busy Here") TOLD "Reason: %\n" END),
    LARGE("Reason lines", "", NULL, "Reason: x\r\n", RESPONSE("486 Busy Here") TOLD "%" END),
    LARGE("Reason of a CANCEL", "answered-elsewhere-cancel", NULL, "SIP;cause=20,",
          REQUEST("CANCEL") ASKS("1", "c", "1 CANCEL") "Reason: %SIP;cause=200\n" END),
    LARGE("Warning list", "offer-refused-none", NULL, "304 h \"a\",",
          RESPONSE("488 Not Acceptable Here") TOLD "Warning: %\n" END),
    LARGE("Warnings that are none", "offer-refused-none", NULL, "3,",
          RESPONSE("488 Not Acceptable Here") TOLD "Warning: %\n" END),
    LARGE("challenge parameters", "auth-challenge", "realm \"r\"", "a=\"b\",",
          RESPONSE("401 Unauthorized") TOLD
          "WWW-Authenticate: Digest realm=\"r\",%nonce=\"n\"\n" END),
    LARGE("challenges", "auth-challenge", "realm \"r\"", CHALLENGE,
          RESPONSE("401 Unauthorized") TOLD "%" END),
    /* The answer to refused credentials looks for a circle in Via. */
    LARGE("challenges again", "auth-rejected", "user u", CHALLENGE,
          RESPONSE("401 Unauthorized") TOLD
          "WWW-Authenticate: Digest realm=\"r\",nonce=\"0\"\n" END,
          REQUEST("INVITE")
              ASKS("2", "c",
                   "2 INVITE") "Authorization: Digest realm=\"r\",nonce=\"0\",username=\"u\"\n" END,
          RESPONSE("401 Unauthorized") TELLS("2", "b", "c", "2 INVITE") "%" VIA("3") END),
    LARGE("Contact list", "redirected-choice", "sip:z@h, sip:a@h", "<sip:a@h>;q=0.5,",
          RESPONSE("302 Moved Temporarily") TOLD "Contact: %<sip:z@h>;q=1\n" END),
    LARGE("folds", "method-not-allowed", "a, a, a", "a,\r\n ",
          RESPONSE("405 Method Not Allowed") TOLD "Allow: %\n" END),
    LARGE("blank lines before", "", NULL, "\r\n", "%" RESPONSE("486 Busy Here") TOLD END),
    LARGE("blank lines behind", "", NULL, "\r\n", RESPONSE("486 Busy Here") TOLD END "%"),
    LARGE("commas", "redirected-nowhere", NULL, ",",
          RESPONSE("300 Multiple Choices") TOLD "Contact: %\n" END),
    LARGE("semicolons", "redirected-nowhere", NULL, ";",
          RESPONSE("300 Multiple Choices") TOLD "Contact: %\n" END),
    LARGE("quotes", "redirected", NULL, "\"",
          RESPONSE("300 Multiple Choices") TOLD "Contact: %\n" END),
    LARGE("quotes and commas", "redirected-choice", NULL, "\",",
          RESPONSE("300 Multiple Choices") TOLD "Contact: %\n" END),
    LARGE("backslashes", "redirected", NULL, "\\",
          RESPONSE("300 Multiple Choices") TOLD "Contact: \"%\n" END),
    LARGE("angle brackets", "redirected-nowhere", NULL, "<",
          RESPONSE("300 Multiple Choices") TOLD "Contact: %\n" END),
    LARGE("colons", "", NULL, ":", RESPONSE("486 Busy Here") TOLD "%\n" END),
    LARGE("short lines", "", NULL, "x\r\n", RESPONSE("486 Busy Here") TOLD "%" END),
    LARGE("To parameters", "header-missing-tag", NULL, ";t=1",
          RESPONSE("486 Busy Here") "To: <sip:b@h>%\n" TOLD END),
    LARGE("phrase", "", NULL, "\xff", RESPONSE("486 %") TOLD END),
    LARGE("Call-Info", "blocked-by-analytics", "sip:z", "<sip:a>;purpose=b,",
          RESPONSE("608 Rejected") TOLD "Call-Info: %<sip:z>;purpose=jwscard\n" END),
    LARGE("parts", "header-missing-route", NULL, "--x\r\nContent-Type: a\r\n\r\n",
          RESPONSE("183 Session Progress") TOLD "Content-Type: multipart/mixed;boundary=x\n" END
                                                "%"),
    LARGE("dashes", "header-missing-route", NULL, "-",
          RESPONSE("183 Session Progress") TOLD
          "Content-Type: multipart/mixed;boundary=-------------------------x\n" END "%"),

    /* The request has it. */
    {.name = "Request-URI",
     .steps = {REQUEST("INVITE sip:%") ASKS("1", "c", "1 INVITE") END,
               RESPONSE("404 Not Found") TOLD END},
     .unit = "(",
     .findings = "address-refused-userless"},
    {.name = "unknown options",
     .steps = {INVITE "Require: " LETTERS "\n" END,
               RESPONSE("420 Bad Extension") TOLD "Unsupported: %\n" END},
     .unit = "#,",
     .findings = "extension-unsupported-unasked",
     .text = "0,1,2,3"},
    {.name = "required options",
     .steps = {INVITE "%" END, RESPONSE("420 Bad Extension") TOLD "Unsupported: r9\n" END},
     .unit = "Require: r#\r\n",
     .findings = "extension-unsupported",
     .text = "r9"},
    {.name = "formats",
     .steps = {INVITE "Content-Type: application/sdp\n"
                      "\nm=audio 1 a 50 51 52 53 54 55 56 57 58 59 60 61 62 63\n%",
               RESPONSE("488 Not Acceptable Here") TOLD END},
     .unit = "a=rtpmap:1 x\r\n",
     .findings = "offer-refused",
     .text = "audio a 50 51"},
    {.name = "credentials",
     .first = RESPONSE("401 Unauthorized") TELLS("0", "b", "c", "0 INVITE") CHALLENGE END,
     .steps = {INVITE "%" END, RESPONSE("403 Forbidden") TOLD END},
     .unit = "Authorization: Digest realm=\"r\",nonce=\"n0\",username=\"u#\"\r\n",
     .findings = "auth-rejected-forbidden-from",
     .text = "logged in as u0"},
    {0},
};
