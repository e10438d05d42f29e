// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPoint>
#include <QString>

#include <array>
#include <cstdint>
#include <random>

class QWidget;

namespace playhead::campaign {

/// Hands that know nothing of the program: they click, drag, scroll and type wherever there is
/// something to, by events as a person's come. What is open over the window gets them first: a
/// menu, a dialog. Dialogs for files are left at once, since in them there are keys that delete.
class Hands
{
public:
    enum class Deed { Click, ClickTwice, Menu, Drag, Wheel, Move, Key, Shortcut, Text, Leave };
    static constexpr std::size_t deedCount = 10;

    Hands(QWidget& window, std::uint64_t seed) : m_window(window), m_chance(seed) {}

    /// Does one thing.
    void act();
    [[nodiscard]] const std::array<std::uint64_t, deedCount>& counts() const { return m_counts; }
    [[nodiscard]] static const char* nameOf(Deed deed);

private:
    [[nodiscard]] int below(int limit);
    [[nodiscard]] QWidget& top() const;
    [[nodiscard]] QWidget& somewhere(QPoint& place);
    [[nodiscard]] QWidget& focused() const;
    void click(Qt::MouseButton button, bool isDouble);
    void drag();
    void turnWheel();
    void pressKey();
    void pressShortcut();
    void typeText();

    QWidget& m_window;
    std::mt19937_64 m_chance;
    std::array<std::uint64_t, deedCount> m_counts{};
};

} // namespace playhead::campaign
