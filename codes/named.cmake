# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -P named.cmake FORMS FOLDER...: fails where no source names a finding or a sentence of forms.h: it would build and never
# be seen. (One that a source names and no file has: the compiler says that.)

set(pattern "(FINDING|SENTENCE)_[A-Z0-9_]+")
set(named)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(argument RANGE 4 ${last})
    file(GLOB_RECURSE sources "${CMAKE_ARGV${argument}}/*.c")
    foreach(source IN LISTS sources)
        file(READ "${source}" text)
        string(REGEX MATCHALL "${pattern}" names "${text}")
        list(APPEND named ${names})
    endforeach()
endforeach()

file(READ "${CMAKE_ARGV3}" forms)
string(REGEX MATCHALL "${pattern}" unnamed "${forms}")
list(REMOVE_ITEM unnamed FINDING_NONE SENTENCE_NONE ${named})
if(unnamed)
    list(JOIN unnamed "\n  " unnamed)
    message(FATAL_ERROR "No source names what a file of text/finding/ or text/sentence/ has\n  ${unnamed}")
endif()
