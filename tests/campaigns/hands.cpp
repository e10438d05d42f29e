// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/campaigns/hands.h"

#include "tests/testkit/patient_test.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QMouseEvent>
#include <QPointer>
#include <QWheelEvent>

namespace playhead::campaign {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Share {
    Hands::Deed deed;
    int weight;
};
constexpr std::array shares = {
    Share{Hands::Deed::Click, 26}, Share{Hands::Deed::ClickTwice, 4}, Share{Hands::Deed::Menu, 2},
    Share{Hands::Deed::Drag, 8},   Share{Hands::Deed::Wheel, 16},     Share{Hands::Deed::Move, 14},
    Share{Hands::Deed::Key, 18},   Share{Hands::Deed::Shortcut, 6},   Share{Hands::Deed::Text, 4},
    Share{Hands::Deed::Leave, 2},
};

constexpr std::array keys = {
    Qt::Key_Up,     Qt::Key_Down,    Qt::Key_Left,      Qt::Key_Right,       Qt::Key_Home,
    Qt::Key_End,    Qt::Key_PageUp,  Qt::Key_PageDown,  Qt::Key_Return,      Qt::Key_Space,
    Qt::Key_Tab,    Qt::Key_Backtab, Qt::Key_Backspace, Qt::Key_Delete,      Qt::Key_Menu,
    Qt::Key_Escape, Qt::Key_F1,      Qt::Key_F2,        Qt::Key_BracketLeft, Qt::Key_BracketRight,
    Qt::Key_Plus,   Qt::Key_Minus,   Qt::Key_0,         Qt::Key_B,           Qt::Key_E,
    Qt::Key_F,      Qt::Key_J,       Qt::Key_K,         Qt::Key_N,           Qt::Key_W,
};

constexpr std::array texts = {
    u"result:Fail",    u"duration>1s",  u"type:", u"(",          u"\"deploy",
    u"has:note",       u"tag:a or not", u"ключ",  u"\U0001F600", u"a\u0301\u0302\u0303",
    u"\u202Ereversed", u"<b>bold</b>",  u"*",     u"/[a-z]+(/",  u"99999999999999999999",
};

} // namespace

const char* Hands::nameOf(Deed deed)
{
    static constexpr std::array names = {"clicks", "double clicks", "context menus", "drags",
                                         "wheel",  "moves",         "keys",          "shortcuts",
                                         "texts",  "escapes"};
    return names.at(static_cast<std::size_t>(deed));
}

int Hands::below(int limit)
{
    return std::uniform_int_distribution<int>(0, limit - 1)(m_chance);
}

QWidget& Hands::top() const
{
    if (QWidget* popup = QApplication::activePopupWidget())
        return *popup;
    if (QWidget* modal = QApplication::activeModalWidget())
        return *modal;
    return m_window;
}

QWidget& Hands::focused() const
{
    QWidget& above = top();
    QWidget* focus = above.focusWidget();
    return focus ? *focus : above;
}

/// The innermost widget at a place of what is on top.
QWidget& Hands::somewhere(QPoint& place)
{
    QWidget& above = top();
    const QPoint within(below(above.width()), below(above.height()));
    QWidget* child = above.childAt(within);
    QWidget& found = child ? *child : above;
    place = found.mapFrom(&above, within);
    return found;
}

void Hands::click(Qt::MouseButton button, bool isDouble)
{
    QPoint place;
    QWidget& widget = somewhere(place);
    static constexpr std::array modifiers = {Qt::NoModifier, Qt::NoModifier, Qt::NoModifier,
                                             Qt::ControlModifier, Qt::ShiftModifier};
    const auto modifier = modifiers.at(static_cast<std::size_t>(below(modifiers.size())));
    if (isDouble)
        QTest::mouseDClick(&widget, button, modifier, place);
    else
        QTest::mouseClick(&widget, button, modifier, place);
}

void Hands::drag()
{
    QPoint from;
    QWidget& widget = somewhere(from);
    const QPointer<QWidget> alive(&widget);
    const auto button = below(4) == 0 ? Qt::MiddleButton : Qt::LeftButton;
    QTest::mousePress(&widget, button, {}, from);
    for (int step = 0; step < 4 && alive; ++step) {
        const QPoint to = from + QPoint(below(400) - 200, below(200) - 100);
        QMouseEvent move(QEvent::MouseMove, to, alive->mapToGlobal(to), Qt::NoButton, button, {});
        QApplication::sendEvent(alive, &move);
    }
    if (alive)
        QTest::mouseRelease(alive, button, {}, from);
}

void Hands::turnWheel()
{
    QPoint place;
    QWidget& widget = somewhere(place);
    static constexpr std::array modifiers = {Qt::NoModifier, Qt::NoModifier, Qt::ControlModifier,
                                             Qt::ShiftModifier};
    const QPoint angle = below(5) == 0 ? QPoint(below(480) - 240, 0) : QPoint(0, below(480) - 240);
    QWheelEvent wheel(place, widget.mapToGlobal(place), {}, angle, {},
                      modifiers.at(static_cast<std::size_t>(below(modifiers.size()))),
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &wheel);
}

void Hands::pressKey()
{
    const auto key = keys.at(static_cast<std::size_t>(below(keys.size())));
    QTest::keyClick(&focused(), key, below(8) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
}

void Hands::pressShortcut()
{
    static constexpr std::array modifiers = {
        Qt::KeyboardModifiers(Qt::ControlModifier), Qt::KeyboardModifiers(Qt::AltModifier),
        Qt::ControlModifier | Qt::ShiftModifier, Qt::ControlModifier | Qt::AltModifier};
    const auto letter = static_cast<Qt::Key>(Qt::Key_A + below(26));
    QTest::keyClick(&focused(), letter,
                    modifiers.at(static_cast<std::size_t>(below(modifiers.size()))));
}

void Hands::typeText()
{
    const QString text =
        QString::fromUtf16(texts.at(static_cast<std::size_t>(below(texts.size()))));
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, &focused(), Qt::Key_unknown, QString(letter), {});
}

void Hands::act()
{
    if (auto* files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget()))
        return files->reject();
    int rest = below(100);
    auto deed = Deed::Leave;
    for (const Share& share : shares) {
        if (rest < share.weight) {
            deed = share.deed;
            break;
        }
        rest -= share.weight;
    }
    ++m_counts.at(static_cast<std::size_t>(deed));
    QPoint place;
    switch (deed) {
    case Deed::Click:
        return click(Qt::LeftButton, false);
    case Deed::ClickTwice:
        return click(Qt::LeftButton, true);
    case Deed::Menu:
        return click(Qt::RightButton, false);
    case Deed::Drag:
        return drag();
    case Deed::Wheel:
        return turnWheel();
    case Deed::Move: {
        QWidget& widget = somewhere(place);
        return QTest::mouseMove(&widget, place);
    }
    case Deed::Key:
        return pressKey();
    case Deed::Shortcut:
        return pressShortcut();
    case Deed::Text:
        return typeText();
    case Deed::Leave:
        return QTest::keyClick(&top(), Qt::Key_Escape);
    }
}

} // namespace playhead::campaign
