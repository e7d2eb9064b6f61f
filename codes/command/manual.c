/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes sipcode(7), the manual page of all codes, from the table: manual sipcode.7. */

#include "code.h"
#include "phrase.h"

#include <stdio.h>
#include <string.h>

/* Text as roff takes it: no control line, no escape, hyphens as they are typed. */
static void print_text(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
    }
    putchar('\n');
}

static void print_list(const char *heading, const char *const *texts)
{
    printf(".PP\n.I %s\n", heading);
    for (unsigned i = 0; texts[i]; i++) {
        printf(".IP %u. 4\n", i + 1);
        print_text(texts[i]);
    }
}

static void print_code(const struct code *code)
{
    g_autofree char *references = phrase_references(code);

    printf(".SS \"%u %s\"\n", code->code, code->name);
    print_text(code->meaning);
    print_list("When you see it", code->scenarios);
    print_list("How to fix it", code->remedies);
    printf(".PP\n.I \"What the client may do next\"\n.br\n");
    print_text(code->retry);
    printf(".PP\n.I \"When to send it\"\n.br\n");
    print_text(code->use);
    printf(".PP\n.I Reference\n.br\n");
    print_text(references);
}

static void print_class(const struct code_class *class)
{
    printf(".SH \"%uxx %s\"\n", class->number, class->name);
    print_text(class->caller);
}

int main(int argc, char **argv)
{
    size_t count;
    const struct code *codes = code_all(&count);
    const struct code_class *class = NULL;

    if (argc != 2 || !freopen(argv[1], "w", stdout)) {
        fprintf(stderr, "manual: give a file that can be written\n");
        return 1;
    }
    printf(".TH SIPCODE 7 \"\" \"sipcode %s\" \"SIP response codes\"\n", SIPCODE_VERSION);
    printf(".SH NAME\nsipcode \\- the response codes of SIP\n.SH DESCRIPTION\n"
           "What each response code of SIP means, when one sees it and what to do about it.\n"
           "An unknown code is treated as the x00 of its class, an unknown 1xx as 183\n"
           "(RFC 3261 section 8.1.3.2).\n");
    for (size_t i = 0; i < count; i++) {
        if (codes[i].code_class != class)
            print_class(class = codes[i].code_class);
        print_code(&codes[i]);
    }
    printf(".SH \"SEE ALSO\"\n.BR sipcode (1),\n.BR tshark (1),\n.BR wireshark (1)\n");
    return ferror(stdout) != 0 || fflush(stdout) != 0;
}
