// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/notice_bar.h"

class QAbstractScrollArea;

namespace playhead {

class SessionContext;

/// Says over a view that the filter leaves nothing to be seen in it, and offers to clear it.
class FilterNotice : public NoticeBar
{
    Q_OBJECT

public:
    /// A child of the view's viewport; the context outlives it.
    FilterNotice(SessionContext& context, QAbstractScrollArea& view);

    /// Shows it, with what is known by now, or hides it.
    void setEmptied(bool isEmptied);

private:
    SessionContext& m_context;
};

} // namespace playhead
