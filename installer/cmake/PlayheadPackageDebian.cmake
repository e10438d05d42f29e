# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
set(CPACK_GENERATOR DEB)
list(APPEND CPACK_COMPONENTS_ALL debian)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${PLAYHEAD_DEBIAN_REVISION})
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# What the program is linked with is found; what it loads is not: the plugins for SVG icons. The
# plugin for X11 is in libqt6gui6.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, shared-mime-info, hicolor-icon-theme")
# Wayland, GNOME's dark mode, the fonts that the window is drawn with, and what Qt says in other
# languages.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-gtk-platformtheme, fonts-inter, fonts-dejavu-core, fonts-noto-color-emoji, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-droid-fallback, bash-completion")

# What Debian's policy asks for.
set(doc "${CMAKE_INSTALL_DATADIR}/doc/playhead")
set(changelog_gz "${PROJECT_BINARY_DIR}/changelog.Debian.gz")
add_custom_command(OUTPUT "${changelog_gz}"
                   COMMAND "${PLAYHEAD_GZIP}" -9nc "${PROJECT_SOURCE_DIR}/installer/debian/changelog"
                           > "${changelog_gz}"
                   DEPENDS installer/debian/changelog VERBATIM)
add_custom_target(playhead_debian ALL DEPENDS "${changelog_gz}")
install(FILES "${changelog_gz}" installer/debian/copyright
        DESTINATION "${doc}" COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES installer/debian/lintian-overrides RENAME playhead
        DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides"
        COMPONENT debian EXCLUDE_FROM_ALL)
