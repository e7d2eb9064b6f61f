/* SPDX-License-Identifier: GPL-2.0-or-later */
/* User-Agents that strangers are known by. */

#include "agent.h"
#include "check.h"

static void a_tool_is_known_by_how_it_begins(void **state)
{
    (void)state;
    assert_int_equal(agent_read(slice_of("friendly-scanner")), AGENT_SCANNER);
    assert_int_equal(agent_read(slice_of("SIPVicious 0.3")), AGENT_SCANNER);
    assert_int_equal(agent_read(slice_of("sipcli/v1.8")), AGENT_SUSPECT);
    assert_int_equal(agent_read(slice_of("smapphone")), AGENT_UNKNOWN);
    assert_int_equal(agent_read(slice_of("Asterisk PBX")), AGENT_UNKNOWN);
    assert_int_equal(agent_read(slice_of("")), AGENT_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tool_is_known_by_how_it_begins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
