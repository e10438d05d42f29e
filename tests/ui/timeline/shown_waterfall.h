// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/trace_maker.h"
#include "tests/ui/timeline/hand.h"
#include "ui/context/session_context.h"
#include "ui/timeline/waterfall_view.h"

#include <memory>

namespace playhead::testkit {

/// #0 (0 to 100 s) with 40 parents of two children each; the second child of each has an id.
[[nodiscard]] std::shared_ptr<const Trace> fortyParents();

/// The view with the focus, on a session.
struct ShownWaterfall {
    explicit ShownWaterfall(std::shared_ptr<const Trace> trace = fortyParents(),
                            QSize size = {1000, 500});

    SessionContext context;
    WaterfallView view;
    Hand hand{view};

    [[nodiscard]] int rows() const { return view.rowsModel().rowCount(); }
    [[nodiscard]] QPoint pointOf(EventIndex event, int column = EventRowsModel::EventColumn) const;
    [[nodiscard]] QPoint expanderOf(EventIndex event) const;
    /// The right edge of a column in the header.
    [[nodiscard]] QPoint dividerOf(int column) const;
    /// The moment below a point of the timeline.
    [[nodiscard]] TimeNs timeAt(int x) const;
};

/// A test each of whose functions has a fresh view.
class WaterfallTest : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<ShownWaterfall> window;

private Q_SLOTS:
    void init() { window = std::make_unique<ShownWaterfall>(); }
    void cleanup() { window.reset(); }
};

} // namespace playhead::testkit
