// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace playhead {

class NoticeBar;
class TextView;

/// A TextView that says how much of a long text it shows, and offers the rest.
class TextPane : public QWidget
{
    Q_OBJECT

public:
    /// `name` is for screen readers.
    explicit TextPane(const QString& name, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] TextView* view() const { return m_view; }

private:
    void updateNotice();

    TextView* m_view;
    NoticeBar* m_notice;
};

} // namespace playhead
