# SPDX-License-Identifier: GPL-2.0-or-later
# embed(TARGET HEADER [NAME FILE]...): a header of that target that has each file as an array of its lines, ended by NULL.

function(embed target header)
    set(arrays)
    while(ARGN)
        list(POP_FRONT ARGN name file)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        file(READ ${file} text)
        string(REPLACE "\\" "\\\\" text "${text}")
        string(REPLACE "\"" "\\\"" text "${text}")
        string(REPLACE "\n" "\\n\",\n    \"" text "${text}")
        string(APPEND arrays "\nstatic const char *const ${name}[] = {\n    \"${text}\", NULL};\n")
    endwhile()
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target})
    file(GENERATE OUTPUT ${folder}/${header} CONTENT "/* Written by embed.cmake. */\n#include <stddef.h>\n${arrays}")
    target_include_directories(${target} PUBLIC ${folder})
endfunction()
