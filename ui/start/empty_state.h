// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace playhead {

class PlainLabel;

/// What stands in the place of a list that has nothing to show: why, and what can be done.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// All plain text. Without a text for it there is no button.
    void setMessage(const QString& title, const QString& text, const QString& button);

Q_SIGNALS:
    void pressed();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fitText();

    PlainLabel* m_title;
    PlainLabel* m_text;
    QPushButton* m_button;
};

} // namespace playhead
