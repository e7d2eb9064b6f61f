# SPDX-License-Identifier: GPL-2.0-or-later
# Finds Wireshark by its CMake package, else by pkg-config: the target epan and these variables, as the package names them,
# of which the plugin folder is relative to the prefix: Wireshark_VERSION (and _MAJOR_, _MINOR_), Wireshark_INSTALL_PREFIX,
# Wireshark_PLUGIN_LIBDIR.

option(SIPCODE_PKG_CONFIG "Find Wireshark by pkg-config even where its CMake package is there" OFF)

if(TARGET epan) # these sources are a folder of Wireshark's own
    set(Wireshark_MAJOR_VERSION "${PROJECT_MAJOR_VERSION}")
    set(Wireshark_MINOR_VERSION "${PROJECT_MINOR_VERSION}")
    set(Wireshark_VERSION "${PROJECT_MAJOR_VERSION}.${PROJECT_MINOR_VERSION}.${PROJECT_PATCH_VERSION}")
    set(Wireshark_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
    set(Wireshark_PLUGIN_LIBDIR "${PLUGIN_INSTALL_VERSION_LIBDIR}")
    set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${PLUGIN_DIR}/epan")
elseif(NOT SIPCODE_PKG_CONFIG)
    find_package(Wireshark CONFIG QUIET)
endif()
if(NOT TARGET epan)
    pkg_check_modules(WIRESHARK QUIET IMPORTED_TARGET wireshark)
    if(NOT WIRESHARK_FOUND)
        message(FATAL_ERROR "Wireshark's headers are missing: install wireshark-dev (Debian, Ubuntu), wireshark-devel "
            "(Fedora), or name the folder of WiresharkConfig.cmake with -DWireshark_DIR=")
    endif()
    add_library(epan ALIAS PkgConfig::WIRESHARK)
    set(Wireshark_VERSION "${WIRESHARK_VERSION}")
    string(REGEX MATCH "^([0-9]+)\\.([0-9]+)" release "${WIRESHARK_VERSION}")
    set(Wireshark_MAJOR_VERSION "${CMAKE_MATCH_1}")
    set(Wireshark_MINOR_VERSION "${CMAKE_MATCH_2}")
    pkg_get_variable(Wireshark_INSTALL_PREFIX wireshark prefix)
    pkg_get_variable(plugin_folder wireshark plugindir)
    file(RELATIVE_PATH Wireshark_PLUGIN_LIBDIR "${Wireshark_INSTALL_PREFIX}" "${plugin_folder}")
endif()

if(Wireshark_VERSION VERSION_LESS 4.0)
    message(FATAL_ERROR "Wireshark ${Wireshark_VERSION} is too old: sipcode needs 4.0 or later")
endif()
if(NOT Wireshark_PLUGIN_LIBDIR)
    message(FATAL_ERROR "This Wireshark ${Wireshark_VERSION} was built without plugins")
endif()
message(STATUS "Wireshark ${Wireshark_VERSION}, plugins in ${Wireshark_PLUGIN_LIBDIR}")
