/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the argument of tshark -z sipcode,events asks for. */

#ifndef SIPCODE_EVENT_REQUEST_H
#define SIPCODE_EVENT_REQUEST_H

/* Its first part. */
#define EVENT_REQUEST "sipcode,events"

/* Its texts are owned; NULL where they were not given. */
struct event_request {
    char *probe;   /* the name of who captured */
    char *capture; /* that of the file that is read: tshark does not tell it */
    char *file;    /* to write to */
};

/* Reads an argument that begins with EVENT_REQUEST: options, in whose values %2C stands for a
 * comma, and then the file. Returns what is wrong with it in words, which the caller frees; NULL
 * for nothing. */
char *event_request_read(struct event_request *request, const char *argument);

void event_request_clear(struct event_request *request);

#endif
