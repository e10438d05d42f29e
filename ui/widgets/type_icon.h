// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPainter;

namespace playhead {

/// The letter of an action type on a rounded square of its colour.
void paintTypeIcon(QPainter& painter, const QRectF& rect, ActionType type);

class TypeIcon : public QWidget
{
    Q_OBJECT

public:
    explicit TypeIcon(QWidget* parent = nullptr);
    /// `word` is the source's own word for the type, for the tool tip.
    void setType(ActionType type, const QString& word);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ActionType m_type = ActionType::Action;
};

} // namespace playhead
