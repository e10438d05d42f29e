// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/graph_export.h"

#include <QDialog>

class QComboBox;
class QRadioButton;
class QSpinBox;

namespace playhead {

/// Asks which stretch of the graph is wanted as a picture, how wide, and how fine.
class GraphExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `width` is that of the graph on the screen. `hasStretch` says whether less than the whole
    /// session is on the screen.
    GraphExportDialog(int width, bool hasStretch, QWidget* parent);

    /// Without a path.
    [[nodiscard]] GraphRequest request() const;

private:
    QRadioButton* m_whole;
    QRadioButton* m_visible;
    QSpinBox* m_width;
    QComboBox* m_scale; ///< with the scale as data
};

} // namespace playhead
