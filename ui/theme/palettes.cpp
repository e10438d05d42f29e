// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/theme/palettes.h"

namespace playhead {

namespace {

constexpr Palette light = {0xfff6f7f9, 0xffffffff, 0xffdfe3e8, 0xff1b2330, 0xff5c6778,
                           0xffdbe8ff, 0xff2162d1, 0xffeef1f5, 0xfff3f5f8, 0xffeceff3,
                           0xff596882, 0xff784ccf, 0xff0b7272, 0xff955900, 0xffad3d78,
                           0xffc42b2b, 0xff1e753c, 0xff616774, 0xfff34000};
constexpr Palette dark = {0xff15181d, 0xff1c2026, 0xff2d333c, 0xffe6e9ee, 0xff9aa5b4,
                          0xff24344f, 0xff6ea0ff, 0xff272d35, 0xff171b20, 0xff20252c,
                          0xff8e9db7, 0xffaa8df0, 0xff4cc2c2, 0xffe0a44a, 0xffec86b8,
                          0xffff7b72, 0xff5fc983, 0xff98a2b3, 0xffff7a45};
constexpr Palette lightContrast = {0xffffffff, 0xffffffff, 0xff000000, 0xff000000, 0xff303030,
                                   0xffcfe0ff, 0xff0039a6, 0xfff2f2f2, 0xfff7f7f7, 0xffe8e8e8,
                                   0xff2f3b50, 0xff4a1fa0, 0xff004f4f, 0xff653b00, 0xff831953,
                                   0xff920000, 0xff00501e, 0xff3a4150, 0xffb23700};
constexpr Palette darkContrast = {0xff000000, 0xff000000, 0xffffffff, 0xffffffff, 0xffd6d6d6,
                                  0xff003a7a, 0xffb2d0ff, 0xff1a1a1a, 0xff0d0d0d, 0xff202020,
                                  0xffc3d0e6, 0xffd6c6ff, 0xff7fe6e6, 0xffffd07a, 0xffffbbda,
                                  0xffffbfba, 0xff8ff0b0, 0xffd0d6e0, 0xffff9a5c};

} // namespace

const Palette& paletteOf(WindowLook look)
{
    if (look.isHighContrast)
        return look.isDark ? darkContrast : lightContrast;
    return look.isDark ? dark : light;
}

} // namespace playhead
