# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# The seams of the house: a format, exporter, panel, command or demo is one new file and one line.
#
# A registry of self-registering globals would vanish: the linker drops an object file of a static
# library that nobody refers to. So each playhead_add_<kind>(name) line adds the source and notes
# the name, and playhead_write_registry() writes the table that refers to all of them.

# playhead_add_seam(<kind> <target> <file> <name>): <file>.cpp joins <target>, and <name> the
# registry of <kind>.
function(playhead_add_seam kind target file name)
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/${file}.cpp")
    set_property(GLOBAL APPEND PROPERTY PLAYHEAD_SEAM_${kind} ${name})
endfunction()

# Writes <file> into the build folder and adds it to <target>:
#   NAMESPACE  where the pieces and the table live
#   HEADER     the header that declares TYPE and the table function
#   TYPE       what each piece's function `const TYPE& <name><SUFFIX>()` returns
#   TABLE      the table function's name: std::span<const TYPE* const> TABLE()
function(playhead_write_registry kind target)
    cmake_parse_arguments(arg "" "NAMESPACE;HEADER;TYPE;TABLE;SUFFIX" "" ${ARGN})
    get_property(names GLOBAL PROPERTY PLAYHEAD_SEAM_${kind})
    set(declarations "")
    set(entries "")
    foreach(name IN LISTS names)
        string(APPEND declarations "const ${arg_TYPE}& ${name}${arg_SUFFIX}();\n")
        string(APPEND entries "        &${name}${arg_SUFFIX}(),\n")
    endforeach()
    set(file "${CMAKE_CURRENT_BINARY_DIR}/${kind}_registry.cpp")
    file(CONFIGURE OUTPUT "${file}" CONTENT [[// Written by CMake from the playhead_add_@kind@() lines.
#include "@arg_HEADER@"

#include <vector>

namespace @arg_NAMESPACE@ {

@declarations@
std::span<const @arg_TYPE@* const> @arg_TABLE@()
{
    static const std::vector<const @arg_TYPE@*> table = {
@entries@    };
    return table;
}

} // namespace @arg_NAMESPACE@
]] @ONLY)
    target_sources(${target} PRIVATE "${file}")
endfunction()

# One line per format, in core/formats/CMakeLists.txt.
function(playhead_add_format name)
    playhead_add_seam(format playhead_core ${name} ${name})
endfunction()

# One line per exporter, in core/export/CMakeLists.txt.
function(playhead_add_exporter name)
    playhead_add_seam(exporter playhead_core ${name} ${name})
endfunction()

# One line per panel, in ui/panels/CMakeLists.txt; the file is <name>_panel.cpp.
function(playhead_add_panel name)
    playhead_add_seam(panel playhead_ui ${name}_panel ${name})
endfunction()

# One line per subcommand, in app/commands/CMakeLists.txt.
function(playhead_add_command name)
    playhead_add_seam(command playhead_commands ${name} ${name})
endfunction()

# One line per demo, in app/demos/CMakeLists.txt.
function(playhead_add_demo name)
    playhead_add_seam(demo playhead_demos ${name} ${name})
endfunction()

# Tests are compiled as fast as can be: they are run once.
function(playhead_target_is_test target)
    target_compile_options(${target} PRIVATE -O0)
    if(PLAYHEAD_COVERAGE) # that of what is tested
        target_compile_options(${target} PRIVATE -fno-profile-arcs -fno-test-coverage)
    endif()
endfunction()

# What a test of this folder runs under, where a sanitizer watches it.
function(playhead_test_environment name folder)
    set(environment "LC_ALL=C.UTF-8")
    if(PLAYHEAD_SANITIZE STREQUAL "thread")
        # Qt Test and the offscreen platform have threads: what they fork starts some, too.
        set(tsan "halt_on_error=1:die_after_fork=0:suppressions=${PROJECT_SOURCE_DIR}/tests/checks/tsan.supp")
        # Qt's mutexes are futexes inside the distribution's library, which TSan does not see: to it,
        # two threads that post an event move the same list at once. What Qt has memmove, new and
        # delete do is left out where its threads and events are at work, our own reads and writes
        # stay in. In core's tests nothing is left out.
        if(NOT folder STREQUAL "core")
            string(APPEND tsan ":ignore_interceptors_accesses=1")
        endif()
        list(APPEND environment "TSAN_OPTIONS=${tsan}")
    endif()
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${environment}")
endfunction()

# Runs moc on those sources of a test that include what it writes. AUTOMOC does as much, and besides
# compiles a file without content for each of some hundred tests and looks through its sources.
function(playhead_moc_of_test target)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM stem)
        file(STRINGS "${source}" wanted LIMIT_COUNT 1 REGEX "^#include \"${stem}\\.moc\"")
        if(wanted)
            qt6_generate_moc("${source}" "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc"
                             TARGET ${target})
            target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc")
        endif()
    endforeach()
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# playhead_add_test(<name> SOURCES ... LIBS ... [LABELS ...]): one Qt Test program.
#
# Its first label is the folder under tests/ that it lives in (core, ui, ...). It runs in a home
# folder of its own (tests/testkit/isolation.cpp), without a display, and a warning that the test
# did not announce with QTest::ignoreMessage() fails it.
function(playhead_add_test name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(${name} ${arg_SOURCES} $<TARGET_OBJECTS:playhead_test_isolation>)
    playhead_target_defaults(${name})
    playhead_target_uses_qt(${name})
    playhead_target_is_test(${name})
    target_link_libraries(${name} PRIVATE ${arg_LIBS} Qt6::Test)
    target_compile_definitions(${name} PRIVATE PLAYHEAD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    playhead_moc_of_test(${name} ${arg_SOURCES})
    add_test(NAME ${name} COMMAND ${name})
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/tests"
               OUTPUT_VARIABLE folder)
    string(REGEX REPLACE "/.*" "" folder "${folder}")
    if(PLAYHEAD_PRECOMPILE)
        if(folder STREQUAL "ui")
            target_precompile_headers(${name} REUSE_FROM playhead_test_prelude_Widgets)
        else()
            target_precompile_headers(${name} REUSE_FROM playhead_test_prelude_Core)
        endif()
    endif()
    # Qt's offscreen platform says "This plugin does not support ..." of itself with every window.
    # CMake's expressions cannot look ahead: a warning counts whose text does not begin "This p".
    set(warning "\\) ([^T\n]|T[^h\n]|Th[^i\n]|Thi[^s\n]|This[^ \n]|This [^p\n])")
    playhead_test_environment(${name} ${folder})
    set_tests_properties(
        ${name} PROPERTIES LABELS "${folder};${arg_LABELS}" TIMEOUT 300
                           FAIL_REGULAR_EXPRESSION "(^|\n)(QWARN  : [^\n]*${warning}|QCRITICAL: |QFATAL  : )")
endfunction()
