# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# What installer/debian/changelog says of the version that project() names:
#
#   PLAYHEAD_RELEASE_DATE     its day, as 2026-11-22
#   PLAYHEAD_DEBIAN_REVISION  the number behind its version, for packages of the same sources
#
# A version without its entry there does not configure.
set(changelog "${PROJECT_SOURCE_DIR}/installer/debian/changelog")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${changelog}")
file(STRINGS "${changelog}" newest LIMIT_COUNT 1)
file(STRINGS "${changelog}" signed REGEX "^ -- .+<.+>  " LIMIT_COUNT 1)
if(NOT newest MATCHES "^playhead \\(([0-9.]+)-([0-9]+)\\) ")
    message(FATAL_ERROR "${changelog} does not begin with \"playhead (VERSION-REVISION) \"")
endif()
set(PLAYHEAD_DEBIAN_REVISION ${CMAKE_MATCH_2})
if(NOT CMAKE_MATCH_1 VERSION_EQUAL PROJECT_VERSION)
    message(FATAL_ERROR "The newest entry of ${changelog} is of ${CMAKE_MATCH_1}, the project is "
                        "${PROJECT_VERSION}")
endif()
if(NOT signed MATCHES ">  [A-Z][a-z][a-z], ([0-9][0-9]) ([A-Z][a-z][a-z]) ([0-9][0-9][0-9][0-9]) ")
    message(FATAL_ERROR "The newest entry of ${changelog} has no date as RFC 5322 writes it")
endif()
set(day ${CMAKE_MATCH_1})
set(year ${CMAKE_MATCH_3})
set(months Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec)
list(FIND months ${CMAKE_MATCH_2} month)
math(EXPR month "${month} + 1")
if(month LESS 10)
    set(month 0${month})
endif()
set(PLAYHEAD_RELEASE_DATE ${year}-${month}-${day})
