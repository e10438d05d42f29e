// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/filter_notice.h"

#include "ui/context/event_filter.h"
#include "ui/context/session_context.h"

#include <QAbstractScrollArea>

namespace playhead {

FilterNotice::FilterNotice(SessionContext& context, QAbstractScrollArea& view)
    : NoticeBar(view.viewport()), m_context(context)
{
    hide();
    connect(this, &NoticeBar::actionClicked, &view, [this, &view] {
        view.setFocus(); // the button is about to go
        m_context.filter().clear();
    });
}

void FilterNotice::setEmptied(bool isEmptied)
{
    setVisible(isEmptied);
    if (!isEmptied)
        return;
    setNotice(m_context.filter().isRunning() ? tr("Searching what was recorded: no hit so far")
                                             : tr("No event matches the filter"),
              tr("Clear the filter"));
    setGeometry(0, 0, parentWidget()->width(), sizeHint().height());
}

} // namespace playhead
