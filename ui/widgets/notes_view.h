// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/model/diagnostics.h"

#include <QTreeView>

#include <vector>

namespace playhead {

class NotesModel;

/// The data notes: what was repaired, inferred or could not be read, what to do about it, and
/// where. A place that names an event leads to it.
class NotesView : public QTreeView
{
    Q_OBJECT

public:
    explicit NotesView(QWidget* parent = nullptr);

    void setNotes(std::vector<Diagnostic> notes);

Q_SIGNALS:
    void eventRequested(playhead::EventIndex event);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    NotesModel* m_model;
};

} // namespace playhead
