// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QTabBar>

namespace playhead {

/// Tabs as words with a line under the current one.
class FlatTabBar : public QTabBar
{
    Q_OBJECT

public:
    explicit FlatTabBar(QWidget* parent = nullptr);

    /// In place of setTabVisible(), which forgets in Qt 6.4 that tabs before this one have changed,
    /// when nothing changes for this one and the bar is hidden: they keep their old places.
    void setTabShown(int index, bool isShown);
    /// A colour of its own for a tab's word.
    void setTabRole(int index, ColorRole role);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace playhead
