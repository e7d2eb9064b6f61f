# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -P includes.cmake FOLDER...: fails where a source includes a header of ours by a path. By its name it finds only those
# of its own room and of the rooms that its target links; a path would lead anywhere.

set(faults)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(argument RANGE 3 ${last})
    file(GLOB_RECURSE sources "${CMAKE_ARGV${argument}}/*.[ch]")
    foreach(source IN LISTS sources)
        file(STRINGS "${source}" lines REGEX "^ *# *include *\"[^\"]*/")
        foreach(line IN LISTS lines)
            list(APPEND faults "${source}: ${line}")
        endforeach()
    endforeach()
endforeach()
if(faults)
    list(JOIN faults "\n  " faults)
    message(FATAL_ERROR "Name a header of ours without its folder: a room sees its own and those below it\n  ${faults}")
endif()
