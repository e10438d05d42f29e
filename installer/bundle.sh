# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Sourced by installer/package: a folder that can be put anywhere and started.
#
#   bin/playhead       leads to lib/playhead/playhead
#   lib/playhead/      the program, qt.conf, Qt and every other library, Qt's plugins and texts
#   share/             what the viewer installs, and the licences of what it brings along

# What stays with the system: glibc, since the loader is part of it; X, since it must fit the display.
# Of GL, what leads to the driver is brought along: Qt is linked with it, and few systems have all of
# it. The driver is the system's.
system_libraries='^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|anl|nsl|mvec|BrokenLocale)'
system_libraries+='|libX11|libX11-xcb|libxcb|libXau|libXdmcp|libXext|libXrender|libICE|libSM'
system_libraries+='|libdrm|libgbm)\.so'

# Qt's plugins, as far as the viewer may load them. Those that are not installed are left out, but
# for the first line: without these it would not start, or have no icons.
needed_plugins=(platforms/libqxcb.so platforms/libqoffscreen.so iconengines/libqsvgicon.so
    imageformats/libqsvg.so imageformats/libqjpeg.so imageformats/libqgif.so)
further_plugins=(imageformats/libqwebp.so imageformats/libqico.so
    platforms/libqwayland-generic.so
    wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so
    platforminputcontexts/libibusplatforminputcontextplugin.so
    platformthemes/libqxdgdesktopportal.so)

# What Qt itself says, in the languages that the program speaks; those that are not installed are
# left out.
copy_translations() # SOURCES TO LICENCES
{
    local from file
    from=$(qmake6 -query QT_INSTALL_TRANSLATIONS)
    for file in "$1"/resources/translations/playhead_*.ts; do
        file=${file##*/playhead_}
        file=$from/qtbase_${file%.ts}.qm
        if [[ -e $file ]]; then
            install -D -m 644 "$file" "$2/${file##*/}"
            copy_licence "$file" "$3"
        fi
    done
}

# The libraries that a file is linked with, and those of these, as paths.
linked_libraries() # FILE
{
    local lost
    lost=$(ldd "$1" | awk '$3 == "not" { print $1 }')
    if [[ -n $lost ]]; then
        echo "$1 needs what is not installed: $lost" >&2
        return 1
    fi
    ldd "$1" | awk '$2 == "=>" { print $3 }'
}

copy_plugins() # FROM TO
{
    local plugin
    for plugin in "${needed_plugins[@]}"; do
        install -D -m 644 "$1/$plugin" "$2/$plugin"
    done
    for plugin in "${further_plugins[@]}"; do
        [[ ! -e $1/$plugin ]] || install -D -m 644 "$1/$plugin" "$2/$plugin"
    done
}

# The licence of the package that a library came with.
copy_licence() # LIBRARY TO
{
    local path package
    path=$(realpath "$1")
    package=$(dpkg-query --search "$path" 2>/dev/null || dpkg-query --search "${path#/usr}")
    package=${package%%:*}
    if [[ ! -e $2/$package ]]; then
        install -D -m 644 "/usr/share/doc/$package/copyright" "$2/$package"
    fi
}

make_bundle() # BUILD TO LICENCE
{
    local build=$1 to=$2 licence=$3 home=$2/lib/playhead licences=$2/share/doc/playhead/licences
    local plugins file library
    local -A libraries=()
    rm -rf "$to"
    cmake --install "$build" --prefix "$to" --component viewer --strip
    install -d "$home"
    mv "$to/bin/playhead" "$home/playhead"
    ln -s ../lib/playhead/playhead "$to/bin/playhead"
    printf '[Paths]\nPrefix = .\nPlugins = plugins\nTranslations = translations\n' >"$home/qt.conf"

    copy_translations "${licence%/*}" "$home/translations" "$licences"
    plugins=$(qmake6 -query QT_INSTALL_PLUGINS)
    copy_plugins "$plugins" "$home/plugins"
    while IFS= read -r -d '' file; do
        while IFS= read -r library; do
            if [[ ! ${library##*/} =~ $system_libraries ]]; then
                libraries[${library##*/}]=$library
            fi
        done < <(linked_libraries "$file")
        [[ $file == "$home/playhead" ]] || copy_licence "$plugins/${file#"$home/plugins/"}" "$licences"
    done < <(find "$home" -type f \( -name '*.so' -o -name playhead \) -print0)
    for library in "${!libraries[@]}"; do
        install -m 644 "$(realpath "${libraries[$library]}")" "$home/$library"
        copy_licence "${libraries[$library]}" "$licences"
    done
    # DT_RPATH of the program holds for its libraries and plugins, too, none of which has its own.
    # shellcheck disable=SC2016 # the loader's, not the shell's
    patchelf --force-rpath --set-rpath '$ORIGIN' "$home/playhead"
    install -m 644 "$licence" "$to/share/doc/playhead/LICENSE"
    # What is compiled into the program.
    install -m 644 "${licence%/*}/installer/debian/copyright" "$licences/playhead"
    find "$to" -type d -exec chmod 755 {} +
    echo "${#libraries[@]} libraries"
}
