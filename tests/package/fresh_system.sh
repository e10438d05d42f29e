# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Sourced by tests/package/packages: Debian 12 in a folder, with nothing that was installed by hand.

system=""          # the folder of the system that is entered
system_display=""  # the process of its X server
systems=${PLAYHEAD_SYSTEMS:-${TMPDIR:-/tmp}/playhead-systems}
mirror=${PLAYHEAD_DEBIAN_MIRROR:-http://deb.debian.org/debian}

can_make_systems() { [[ $EUID -eq 0 ]] && command -v debootstrap >/dev/null; }

# What is the same for all of them is made once: Debian, and for `tar` what the tarball leaves to
# the system, which is X, and a font.
make_base()
{
    local base=$systems/base
    [[ ! -e $base/complete ]] || return 0
    rm -rf "$base"
    mkdir -p "$systems"
    debootstrap --variant=minbase bookworm "$base" "$mirror" >"$systems/debootstrap.log" 2>&1 ||
        { tail "$systems/debootstrap.log" >&2; return 1; }
    touch "$base/complete"
}

enter_system() # deb | tar
{
    make_base
    system=$systems/entered
    rm -rf --one-file-system "$system"
    cp -a "$systems/base" "$system"
    cp /etc/resolv.conf "$system/etc/resolv.conf"
    echo "deb $mirror bookworm main" >"$system/etc/apt/sources.list"
    # No service is started in a folder.
    printf '#!/bin/sh\nexit 101\n' >"$system/usr/sbin/policy-rc.d"
    chmod 755 "$system/usr/sbin/policy-rc.d"
    mount -t proc proc "$system/proc"
    mount --bind /dev "$system/dev"
    in_system useradd --create-home person
    in_system apt-get update --quiet >/dev/null 2>&1
    if [[ $1 == tar ]]; then
        in_system apt-get install --yes --quiet --no-install-recommends libx11-6 libx11-xcb1 \
            libxcb1 libxext6 libxrender1 libice6 libsm6 xkb-data \
            fonts-dejavu-core fontconfig-config >/dev/null 2>&1
    fi
}

leave_system()
{
    if [[ -n $system_display ]]; then
        kill "$system_display" 2>/dev/null || true
        system_display=""
    fi
    if [[ -n $system ]]; then
        umount "$system/tmp/.X11-unix" "$system/dev" "$system/proc" 2>/dev/null || true
        mountpoint -q "$system/dev" || rm -rf --one-file-system "$system"
        system=""
    fi
}

in_system()
{
    chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@" </dev/null
}

# As somebody who is not root, with DISPLAY where there is one.
as_person()
{
    chroot --userspec=person:person "$system" /usr/bin/env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 \
        HOME=/home/person XDG_RUNTIME_DIR=/home/person ${DISPLAY:+"DISPLAY=$DISPLAY"} "$@" </dev/null
}

# Recommended packages are left out: it must do without them. apt asks nobody but Debian.
install_in_system() # DEB
{
    cp "$1" "$system/tmp/package.deb"
    in_system apt-get install --yes --quiet --no-install-recommends /tmp/package.deb \
        >"$systems/install.log" 2>&1 || { tail "$systems/install.log" >&2; return 1; }
    rm "$system/tmp/package.deb"
}

# What is there, but for what apt and dpkg write of themselves, caches that are kept for all
# packages, and what belongs to the person.
system_files()
{
    (cd "$system" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./home -o -path ./tmp \
        -o -path ./var/cache -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/log \) \
        -prune -o -print | sort)
}

# Runs a command on an X server of its own; good when a window of that program opens.
with_display() # COMMAND...
{
    local display=$systems/display status=1
    rm -f "$display" # what was written for another one is not for this
    mkdir -p /tmp/.X11-unix "$system/tmp/.X11-unix"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -ac 3>"$display" 2>/dev/null &
    system_display=$!
    for _ in {1..600}; do
        [[ ! -s $display ]] || break
        sleep 0.1
    done
    [[ -s $display ]] || { echo "Xvfb does not start" >&2; return 1; }
    mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
    local DISPLAY
    DISPLAY=:$(<"$display")
    export DISPLAY
    "$@" 2>"$systems/window.log" &
    local program=$!
    for _ in {1..1200}; do
        if xwininfo -root -tree | grep -q '"playhead" "[Pp]layhead"'; then
            status=0
            break
        fi
        kill -0 "$program" 2>/dev/null || break
        sleep 0.1
    done
    if [[ -n ${PLAYHEAD_WINDOW_PICTURE:-} ]]; then
        sleep 3
        import -window root "$PLAYHEAD_WINDOW_PICTURE" || true
    fi
    [[ $status -eq 0 ]] || cat "$systems/window.log" >&2
    kill "$program" 2>/dev/null || true
    wait "$program" 2>/dev/null || true
    umount "$system/tmp/.X11-unix"
    kill "$system_display" 2>/dev/null || true
    wait "$system_display" 2>/dev/null || true
    system_display=""
    return "$status"
}
