// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <QWidget>

#include <memory>
#include <span>

namespace playhead {

class SessionContext;

/// The selected event with all its texts. `loaded` has passed the redactor unless the person asked
/// to see secrets: panels show, copy and hand out what it holds, and read texts nowhere else.
struct PanelContent {
    std::shared_ptr<const Trace> trace;
    EventIndex event;
    std::shared_ptr<const LoadedEvent> loaded;
    /// False where `loaded` is the event as it was while it ran, at the playhead.
    bool hasEnded = true;
};

/// One tab of the event view. Panels know the context, and never each other. A panel has no focus
/// proxy: Tab would lead to that at once, and past whatever stands before it.
class Panel : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// Shows an event. Called only for content that the descriptor's applies() takes. Long work
    /// (a JSON index, a picture) is done off the GUI thread by the panel itself.
    virtual void show(const PanelContent& content) = 0;
    /// Shows nothing: no event is selected, or it is still being read.
    virtual void clear() = 0;
    /// Puts the focus where the person writes; nothing in a panel that only shows.
    virtual void beginEditing() {}
    /// Whether work is under way whose result is still to be shown.
    [[nodiscard]] virtual bool isBusy() const { return false; }
};

/// A panel registers with one playhead_add_panel(<name>) line and a function
/// `const PanelDescriptor& <name>_panel()` in <name>_panel.cpp.
struct PanelDescriptor {
    const char* id;    ///< stable, for settings: "conversation"
    const char* title; ///< source text for translation, context "Panel"
    /// Whether the panel has something to say about an event. Cheap.
    bool (*applies)(const PanelContent& content);
    Panel* (*create)(SessionContext& context, QWidget* parent);
    /// Of the panels that apply, the one with the highest interest is shown first, until the
    /// person chooses another.
    int interest = 0;
};

/// All panels, in the order of their tabs.
[[nodiscard]] std::span<const PanelDescriptor* const> allPanels();

} // namespace playhead
