# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -P complete.cmake RULES TEXTS: fails where a rule is in no list, or a finding's text in no rule: it would build and
# never be seen. (A rule that is in the list and has no file, a form that has no text: the compiler and the linker say that.)

set(rules "${CMAKE_ARGV3}")
set(texts "${CMAKE_ARGV4}")
set(faults)
set(code)

file(READ "${rules}/rules.c" list)
file(GLOB sources "${rules}/*.c")
foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    file(READ "${source}" text)
    string(APPEND code "${text}")
    if(NOT name MATCHES "^rules?$" AND NOT list MATCHES "X\\(${name}\\)")
        list(APPEND faults "${source}: no line X(${name}) in the list of ${rules}/rules.c")
    endif()
endforeach()

file(GLOB forms "${texts}/*.ini")
foreach(form IN LISTS forms)
    get_filename_component(name "${form}" NAME_WE)
    string(REPLACE - _ name "${name}")
    string(TOUPPER "${name}" name)
    if(NOT code MATCHES "FINDING_${name}[^A-Z_]")
        list(APPEND faults "${form}: no rule in ${rules} says FINDING_${name}")
    endif()
endforeach()

if(faults)
    list(JOIN faults "\n  " faults)
    message(FATAL_ERROR "A finding is a text and a rule\n  ${faults}")
endif()
