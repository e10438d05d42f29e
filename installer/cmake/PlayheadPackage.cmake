# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# What `cmake --install BUILD --component sdk` installs, for programs that record:
#
#   find_package(Playhead) with Playhead::core (C++) and Playhead::record (C), and playhead-record.pc
#
# Headers keep their paths, below include/playhead, which is the include folder of Playhead::core:
# a program includes them as the project itself does, <core/record/client.h>. The C header has the
# path that C programs expect, <playhead/record.h>.
include(CMakePackageConfigHelpers)

set(headers "${CMAKE_INSTALL_INCLUDEDIR}/playhead")
set(package "${CMAKE_INSTALL_LIBDIR}/cmake/Playhead")

# What records, and every header that those include.
target_sources(playhead_core PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES
    core/base/bits.h
    core/base/byte_reader.h
    core/base/ids.h
    core/base/job.h
    core/base/json_scan.h
    core/base/json_value.h
    core/base/ranked_bits.h
    core/base/result.h
    core/base/stopping.h
    core/base/time.h
    core/formats/reading/read_sessions.h
    core/library/import_files.h
    core/library/library.h
    core/library/library_sink.h
    core/library/session_archive.h
    core/model/annotations.h
    core/model/diagnostics.h
    core/model/event.h
    core/model/event_tree.h
    core/model/payload.h
    core/model/placed_sums.h
    core/model/placed_tokens.h
    core/model/session.h
    core/model/source.h
    core/model/sparse_column.h
    core/model/sparse_lists.h
    core/model/string_pool.h
    core/model/token_column.h
    core/model/totals.h
    core/model/trace.h
    core/record/action.h
    core/record/client.h
    core/record/encode.h
    core/record/field.h
    core/record/item.h
    core/record/json_adapter.h
    core/record/new_event.h
    core/record/open_action.h
    core/record/recover.h
    core/record/sink.h
    core/record/sinks.h
)
target_include_directories(playhead_record
                           INTERFACE "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
set_target_properties(playhead_core PROPERTIES EXPORT_NAME core)
set_target_properties(playhead_record PROPERTIES EXPORT_NAME record)

# Two sets: who records from C needs nothing of what the static library is linked with.
install(TARGETS playhead_core EXPORT PlayheadCore COMPONENT sdk
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT sdk
        FILE_SET HEADERS DESTINATION "${headers}" COMPONENT sdk)
install(TARGETS playhead_record EXPORT PlayheadRecord
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT sdk)
install(FILES core/c_api/record.h DESTINATION "${headers}" COMPONENT sdk)
foreach(part IN ITEMS Core Record)
    install(EXPORT Playhead${part} NAMESPACE Playhead:: FILE Playhead${part}.cmake
            DESTINATION "${package}" COMPONENT sdk)
endforeach()

configure_package_config_file(installer/cmake/PlayheadConfig.cmake.in
    "${PROJECT_BINARY_DIR}/package/PlayheadConfig.cmake" INSTALL_DESTINATION "${package}"
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/PlayheadConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/package/PlayheadConfig.cmake"
              "${PROJECT_BINARY_DIR}/package/PlayheadConfigVersion.cmake"
        DESTINATION "${package}" COMPONENT sdk)

# pkg-config finds the prefix from where the file is, so that the folder can be moved.
file(RELATIVE_PATH pc_to_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" pc_to_prefix "${pc_to_prefix}")
configure_file(installer/cmake/playhead-record.pc.in
               "${PROJECT_BINARY_DIR}/package/playhead-record.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/package/playhead-record.pc"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT sdk)
