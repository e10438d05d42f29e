// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/value_page.h"

#include <QCoreApplication>

namespace playhead {

const PanelDescriptor& paramsPanel()
{
    static const PanelDescriptor descriptor = {
        "params",
        QT_TRANSLATE_NOOP("Panel", "Params"),
        [](const PanelContent& content) { return saysSomething(content.loaded->event.params); },
        [](SessionContext&, QWidget* parent) -> Panel* {
            return new ValuePage(&Event::params, QCoreApplication::translate("Panel", "Params"),
                                 parent);
        },
        15,
    };
    return descriptor;
}

} // namespace playhead
