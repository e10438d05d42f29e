# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# Puts Qt's libraries and plugins beside the program, on Windows and macOS. Qt 6.5 gave the name of
# the script another argument.
if(Qt6_VERSION VERSION_LESS 6.5)
    set(script_argument FILENAME_VARIABLE)
else()
    set(script_argument OUTPUT_SCRIPT)
endif()
qt_generate_deploy_app_script(TARGET playhead ${script_argument} deploy_script)
install(SCRIPT "${deploy_script}" COMPONENT viewer)
