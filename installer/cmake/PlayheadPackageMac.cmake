# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# Playhead.app with Qt in it, in a disk image: cpack -G DragNDrop, on macOS.
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME "Playhead ${PROJECT_VERSION}")
set(CPACK_DMG_FORMAT UDZO)
set_target_properties(playhead PROPERTIES
    MACOSX_BUNDLE ON
    OUTPUT_NAME Playhead
    MACOSX_BUNDLE_INFO_PLIST "${PROJECT_SOURCE_DIR}/installer/macos/Info.plist.in"
    MACOSX_BUNDLE_GUI_IDENTIFIER dev.playhead.Playhead
    MACOSX_BUNDLE_BUNDLE_NAME Playhead
    MACOSX_BUNDLE_BUNDLE_VERSION "${PROJECT_VERSION}"
    MACOSX_BUNDLE_SHORT_VERSION_STRING "${PROJECT_VERSION}"
    MACOSX_BUNDLE_ICON_FILE playhead.icns)
foreach(icon IN ITEMS playhead session)
    set(file "${PROJECT_BINARY_DIR}/${icon}.icns")
    set_source_files_properties("${file}" TARGET_DIRECTORY playhead PROPERTIES
                                GENERATED TRUE MACOSX_PACKAGE_LOCATION Resources)
    target_sources(playhead PRIVATE "${file}")
endforeach()
add_dependencies(playhead playhead_desktop)
include(PlayheadPackageQt)
