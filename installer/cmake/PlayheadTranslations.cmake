# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# The window in other languages: resources/translations/playhead_<language>.ts, compiled into the
# program. English is one of them, since only a translation has plural forms.
#
#   cmake --build BUILD --target playhead_update_translations
#
# puts every text of ui/ and app/ into each file that lacks it, marked as unfinished, and takes out
# what no source says any more. tests/checks/translations_test.cpp holds the files to that.
file(GLOB translations CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/translations/playhead_*.ts")
set(compiled_translations "")
set(update_commands "")
foreach(source IN LISTS translations)
    cmake_path(GET source STEM name)
    set(compiled "${PROJECT_BINARY_DIR}/translations/${name}.qm")
    add_custom_command(OUTPUT "${compiled}"
                       COMMAND Qt6::lrelease -silent "${source}" -qm "${compiled}"
                       DEPENDS "${source}" VERBATIM)
    list(APPEND compiled_translations "${compiled}")
    if(name STREQUAL "playhead_en")
        set(plural -pluralonly)
    else()
        set(plural "")
    endif()
    list(APPEND update_commands
         COMMAND Qt6::lupdate -silent -I . -locations none -no-obsolete -extensions cpp,h ${plural}
                 ui app -ts "${source}")
endforeach()
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/translations")
# Format 1, as for all resources.
qt_add_resources(playhead_ui translations PREFIX /playhead/translations
                 BASE "${PROJECT_BINARY_DIR}/translations" FILES ${compiled_translations}
                 OPTIONS --format-version 1)
add_custom_target(playhead_update_translations ${update_commands}
                  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
