// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>
#include <QPointer>
#include <QWidget>

namespace playhead {

/// A painted item of a view, with nothing in it and no object of its own.
class AccessibleLeaf : public QAccessibleInterface
{
public:
    /// Outlives its view as an interface that is not valid.
    explicit AccessibleLeaf(QWidget& view) : m_widget(&view) {}

    [[nodiscard]] QObject* object() const final { return nullptr; }
    [[nodiscard]] QWindow* window() const final
    {
        return m_widget ? m_widget->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const final { return nullptr; }
    [[nodiscard]] QAccessibleInterface* child(int) const final { return nullptr; }
    [[nodiscard]] int childCount() const final { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const final { return -1; }
    void setText(QAccessible::Text, const QString&) final {}

private:
    QPointer<QWidget> m_widget;
};

/// A part of a viewport, as QAccessibleInterface::rect() tells it.
[[nodiscard]] inline QRect onScreen(const QWidget& viewport, const QRect& part)
{
    return {viewport.mapToGlobal(part.topLeft()), part.size()};
}

} // namespace playhead
