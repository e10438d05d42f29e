// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/text_pane.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/text_view.h"

#include <QVBoxLayout>

namespace playhead {

TextPane::TextPane(const QString& name, QWidget* parent)
    : QWidget(parent), m_view(new TextView(this)), m_notice(new NoticeBar(this))
{
    m_view->setAccessibleName(name);
    m_notice->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
    connect(m_view, &TextView::shownLengthChanged, this, &TextPane::updateNotice);
    connect(m_notice, &NoticeBar::actionClicked, m_view, &TextView::showAll);
}

void TextPane::setText(const QString& text)
{
    m_view->setWholeText(text);
}

void TextPane::updateNotice()
{
    m_notice->setVisible(!m_view->isShownWhole());
    if (!m_view->isShownWhole())
        m_notice->setNotice(tr("The first %1 of %2 characters are shown.")
                                .arg(toQString(format_count(m_view->shownLength())),
                                     toQString(format_count(m_view->wholeText().size()))),
                            tr("Show all"));
}

} // namespace playhead
