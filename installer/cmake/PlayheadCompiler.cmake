# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# What every target of the project is compiled with.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

find_program(PLAYHEAD_CCACHE ccache)
if(PLAYHEAD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # What ccache's manual asks for where headers are precompiled.
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros
                                    "${PLAYHEAD_CCACHE}")
endif()
# Not mold: that of Debian 12 (1.10) lays some programs out so that they do not start, and with
# -z norelro it comes to no end with others.
find_program(PLAYHEAD_LLD ld.lld)
if(PLAYHEAD_LLD)
    add_link_options(-fuse-ld=lld)
endif()

if(PLAYHEAD_SANITIZE)
    add_compile_options(-fsanitize=${PLAYHEAD_SANITIZE} -fno-omit-frame-pointer
                        -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PLAYHEAD_SANITIZE})
endif()

# Several threads count in the same places.
if(PLAYHEAD_COVERAGE)
    add_compile_options(--coverage -fprofile-update=atomic)
    add_link_options(--coverage)
endif()

# What makes a mistake of ours end the program rather than obey the file that provoked it, and what
# keeps this machine's folders out of the program, so that two of them build the same bytes.
if(PLAYHEAD_HARDEN)
    include(CheckPIESupported)
    check_pie_supported(LANGUAGES CXX)
    add_compile_options(-fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE
                        -D_FORTIFY_SOURCE=2 "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.")
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|i[3-6]86")
        add_compile_options(-fcf-protection=full)
    elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
        add_compile_options(-mbranch-protection=standard)
    endif()
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
        add_link_options(LINKER:-z,relro,-z,now,-z,noexecstack)
    endif()
endif()

# Settings of our own targets; third-party headers come in as SYSTEM and are not judged.
function(playhead_target_defaults target)
    target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>")
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                             -Wnon-virtual-dtor -Woverloaded-virtual)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # gcc 12 sees overlapping copies where std::string inserts (its bug 105651).
        target_compile_options(${target} PRIVATE -Wno-restrict)
    endif()
    if(PLAYHEAD_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
endfunction()

# Every file includes what it uses all the same: the presets that do not precompile (lint, fuzz,
# core-only) and the step `headers` of tests/run see to that.
function(playhead_precompile target)
    if(PLAYHEAD_PRECOMPILE)
        target_precompile_headers(${target} PRIVATE ${ARGN})
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            # Once precompiled, std::string is no system header to gcc 12, which then reports more of
            # bug 105651. The presets that do not precompile keep these warnings.
            target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overflow)
        else()
            # What ccache's manual asks for: a new header with the same text is the same header.
            target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
        endif()
    endif()
endfunction()
set(PLAYHEAD_COMMON_STD_HEADERS <algorithm> <array> <charconv> <chrono> <cmath> <functional> <map>
                                <memory> <optional> <span> <string> <string_view> <unordered_map>
                                <variant> <vector>)
set(PLAYHEAD_COMMON_WIDGET_HEADERS <QAction> <QApplication> <QClipboard> <QKeyEvent> <QLabel>
                                   <QMenu> <QPainter> <QScrollBar> <QToolButton> <QTreeView>
                                   <QVBoxLayout>)

function(playhead_target_uses_qt target)
    target_compile_definitions(
        ${target}
        PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
                QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
                QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_JAVA_STYLE_ITERATORS
                QT_DISABLE_DEPRECATED_BEFORE=0x060400)
endfunction()
