// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QVBoxLayout;

namespace playhead {

enum class ColorRole;
class PlainLabel;

/// A page with nothing on it but something to say: the empty window, a file that could not be
/// opened.
class MessagePage : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Welcome, Error };

    explicit MessagePage(Kind kind, QWidget* parent = nullptr);

    /// All plain text; empty lines are left out.
    void setMessage(const QString& title, const QString& text, const QString& place = {});
    /// Offers what is in the menu, which is another's, by a button behind the others.
    void offer(const QString& text, QMenu* menu);

Q_SIGNALS:
    void openRequested();
    void demoRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fitLabels();
    PlainLabel* addLabel(QVBoxLayout* layout, ColorRole role);

    Kind m_kind;
    PlainLabel* m_title;
    PlainLabel* m_text;
    PlainLabel* m_place;
    QHBoxLayout* m_buttons;
};

} // namespace playhead
