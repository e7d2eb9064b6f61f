# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -P complete.cmake RULES: fails where a rule is in no list: it would build and never be seen. (A rule that is in the list
# and has no file: the linker says that.)

set(rules "${CMAKE_ARGV3}")
set(faults)

file(READ "${rules}/rules.c" list)
file(GLOB sources "${rules}/*.c")
foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    if(NOT name MATCHES "^(rules?|ask)$" AND NOT list MATCHES "X\\(${name}\\)")
        list(APPEND faults "${source}: no line X(${name}) in the list of ${rules}/rules.c")
    endif()
endforeach()

if(faults)
    list(JOIN faults "\n  " faults)
    message(FATAL_ERROR "A rule is in the list of rules\n  ${faults}")
endif()
