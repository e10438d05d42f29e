// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace playhead {

class LinkButton;
class PlainLabel;

/// One line of news with something to do about it: "1 secret masked · Show".
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// An empty `action` leaves the button out.
    void setNotice(const QString& text, const QString& action, ColorRole role = ColorRole::Dim);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PlainLabel* m_label;
    LinkButton* m_button;
};

} // namespace playhead
