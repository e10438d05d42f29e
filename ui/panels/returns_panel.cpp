// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/value_page.h"

#include <QCoreApplication>

namespace playhead {

const PanelDescriptor& returnsPanel()
{
    static const PanelDescriptor descriptor = {
        "returns",
        QT_TRANSLATE_NOOP("Panel", "Returns"),
        [](const PanelContent& content) { return saysSomething(content.loaded->event.returns); },
        [](SessionContext&, QWidget* parent) -> Panel* {
            return new ValuePage(&Event::returns, QCoreApplication::translate("Panel", "Returns"),
                                 parent);
        },
        10,
    };
    return descriptor;
}

} // namespace playhead
