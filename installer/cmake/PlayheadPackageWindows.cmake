# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# An installer with Qt in it: cpack -G NSIS64, on Windows. It makes the file types known and takes
# them back when it is removed; what a person recorded stays.
set(CPACK_GENERATOR NSIS64)
set(CPACK_NSIS_PACKAGE_NAME Playhead)
set(CPACK_NSIS_DISPLAY_NAME "Playhead ${PROJECT_VERSION}")
set(CPACK_NSIS_MUI_ICON "${PROJECT_BINARY_DIR}/playhead.ico")
set(CPACK_NSIS_MUI_UNIICON "${PROJECT_BINARY_DIR}/playhead.ico")
set(CPACK_NSIS_INSTALLED_ICON_NAME "share/playhead/playhead.ico")
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
file(READ "${PROJECT_SOURCE_DIR}/installer/windows/register.nsh" CPACK_NSIS_EXTRA_INSTALL_COMMANDS)
file(READ "${PROJECT_SOURCE_DIR}/installer/windows/unregister.nsh"
     CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS)
# The icon and the version in the properties of playhead.exe.
enable_language(RC)
configure_file(installer/windows/playhead.rc.in "${PROJECT_BINARY_DIR}/playhead.rc" @ONLY)
target_sources(playhead PRIVATE "${PROJECT_BINARY_DIR}/playhead.rc")
add_dependencies(playhead playhead_desktop)
include(PlayheadPackageQt)
