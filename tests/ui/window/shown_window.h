// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "ui/main_window.h"
#include "ui/widgets/message_page.h"

namespace playhead::testkit {

[[nodiscard]] inline QString demo()
{
    return samplePath(QStringLiteral("demo.json"));
}

/// The window on a screen, and what a person does to it.
class ShownWindow
{
public:
    ShownWindow()
    {
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
    }
    void open(const QString& path)
    {
        window.openFiles({path});
        QTRY_VERIFY(window.isSettled());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    [[nodiscard]] MessagePage* messagePage() const
    {
        for (auto* page : window.findChildren<MessagePage*>()) {
            if (page->isVisible())
                return page;
        }
        return nullptr;
    }

    MainWindow window;
};

} // namespace playhead::testkit
